import { keepResult, type AdversaryRow } from '../proof/results.ts'
import { abuses, type AbuseName } from './abuses.ts'
import { leaveServerCore } from './cores.ts'
import { hallDay } from './hall.ts'
import { quantile, type Trips } from './honest.ts'
import { inTurns, type Stretch, type Turns } from './rounds.ts'
import { setStage, type Stage } from './stage.ts'

// What honest people notice of each abuse: their commands' round trips in quiet and in abused stretches by turns, all in one run.
//   npm run prove:floods [-- name ... hall]      ROUNDS=5 STRETCH_MS=5000 SCALE=1

const rounds = Number(process.env.ROUNDS ?? 5)
/** All rounds make some 4,000 commands of each kind: of fewer, the slowest hundredth is what one or two collections of the heap held up. */
const stretchMs = Number(process.env.STRETCH_MS ?? 5_000)
const scale = Number(process.env.SCALE ?? 1)
/** Below this nobody notices a doubling, and on a shared machine it is mostly noise: in ms. */
const UNNOTICED_MS = 10
/** What the server may take more while it is abused, in MB: a heap grows before it is collected. */
const MOST_MB = 256

const asked = process.argv.slice(2)
const isWhole = asked.length === 0
const names = (isWhole ? Object.keys(abuses) : asked).filter((name): name is AbuseName => name in abuses)
const begun = performance.now()
const rows: AdversaryRow[] = []
leaveServerCore()
for (const name of names) {
  // A server for each: what one leaves behind is not the next one's.
  const stage = await setStage({ people: 40, ownPeople: 1_000, scale })
  const turns = await inTurns(stage, name, rounds, stretchMs)
  const row = rowOf(name, turns, stage)
  rows.push(row)
  console.log(`${row.held ? 'held ' : 'FAILED'}  ${name.padEnd(18)} ${row.tries} ${row.unit}: ${row.figure}`)
  await stage.close()
}
if (isWhole || asked.includes('hall')) rows.push(await hallRow())
const seconds = Math.round((performance.now() - begun) / 1000)
// A part of it, or less of it, is a look and no proof.
if (isWhole && scale === 1) await keepResult({ proof: 'floods', command: 'npm run prove:floods', seconds, rows })
process.exitCode = rows.every(({ held }) => held) ? 0 : 1

/** A thousand people behind one address: come within ten seconds, all blink at once, and use the room. */
async function hallRow(): Promise<AdversaryRow> {
  const stage = await setStage({ people: 1, ownPeople: 1, scale })
  const people = Math.round(1_000 * scale)
  const day = await hallDay(stage.url, { people, withinMs: 10_000, forMs: 10_000, pauseMs: 4_000 })
  await stage.close()
  // The last of those who come back at 360 a second wait for the others; then their views must come.
  const held = day.refused + day.lost === 0 && day.longestWaitMs <= 1_000 && day.allBackMs < 15_000
  const s = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const figure = [
    `all in after ${s(day.allInMs)}, all back after ${s(day.allBackMs)}`,
    `${day.waits} told to wait at the door, at most ${s(day.longestWaitMs)}`,
    `${day.commands} commands, ${day.refused} refused, ${day.lost} lost, p99 ${day.p99.toFixed(0)} ms`,
  ].join('; ')
  console.log(`${held ? 'held ' : 'FAILED'}  hall               ${figure}`)
  const adversary = 'no adversary: a hall behind one address comes in 10 s, and all of it comes back at once'
  return { section: 'adversary', adversary, tries: people, unit: 'people', figure, held }
}

function rowOf(name: AbuseName, { quiet, abused, tries, memoryBefore }: Turns, { server }: Stage): AdversaryRow {
  const { says, unit } = abuses[name]
  const [before, during] = [tripsOf(quiet), tripsOf(abused)]
  const [quietP99, abusedP99] = [quantile(before, 0.99), quantile(during, 0.99)]
  const more = Math.max(...abused.map(({ memoryMb }) => memoryMb)) - memoryBefore
  const sum = (of: 'refused' | 'lost') => abused.reduce((all, stretch) => all + stretch[of], 0)
  const alive = server.child.exitCode === null
  const held =
    alive && abusedP99 <= Math.max(2 * quietP99, UNNOTICED_MS) && sum('lost') + sum('refused') === 0 && more < MOST_MB
  const figure = [
    `p99 ${quietP99.toFixed(1)} ms quiet, ${abusedP99.toFixed(1)} ms with`,
    `p50 ${quantile(before, 0.5).toFixed(1)} and ${quantile(during, 0.5).toFixed(1)} ms`,
    `CPU ${middleCpu(quiet).toFixed(0)} and ${middleCpu(abused).toFixed(0)} %`,
    `RSS ${more >= 0 ? '+' : ''}${more.toFixed(0)} MB`,
    ...(sum('lost') + sum('refused') > 0 ? [`${sum('refused')} refused, ${sum('lost')} lost`] : []),
  ].join('; ')
  return { section: 'adversary', adversary: says, tries: Math.max(1, tries), unit, figure, held }
}

function tripsOf(stretches: readonly Stretch[]): Trips {
  return stretches.flatMap(({ trips }) => trips)
}

/** Of one core, per cent. */
function middleCpu(stretches: readonly Stretch[]): number {
  return quantile(
    stretches.map(({ cpu }) => cpu),
    0.5,
  )
}
