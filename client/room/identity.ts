import { forget, keep, kept } from '../ui/keeping.ts'

/** Under which name and numbers this tab's commands are done once (L3). */
export interface Identity {
  clientId: string
  nextSeq: () => number
}

const key = 'rondo:identity'

/**
 * The tab's identity; it survives a reload, so that an undo still reaches the act before it. While the page is open nothing lies in
 * sessionStorage: a duplicated tab copies that, and two tabs that count under one name would take each other's answers.
 */
export function takeIdentity(): Identity {
  const before = kept<{ clientId: string; seq: number }>('tab', key)
  forget('tab', key)
  const clientId = before?.clientId ?? newClientId()
  let seq = before?.seq ?? 0
  addEventListener('pagehide', () => keep('tab', key, { clientId, seq }))
  addEventListener('pageshow', () => forget('tab', key))
  return { clientId, nextSeq: () => ++seq }
}

/** `crypto.randomUUID` is missing on plain http, which is what a hall's own network often speaks. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
