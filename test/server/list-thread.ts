import { Worker, type WorkerOptions } from 'node:worker_threads'
import { buildSync } from 'esbuild'

let code: string | undefined

/** The thread that reads lists, from its source as it is now; most tests import few people and never come here. */
export function startListThread(options: WorkerOptions): Worker {
  code ??= buildSync({
    entryPoints: ['server/import/worker.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    write: false,
  }).outputFiles[0]!.text
  return new Worker(code, { ...options, eval: true })
}
