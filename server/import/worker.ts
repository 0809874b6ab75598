import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { readList, type SentList } from './read-list.ts'
import type { WorkerAnswer } from './list-reader.ts'

// A thread of its own for reading lists (list-reader.ts): one comes in, what it says goes out.

/** Sockets come first, also where there is one core for both. */
const NICE = 19

// Linux counts this for the thread that asks, others for the whole process.
if (process.platform === 'linux') setPriority(NICE)

parentPort!.on('message', (list: SentList) => {
  const begun = performance.now()
  const read = readList(list)
  const answer: WorkerAnswer = { read, tookMs: performance.now() - begun }
  parentPort!.postMessage(answer)
})
