import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageStored } from '../../shared/documents.ts'

// The frames of y-websocket, as they come and go: a message's number, what is in it, and nothing behind it.

const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** What a client says. Both its answer to our step 1 and a single update bring something new. */
export type Said =
  | { is: 'step-1'; stateVector: Uint8Array }
  | { is: 'update'; update: Uint8Array; isStep2: boolean }
  | { is: 'awareness'; update: Uint8Array }
  | { is: 'query-awareness' }

/** Undefined for what is no such frame. */
export function readFrame(bytes: Uint8Array): Said | undefined {
  try {
    const from = decoding.createDecoder(bytes)
    const said = readSaid(from)
    return decoding.hasContent(from) ? undefined : said
  } catch {
    return undefined
  }
}

function readSaid(from: decoding.Decoder): Said | undefined {
  switch (decoding.readVarUint(from)) {
    case SYNC:
      return readSync(from)
    case AWARENESS:
      return { is: 'awareness', update: decoding.readVarUint8Array(from) }
    case QUERY_AWARENESS:
      return { is: 'query-awareness' }
    default:
      return undefined
  }
}

function readSync(from: decoding.Decoder): Said | undefined {
  const step = decoding.readVarUint(from)
  const content = decoding.readVarUint8Array(from)
  if (step === STEP_1) return { is: 'step-1', stateVector: content }
  return step === STEP_2 || step === UPDATE ? { is: 'update', update: content, isStep2: step === STEP_2 } : undefined
}

/** Asks for what the client has and we have not. */
export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return frame([SYNC, STEP_1], stateVector)
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return frame([SYNC, STEP_2], update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return frame([SYNC, UPDATE], update)
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return frame([AWARENESS], update)
}

/** So many of this connection's updates are stored. */
export function storedFrame(count: number): Uint8Array {
  return frame([messageStored, count])
}

function frame(numbers: readonly number[], content?: Uint8Array): Uint8Array {
  const to = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(to, number)
  if (content) encoding.writeVarUint8Array(to, content)
  return encoding.toUint8Array(to)
}
