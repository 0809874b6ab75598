import { Worker } from 'node:worker_threads'
import { CannotStart } from './config.ts'
import { startServer, type Running } from './start.ts'

/** A stop that takes longer is cut short. */
const STOP_MS = 5_000
/** Told from here, as this file alone knows where in the bundle they lie. */
const listThread = new URL('./import/worker.js', import.meta.url)
const documentThread = new URL('./yjs/worker.js', import.meta.url)

async function main(): Promise<void> {
  let running: Running
  try {
    running = await startServer(process.env, {
      startListThread: (options) => new Worker(listThread, options),
      startDocumentThread: (options) => new Worker(documentThread, options),
    })
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    process.stderr.write(`Rondo cannot start. ${error.message}\n`)
    process.exitCode = 1
    return
  }
  const { url, config, log } = running
  process.stdout.write(`Rondo is ready: ${config.publicUrl ?? url}\n`)
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

await main()
