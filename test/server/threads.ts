import { Worker, type WorkerOptions } from 'node:worker_threads'
import { buildSync } from 'esbuild'

const code = new Map<string, string>()

/** A thread of the server, from its source as it is now; built when it is first asked for. */
function threadOf(entry: string): (options: WorkerOptions) => Worker {
  return (options) => {
    if (!code.has(entry)) code.set(entry, built(entry))
    return new Worker(code.get(entry)!, { ...options, eval: true })
  }
}

function built(entry: string): string {
  return buildSync({
    entryPoints: [entry],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    write: false,
  }).outputFiles[0]!.text
}

/** Reads lists; most tests import few people and never come here. */
export const startListThread = threadOf('server/import/worker.ts')

/** Keeps documents. */
export const startDocumentThread = threadOf('server/yjs/worker.ts')
