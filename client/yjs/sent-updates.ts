/** How y-websocket's frames begin: a sync message, and which one it is. */
const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

/**
 * What was said of a document on one line. Until the server has asked what we have that it has not (its step 1, our step 2), single updates
 * are held back: they may build on others that it never got, which it would have to refuse; the answer to its question holds them all.
 */
export class SentUpdates {
  /** Messages with updates that went out. */
  count = 0
  /** All that was here when the line came has been sent. */
  #begun = false

  constructor(socket: WebSocket) {
    const send = socket.send.bind(socket)
    socket.send = (data) => {
      if (this.#mayGo(data)) send(data)
    }
  }

  #mayGo(data: Parameters<WebSocket['send']>[0]): boolean {
    if (!(data instanceof Uint8Array) || data[0] !== SYNC) return true
    if (data[1] === STEP_2) this.#begun = true
    if (data[1] === UPDATE && !this.#begun) return false
    if (data[1] === STEP_2 || data[1] === UPDATE) this.count++
    return true
  }
}
