import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Reply } from './document-thread.ts'
import { Shelf, type Question } from './shelf.ts'

// A thread of its own for documents (document-thread.ts): a question comes in, its answer goes out.

/** Sockets come first, also where there is one core for both. */
const NICE = 10

// Linux counts this for the thread that asks, others for the whole process.
if (process.platform === 'linux') setPriority(NICE)

const shelf = new Shelf()
parentPort!.on('message', (question: Question) => {
  const begun = performance.now()
  const answer = shelf.answer(question)
  const reply: Reply = { answer, tookMs: performance.now() - begun }
  parentPort!.postMessage(reply)
})
parentPort!.postMessage('ready')
