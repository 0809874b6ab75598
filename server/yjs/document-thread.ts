import { once } from 'node:events'
import type { ResourceLimits, Worker } from 'node:worker_threads'
import type { Answer, Question } from './shelf.ts'

/** No honest update takes a hundredth of it. ms */
const LIMIT_MS = 1_000
/** To bring a document of 5 MB from the store into memory, or out of it, on a busy machine. ms */
const WHOLE_LIMIT_MS = 10_000
/** To start at all, on a busy machine. ms */
const START_MS = 20_000
/** After so long without a question the thread ends; documents come back from the store when they are asked for. ms */
const IDLE_MS = 60_000
/** Documents of 5 MB take some tens of MB each. */
const resourceLimits: ResourceLimits = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 64 }

/** `too-heavy`: it took too long, or too much memory. `ended`: the thread went for another reason. Either way, no document is open. */
export interface Reply {
  answer: Answer | { is: 'too-heavy' | 'ended' }
  /** Of the thread's own time. */
  tookMs: number
}

export interface DocumentThreadMeans {
  /** Starts the thread of worker.ts. */
  start(options: { resourceLimits: ResourceLimits }): Worker
  /** Told why a thread ended by itself. */
  onFailure(error: unknown): void
  limitMs?: number
}

/**
 * The documents' thread as the rest of the server sees it: one question at a time, each within a time limit. What comes from outside is
 * looked at there only, so that nothing in it can keep the sockets waiting or fill their memory.
 */
export class DocumentThread {
  readonly #means: DocumentThreadMeans
  #ready: Promise<Worker | undefined> | undefined
  #worker: Worker | undefined
  #settle: ((reply: Reply) => void) | undefined
  #last: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(means: DocumentThreadMeans) {
    this.#means = means
  }

  /** Never rejects. */
  ask(question: Question): Promise<Reply> {
    const reply = this.#last.then(() => this.#askNow(question))
    this.#last = reply
    return reply
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#end('ended')
  }

  async #askNow(question: Question): Promise<Reply> {
    if (this.#closed) return without('ended')
    clearTimeout(this.#idle)
    const worker = await (this.#ready ??= this.#start())
    if (!worker || worker !== this.#worker) {
      this.#ready = undefined
      return without('ended')
    }
    const isWhole = ['open', 'add', 'whole', 'text'].includes(question.ask)
    const limitMs = this.#means.limitMs ?? (isWhole ? WHOLE_LIMIT_MS : LIMIT_MS)
    let isAnswered = false
    // Where this thread was held up itself, the answer may have been here for long: it is looked for first.
    const endUnlessAnswered = () => isAnswered || void this.#end('too-heavy')
    const late = setTimeout(() => setImmediate(endUnlessAnswered), limitMs)
    const reply = await new Promise<Reply>((settle) => {
      this.#settle = (reply) => {
        isAnswered = true
        settle(reply)
      }
      worker.postMessage(question)
    })
    clearTimeout(late)
    this.#idle = setTimeout(() => void this.#end('ended'), IDLE_MS).unref()
    return reply
  }

  /** Undefined where it did not start. */
  async #start(): Promise<Worker | undefined> {
    const worker = this.#means.start({ resourceLimits })
    worker.unref()
    this.#worker = worker
    const ended = (is: 'too-heavy' | 'ended') => {
      if (this.#worker !== worker) return
      this.#worker = this.#ready = undefined
      this.#settle?.(without(is))
    }
    worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#means.onFailure(error)
      ended(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-heavy' : 'ended')
    })
    worker.on('exit', () => ended('ended'))
    try {
      // What it takes to start is nobody's update's fault.
      await once(worker, 'message', { signal: AbortSignal.timeout(START_MS) })
    } catch {
      void worker.terminate()
      return undefined
    }
    worker.on('message', (reply: Reply) => this.#settle?.(reply))
    return worker
  }

  async #end(is: 'too-heavy' | 'ended'): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = this.#ready = undefined
    this.#settle?.(without(is))
    await worker?.terminate()
  }
}

function without(is: 'too-heavy' | 'ended'): Reply {
  return { answer: { is }, tookMs: 0 }
}
