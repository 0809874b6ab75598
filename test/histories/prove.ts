import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keepResult, type ProofRow } from '../proof/results.ts'
import { bundled } from '../server/process.ts'
import { check } from './check/check.ts'
import type { Finding } from './check/finding.ts'
import type { Tally } from './check/answers.ts'
import { record } from './record.ts'
import { embedded } from './world/embedded.ts'
import { replicated } from './world/replicated.ts'
import type { SetUp } from './world/set-up.ts'
import { threeNodes } from './world/three-nodes.ts'

// `COMMANDS=5000 SEED=7 npm run prove:histories` is a smaller run of another seed. A history that does not hold is kept as a file.

const COMMANDS = Number(process.env.COMMANDS ?? 105_000)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const ROOMS = 4
/** In one recording; more would be another one, with servers and stores of its own. */
const COMMANDS_AT_ONCE = 8_000
/** One for so many commands, and each kind once where there is time for it. */
const COMMANDS_A_FAULT = 850
/** Of one recording, at most. */
const SECONDS_AT_ONCE = 60

interface Part {
  /** Of all commands. */
  share: number
  start: (program: string, turn: number) => Promise<SetUp>
  what: string
}

const parts: Part[] = [
  { what: 'embedded store, one node', share: 40 / 105, start: embedded },
  { what: 'Redis (always), three nodes', share: 40 / 105, start: threeNodes },
  {
    what: 'Redis (always and everysec) with a replica that gets promoted, two nodes',
    share: 15 / 105,
    start: (program, turn) => replicated(program, turn % 2 === 0 ? 'always' : 'everysec', false),
  },
  {
    what: 'Redis (always) with a replica that is waited for and gets promoted, two nodes',
    share: 10 / 105,
    start: (program) => replicated(program, 'always', true),
  },
]

interface Outcome {
  tally: Tally
  faults: Map<string, number>
  findings: Finding[]
  /** While commands were sent. */
  seconds: number
}

const began = performance.now()
const [program] = await bundled(`histories-${process.pid}`, ['main.ts'])
const outcomes: { part: Part; outcome: Outcome }[] = []
for (const part of parts) outcomes.push({ part, outcome: await play(part) })
await rm(dirname(program!), { recursive: true, force: true })
const seconds = (performance.now() - began) / 1000
await keepResult({ proof: 'histories', command: 'npm run prove:histories', seconds, rows: rowsOf() })
const wrong = outcomes.flatMap(({ outcome }) => outcome.findings)
console.log(wrong.length === 0 ? `All held, in ${seconds.toFixed(0)} s.` : `${wrong.length} findings.`)
process.exit(wrong.length === 0 ? 0 : 1)

async function play({ share, start, what }: Part): Promise<Outcome> {
  const tally: Tally = { commands: 0, ok: 0, refused: 0, unknown: 0, lost: 0 }
  const sum: Outcome = { tally, faults: new Map(), findings: [], seconds: 0 }
  const turns = Math.ceil((share * COMMANDS) / COMMANDS_AT_ONCE)
  const commands = Math.ceil((share * COMMANDS) / turns)
  for (let turn = 0; turn < turns; turn++) {
    const seed = SEED + turn
    const setUp = await start(program!, turn)
    const plan = {
      seed,
      rooms: ROOMS,
      commands,
      faults: Math.max(Math.ceil(commands / COMMANDS_A_FAULT), setUp.faults.length),
      atMost: SECONDS_AT_ONCE,
    }
    const recording = await record(setUp, plan).finally(() => setUp.abandon())
    for (const [kind, times] of recording.faults) sum.faults.set(kind, (sum.faults.get(kind) ?? 0) + times)
    for (const [room, history] of recording.histories.entries()) {
      const { tally: some, findings } = check(history)
      for (const name of Object.keys(tally) as (keyof Tally)[]) tally[name] += some[name]
      sum.findings.push(...findings)
      for (const { of, says } of findings.slice(0, 3)) console.log(`  ${of}: ${says}`)
      if (findings.length > 0) console.log(`  kept: ${await kept(history, `${setUp.nodes.length}-${seed}-${room}`)}`)
    }
    sum.seconds += recording.seconds
    console.log(`${what}, seed ${seed}: ${tally.commands} commands, ${(tally.commands / sum.seconds).toFixed(0)}/s`)
  }
  return sum
}

async function kept(history: object, name: string): Promise<string> {
  const file = join(tmpdir(), `rondo-history-${name}.json`)
  await writeFile(file, JSON.stringify(history))
  return file
}

function rowsOf(): ProofRow[] {
  const tries = outcomes.reduce((sum, { outcome }) => sum + outcome.tally.commands, 0)
  const lost = outcomes.reduce((sum, { outcome }) => sum + outcome.tally.lost, 0)
  const by = 'real processes, SIGKILL, SIGSTOP, Redis restarted, replica promoted, lines cut'
  const held = (law: string) => outcomes.every(({ outcome }) => outcome.findings.every(({ of }) => of !== law))
  const laws = (['L1', 'L2', 'L3', 'L4', 'L8', 'L9', 'L10'] as const).map((law): ProofRow => {
    const figure =
      law === 'L2' && lost > 0 ? { figure: `${lost} that a promoted replica had not got are told apart` } : {}
    return { section: 'law', law, by, tries, unit: 'commands', seed: String(SEED), ...figure, held: held(law) }
  })
  const others = outcomes.map(({ part, outcome }): ProofRow => ({
    section: 'other',
    topic: 'histories',
    what: part.what,
    tries: outcome.tally.commands,
    unit: 'commands',
    figure: figureOf(outcome),
    held: outcome.findings.length === 0,
  }))
  return [...laws, ...others]
}

function figureOf({ tally, faults, seconds }: Outcome): string {
  const struck = [...faults].map(([kind, times]) => `${kind} ${times}`).join(', ')
  const { ok, refused, unknown, lost } = tally
  const rate = (tally.commands / seconds).toFixed(0)
  return `${ok} ok, ${refused} refused, ${unknown} unknown, ${lost} lost at promotion; ${rate}/s; faults: ${struck}`
}
