import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { cutUpdate } from './cut-update.ts'

/** The server closes a line with more than 64 KB in one message. What goes around an update is a few bytes. */
const MOST_BYTES = 60_000

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
      for (const frame of this.#framesOf(data)) send(frame)
    }
  }

  #framesOf(data: Data): Data[] {
    if (!(data instanceof Uint8Array) || data[0] !== SYNC) return [data]
    if (data[1] === STEP_2) this.#begun = true
    if (data[1] === UPDATE && !this.#begun) return []
    if (data[1] !== STEP_2 && data[1] !== UPDATE) return [data]
    const frames = data.length > MOST_BYTES ? inPieces(data, data[1]) : [data]
    this.count += frames.length
    return frames
  }
}

type Data = Parameters<WebSocket['send']>[0]

/** The last of them is the answer to the server's question: only then it knows all that there was. */
function inPieces(data: Uint8Array, step: number): Uint8Array<ArrayBuffer>[] {
  const from = decoding.createDecoder(data)
  decoding.readVarUint(from)
  decoding.readVarUint(from)
  const updates = cutUpdate(decoding.readVarUint8Array(from), MOST_BYTES)
  return updates.map((update, i) => {
    const to = encoding.createEncoder()
    encoding.writeVarUint(to, SYNC)
    encoding.writeVarUint(to, i === updates.length - 1 ? step : UPDATE)
    encoding.writeVarUint8Array(to, update)
    return new Uint8Array(encoding.toUint8Array(to))
  })
}
