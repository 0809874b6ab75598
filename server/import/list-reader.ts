import type { ResourceLimits, Worker } from 'node:worker_threads'
import { readList, type ReadList, type SentList } from './read-list.ts'

/** Bytes up to which a list is read where it stands, in some milliseconds: waking another thread is not worth it. */
const SHORT = 16_384
/** Lists that may wait for their turn, of 5 MB at most each. */
const MOST_WAITING = 16
/** A list of 5,000 people takes half a second, some seconds on a busy machine; what takes so long is no list of people. In ms. */
const LIMIT_MS = 20_000
/** How long the thread is kept for the next list: organisers try a list several times, then never again. In ms. */
const IDLE_MS = 60_000
/** Lists of 5 MB take a fifth of it. */
const resourceLimits: ResourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

/** What the thread sends back; `tookMs` of its core. */
export interface WorkerAnswer {
  read: ReadList | 'no-list'
  tookMs: number
}

/** `too-heavy`: it took too long, or too much memory. `full`: too many wait already. `gone`: the thread ended; the next list gets another. */
export type Outcome = { is: 'read'; answer: WorkerAnswer } | { is: 'too-heavy' | 'full' | 'gone' }

export interface ListReaderMeans {
  /** Starts the thread of worker.ts. */
  start(options: { resourceLimits: ResourceLimits }): Worker
  /** Told why a thread ended by itself. */
  onFailure(error: unknown): void
  limitMs?: number
}

/**
 * Reads lists of people beside the socket loop, one at a time, in a thread that is started for the first long list and ends when none has come
 * for a while.
 */
export class ListReader {
  readonly #means: ListReaderMeans
  #thread: Worker | undefined
  #settle: ((outcome: Outcome) => void) | undefined
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(means: ListReaderMeans) {
    this.#means = means
  }

  /** The bytes of a long list are gone from here afterwards: the thread has them. Never rejects. */
  read(list: SentList): Promise<Outcome> {
    if (list.bytes.length <= SHORT) return Promise.resolve({ is: 'read', answer: readHere(list) })
    if (this.#waiting >= MOST_WAITING) return Promise.resolve({ is: 'full' })
    this.#waiting++
    const outcome = this.#last.then(() => {
      this.#waiting--
      return this.#closed ? { is: 'gone' as const } : this.#readThere(list)
    })
    this.#last = outcome
    return outcome
  }

  /** Ends the thread; what waits is told that it is gone. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#end({ is: 'gone' })
  }

  async #readThere(list: SentList): Promise<Outcome> {
    clearTimeout(this.#idle)
    const thread = (this.#thread ??= this.#start())
    const late = setTimeout(() => void this.#end({ is: 'too-heavy' }), this.#means.limitMs ?? LIMIT_MS)
    const outcome = await new Promise<Outcome>((settle) => {
      this.#settle = settle
      const bytes = ownBytes(list.bytes)
      thread.postMessage({ ...list, bytes }, [bytes.buffer])
    })
    clearTimeout(late)
    this.#idle = setTimeout(() => void this.#end({ is: 'gone' }), IDLE_MS).unref()
    return outcome
  }

  #start(): Worker {
    const thread = this.#means.start({ resourceLimits })
    thread.unref()
    const ended = (outcome: Outcome) => {
      if (this.#thread !== thread) return
      this.#thread = undefined
      this.#settle?.(outcome)
    }
    thread.on('message', (answer: WorkerAnswer) => this.#settle?.({ is: 'read', answer }))
    thread.on('error', (error: NodeJS.ErrnoException) => {
      this.#means.onFailure(error)
      ended({ is: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-heavy' : 'gone' })
    })
    thread.on('exit', () => ended({ is: 'gone' }))
    return thread
  }

  async #end(outcome: Outcome): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = undefined
    this.#settle?.(outcome)
    await thread?.terminate()
  }
}

function readHere(list: SentList): WorkerAnswer {
  const begun = performance.now()
  return { read: readList(list), tookMs: performance.now() - begun }
}

/** Bytes that may be handed over whole: a part of a larger buffer is copied first. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes)
}
