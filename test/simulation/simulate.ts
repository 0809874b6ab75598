import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { keepResult, type LawRow, type OtherRow } from '../proof/results.ts'
import { refusalsOfPlaces } from './check-refusal.ts'
import { bugs } from './bugs/bugs.ts'
import { loadSimulation, outsidePromises } from './bundle.ts'
import { Tally } from './tally.ts'
import { playMany, playWith, seeds, told, type Played } from './many.ts'

// npm run simulate [count] [first seed]: so many room-days on all cores; the first that goes wrong is made as small as it gets. Ctrl-C ends
// it after the days under way; what was found by then is kept, unless it is too little to count.

/** Days of a whole run. */
const WHOLE = 100_000
/** Of fewer days nothing is kept. */
const ENOUGH = 2_000

/** Days that a worker plays before it tells how it went. */
const PIECE = 100
/** A day leaves much behind that is soon needed no more: in a small nursery a sixth of the time goes into collecting it. */
const resourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 1024 }
/** Days in which every bug that is put in must be caught. */
const MOST_DAYS = 1_000

interface Piece {
  first: number
  count: number
}

if (isMainThread) process.exitCode = await main()
else await work(workerData as null)

async function main(): Promise<number> {
  const count = Number(process.argv[2] ?? WHOLE)
  const first = Number(process.argv[3] ?? 1)
  const cores = availableParallelism()
  const began = performance.now()
  const tally = new Tally()
  let [next, days] = [first, 0]
  let failure: Played['failure']
  let isEnough = false
  process.once('SIGINT', () => (isEnough = true))
  const seconds = () => (performance.now() - began) / 1000
  const piece = (): Piece | undefined => {
    if (failure || isEnough || next >= first + count) return undefined
    const taken = { first: next, count: Math.min(PIECE, first + count - next) }
    next += taken.count
    return taken
  }
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(inTypeScript(new URL(import.meta.url)), { eval: true, resourceLimits })
      const give = () => worker.postMessage(piece() ?? 'done')
      worker.on('message', (played: Played | 'ready') => {
        if (played !== 'ready') {
          days += played.days
          tally.add(played.counts)
          if (played.failure && !(failure && failure.seed < played.failure.seed)) failure = played.failure
          process.stdout.write(`\r${days} room-days, ${(days / seconds() / cores).toFixed(1)} a second and core `)
        }
        give()
      })
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
  await Promise.all(Array.from({ length: cores }, run))
  console.log()
  const took = seconds()
  const simulation = await loadSimulation()
  const failed = failure
  if (failed) console.log(await outsidePromises(() => told(simulation, failed)))
  if (days < ENOUGH) {
    console.log(`Of fewer than ${ENOUGH} room-days nothing is kept.`)
    return failed ? 1 : 0
  }
  const caught = await checker()
  const rows = [...laws(days, next - 1, took, tally, failed), ...caught]
  await keepResult({ proof: 'simulation', command: 'npm run prove:simulation', seconds: seconds(), rows })
  return rows.every(({ held }) => held) ? 0 : 1
}

/** A thread knows nothing of TypeScript on Node 20, even where the process was started with it. */
function inTypeScript(module: URL): string {
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(module)}) })`
}

async function work(_: null): Promise<void> {
  const simulation = await loadSimulation()
  const port = parentPort!
  port.on('message', (piece: Piece | 'done') => {
    if (piece === 'done') return port.close()
    void outsidePromises(() => playMany(simulation, seeds(piece.first, piece.count))).then((played) => {
      port.postMessage(played)
    })
  })
  port.postMessage('ready')
}

/** Which law each finding belongs to: those of rules count for the law that they keep. */
function lawOf(law: string): string {
  if (/^L\d/.test(law)) return law
  return law === 'crash' ? 'L2' : 'L1'
}

function laws(days: number, lastSeed: number, seconds: number, tally: Tally, failure: Played['failure']): LawRow[] {
  const by: Record<string, string> = {
    L1: 'people, staff and clock who want the same places at once, at nodes that do not know of each other yet',
    L2: 'nodes killed, stores that time out after the append or fail over',
    L3: 'commands sent again, doubled on the way, and at another node',
    L4: 'every node and every client compared with the log after each step',
    L5: 'records of a kind or of people that an audience may not see',
    L6: 'every refusal decided again, every place that was offered taken',
    L7: 'every refusal of a place decided again without the other pending requests',
    L8: 'clocks five minutes off, jumping',
    L9: 'lines cut, half open, slow; devices away for minutes',
    L10: 'stores out of reach, full, slow',
    L11: 'every change of a meeting, and every receipt with an old cursor',
  }
  const lines = figures(tally)
  lines.L1 = `${((1000 * seconds) / days).toFixed(1)} ms each; ${lines.L1}`
  return Object.entries(by).map(([law, tries]) => ({
    section: 'law',
    law,
    by: tries,
    tries: days,
    unit: 'room-days',
    seed: String(failure?.seed ?? lastSeed),
    held: !failure || lawOf(failure.how.law) !== law,
    ...(lines[law] !== undefined && { figure: lines[law] }),
  }))
}

/** How much there was in all these days for a law to be broken by. */
function figures(tally: Tally): Record<string, string> {
  const { counts } = tally
  const [ok, refused, times] = [tally.of('ok: '), tally.of('refused: '), (what: string) => counts.get(what) ?? 0]
  const kinds = [...counts.keys()].filter((what) => what.startsWith('fault: ')).length
  const ofPlaces = [...refusalsOfPlaces, 'limit-reached'].reduce((sum, code) => sum + times(`code: ${code}`), 0)
  return {
    L1: `${ok + refused} commands, ${tally.of('fault: ')} faults of ${kinds} kinds`,
    L2: `${ok} commands answered ok`,
    L3: `${times('answered again')} of them again`,
    L4: `${times('whole view')} whole views and ${times('changes')} changes`,
    L6: `${refused} refusals`,
    L7: `${ofPlaces} refusals of a place or for a limit`,
    L9: `${times('dialled')} lines`,
    L10: `${times('code: store-unreachable') + times('door: store-unreachable')} refusals while the store was out of reach`,
    L11: `${times('ok: acknowledge')} receipts`,
  }
}

async function checker(): Promise<OtherRow[]> {
  const rows: OtherRow[] = []
  for (const { what, edits, caughtBy } of bugs) {
    const { days, failure } = await playWith(edits, MOST_DAYS)
    const held = failure !== undefined && caughtBy.includes(failure.how.law)
    const figure = failure ? `caught by ${failure.how.law} after ${days} room-days, seed ${failure.seed}` : 'not caught'
    console.log(`${what}: ${figure}`)
    rows.push({ section: 'other', topic: 'checker', what, tries: days, unit: 'room-days', figure, held })
  }
  return rows
}
