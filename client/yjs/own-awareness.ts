import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageAwareness, messageQueryAwareness, type WebsocketProvider } from 'y-websocket'

/** Not more often is one's own state told: at most 15 times a second. */
const PAUSE_MS = 1000 / 15

interface Changed {
  added: number[]
  updated: number[]
  removed: number[]
}

/**
 * Lets a provider speak of its own client alone, at most 15 times a second, the latest state winning. By itself it repeats to the server
 * whatever it hears of others too, which our server takes for an attempt to speak in their name.
 * @returns what ends it
 */
export function speakOfOneself(provider: WebsocketProvider): () => void {
  const { awareness } = provider
  const own = awareness.clientID
  let lastAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    timer = undefined
    if (!provider.wsconnected || provider.ws?.readyState !== provider.ws?.OPEN) return
    lastAt = performance.now()
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, messageAwareness)
    encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [own]))
    provider.ws?.send(encoding.toUint8Array(frame))
  }
  const changed = ({ added, updated, removed }: Changed) => {
    if (![...added, ...updated, ...removed].includes(own)) return
    timer ??= setTimeout(tell, Math.max(0, lastAt + PAUSE_MS - performance.now()))
  }

  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', changed)
  provider.messageHandlers[messageQueryAwareness] = tell
  return () => {
    clearTimeout(timer)
    awareness.off('update', changed)
  }
}

/**
 * Begins a line as if nothing had been heard of anybody: what is told of others counts whatever was known of them before the line broke, and
 * one's own state is a newer one than the server last saw, which it has taken back.
 */
export function beginAnew({ awareness }: WebsocketProvider): void {
  for (const client of [...awareness.meta.keys()]) if (client !== awareness.clientID) awareness.meta.delete(client)
  awareness.setLocalState(awareness.getLocalState())
}
