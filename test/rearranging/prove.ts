import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keepResult, type ProofRow } from '../proof/results.ts'
import { bundled } from '../server/process.ts'
import type { TriedLaw } from './finding.ts'
import { onPlainBoards, type PlainOutcome } from './on-plain-board.ts'
import { rearrange, type Outcome } from './rearrange.ts'
import { oneNode, twoNodes, type SetUp } from './set-ups.ts'

// `ACTS=1000 SEED=7 npm run prove:rearranging` is a smaller run of another seed, which is not kept.

const WHOLE = 10_000
const ACTS = Number(process.env.ACTS ?? WHOLE)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

interface Part {
  name: string
  start: (program: string) => Promise<SetUp>
}

const parts: Part[] = [
  { name: 'one node, embedded store', start: oneNode },
  { name: 'two nodes on one Redis', start: twoNodes },
]

interface Run {
  part: Part
  outcome: Outcome
  plain: PlainOutcome
}

const began = performance.now()
const [program] = await bundled(`rearranging-${process.pid}`, ['main.ts'])
const runs: Run[] = []
try {
  for (const part of parts) runs.push(await play(part))
} finally {
  await rm(dirname(program!), { recursive: true, force: true })
}
const seconds = (performance.now() - began) / 1000
const rows = runs.flatMap(rowsOf)
if (ACTS >= WHOLE) await keepResult({ proof: 'rearranging', command: 'npm run prove:rearranging', seconds, rows })
const held = rows.every((row) => row.held)
console.log(held ? `All held, in ${seconds.toFixed(0)} s.` : 'Something did not hold.')
process.exit(held ? 0 : 1)

async function play(part: Part): Promise<Run> {
  const setUp = await part.start(program!)
  const outcome = await rearrange(setUp, SEED, ACTS).finally(() => setUp.abandon())
  const plain = onPlainBoards(outcome.rounds, outcome.delays)
  console.log(`${part.name}, seed ${SEED}: ${figureOf(outcome)}`)
  console.log(
    `  Rondo:           ${doublesOf(outcome)} double bookings in ${outcome.frames} frames on eight boards, six phones and a screen`,
  )
  console.log(`  plain Yjs board: ${plainFigure(plain)}`)
  for (const { law, says } of outcome.findings.slice(0, 5)) console.log(`  ${law}: ${says}`)
  return { part, outcome, plain }
}

function doublesOf({ findings }: Outcome): number {
  return findings.filter(({ law }) => law === 'L1').length
}

function figureOf({ acts, ok, refused, done, cuts, sentAgain, seconds }: Outcome): string {
  const list = (counts: Map<string, number>) =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ')
  const rate = (acts / seconds).toFixed(0)
  return `${acts} acts, ${rate}/s: ${ok} ok (${list(done)}), refused ${list(refused)}; ${cuts} lines cut, ${sentAgain} acts sent again`
}

function plainFigure({ tried, drags, seen, left, equal }: PlainOutcome): string {
  const ends = equal ? 'all copies equal in the end' : 'copies differ in the end'
  return (
    `${seen.people} double bookings of people and ${seen.tables} of tables seen, with ${drags} of ${tried} acts possible there, ` +
    `${left.people} and ${left.tables} of them left; ${ends}`
  )
}

function rowsOf({ part, outcome, plain }: Run): ProofRow[] {
  const by = `eight facilitators at once, lines cut, ${part.name}`
  const tried = { by, tries: outcome.acts, unit: 'acts', seed: String(SEED) }
  const held = (law: TriedLaw) => outcome.findings.every((finding) => finding.law !== law)
  const figures: Partial<Record<TriedLaw, string>> = {
    L1: `no double booking in ${outcome.frames} frames; a plain Yjs board: ${plain.seen.people + plain.seen.tables}`,
    L3: `${outcome.sentAgain} sent again after ${outcome.cuts} cuts`,
    L6: [...outcome.refused].map(([code, times]) => `${code} ${times}`).join(', '),
  }
  const laws = (['L1', 'L2', 'L3', 'L4', 'L6', 'L9'] as const).map((law): ProofRow => {
    const figure = held(law) ? figures[law] : `broken: ${outcome.findings.find((one) => one.law === law)!.says}`
    return { section: 'law', law, ...tried, ...(figure && { figure }), held: held(law) }
  })
  const baseline: ProofRow = {
    section: 'other',
    topic: 'histories',
    what: `the same drags on a plain Yjs board, last write wins (${part.name})`,
    tries: plain.tried,
    unit: 'acts',
    figure: plainFigure(plain),
    held: plain.equal,
  }
  return [...laws, baseline]
}
