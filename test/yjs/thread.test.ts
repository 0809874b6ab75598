import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { DocumentThread, type DocumentThreadMeans } from '../../server/yjs/document-thread.ts'
import { startDocumentThread } from '../server/threads.ts'

function threadOf(starts: DocumentThreadMeans['start'][], limitMs: number): DocumentThread {
  const thread = new DocumentThread({
    start: (options) => starts.shift()!(options),
    onFailure: () => undefined,
    limitMs,
  })
  onTestFinished(() => thread.close())
  return thread
}

const ready = `const { parentPort } = require('node:worker_threads'); parentPort.postMessage('ready');`
const thatDoes = (code: string) => () =>
  new Worker(`${ready} parentPort.on('message', () => { ${code} })`, { eval: true })

const question = { ask: 'take', key: 'k', update: new Uint8Array(), mayWrite: true, mostBytes: 1 } as const

test('an update that takes too long ends the thread, and the next question gets another', async () => {
  const thread = threadOf([thatDoes('for (;;);'), startDocumentThread], 2_000)
  const begun = performance.now()
  const late = thread.ask(question)
  const next = thread.ask({ ask: 'open', key: 'k', updates: [Y.encodeStateAsUpdate(new Y.Doc())] })
  expect((await late).answer).toEqual({ is: 'too-heavy' })
  expect(performance.now() - begun).toBeGreaterThan(1_900)
  expect((await next).answer).toEqual({ is: 'done', damaged: 0 })
})

test.each(['process.exit(0)', 'throw new Error()'])(
  'a thread that ends by itself (%s) is answered for',
  async (code) => {
    const thread = threadOf([thatDoes(code), startDocumentThread], 5_000)
    expect((await thread.ask(question)).answer).toEqual({ is: 'ended' })
    expect((await thread.ask(question)).answer).toEqual({ is: 'not-open' })
  },
)

test('closed, it answers too', async () => {
  const thread = threadOf([startDocumentThread], 5_000)
  await thread.close()
  expect((await thread.ask(question)).answer).toEqual({ is: 'ended' })
})
