import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { keepResult, type ProofRow } from '../proof/results.ts'
import { channels } from './channels.ts'
import { differenceNames } from './differences.ts'
import { leaks } from './leaks.ts'
import { provingOn } from './leaky-source.ts'
import { provePairs } from './prove-pairs.ts'
import { add, emptyTally, type Tally } from './tally.ts'
import { audiences } from './world.ts'

// npm run prove:privacy: PAIRS pairs of histories (12,000 unless told) from FIRST on, shared by as many processes as there are cores
// (two unless PROCESSES says otherwise).

const pairs = Number(process.env.PAIRS ?? 12_000)
const first = Number(process.env.FIRST ?? 1)
const processes = Number(process.env.PROCESSES ?? 2)
const part = process.env.PART

if (part !== undefined) {
  const tally = await provePairs(first + Number(part), pairs - Number(part), {
    stride: processes,
    progress: ({ pairs, lastSeed }) => process.stderr.write(`${pairs} pairs, seed ${lastSeed}\n`),
  })
  process.stdout.write(JSON.stringify(tally))
} else {
  const begun = performance.now()
  const tally = emptyTally()
  for (const of of await Promise.all(Array.from({ length: processes }, (_, i) => inProcess(i)))) add(tally, of)
  for (const { told } of tally.leaks) process.stdout.write(`${told}\n\n`)
  const rows = [...rowsOf(tally), await leaksRow()]
  const seconds = (performance.now() - begun) / 1_000
  await keepResult({ proof: 'privacy', command: 'npm run prove:privacy', seconds, rows })
  process.stdout.write(`${tally.pairs} pairs, ${tally.leaks.length} leaks, ${Math.round(seconds)} s\n`)
  process.exitCode = rows.every(({ held }) => held) ? 0 : 1
}

/** Each takes the seeds that leave its number over. */
async function inProcess(number: number): Promise<Tally> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url)], {
    env: { ...process.env, PART: String(number) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (status !== 0) throw new Error(`A part of the proof ended with ${String(status)}`)
  return JSON.parse(said) as Tally
}

/** The proof can fail: each leak that is built into a copy of the source has to be noticed. */
async function leaksRow(): Promise<ProofRow> {
  const missed: string[] = []
  for (const [name, { to, ...edit }] of Object.entries(leaks)) {
    const { pairs, stop } = await provingOn(edit)
    const { leaks: found } = await pairs.provePairs(1, 3_000, { only: to })
    await stop()
    if (found.length === 0) missed.push(name)
  }
  const tries = Object.keys(leaks).length
  return {
    section: 'other',
    topic: 'checker',
    what: 'leaks put into views, sessions, refusals, exports and the log, one at a time, against the pairs of histories',
    tries,
    unit: 'leaks',
    figure: missed.length === 0 ? `${tries} of ${tries} noticed` : `not noticed: ${missed.join('; ')}`,
    held: missed.length === 0,
  }
}

function rowsOf({ pairs, lastSeed, hidden, compared, bytes, leaks, oddLabels }: Tally): ProofRow[] {
  const met = new Set(Object.values(hidden).flatMap((kinds) => Object.keys(kinds)))
  const unmet = differenceNames.filter((name) => !met.has(name))
  return [
    {
      section: 'law',
      law: 'L5',
      by: `pairs of histories that differ in ${met.size} kinds of hidden things, for ${Object.keys(hidden).length} audiences`,
      tries: pairs,
      unit: 'pairs',
      seed: String(lastSeed),
      figure: `${(bytes / 1e6).toFixed(0)} MB the same, byte for byte${unmet.length > 0 ? `; not met: ${unmet.join('; ')}` : ''}`,
      held: leaks.length === 0 && unmet.length === 0,
    },
    ...audiences.map((audience): ProofRow => {
      const times = Object.values(hidden[audience] ?? {})
      return {
        section: 'other',
        topic: 'privacy',
        what: `audience: ${audience}`,
        tries: Math.max(
          1,
          times.reduce((sum, count) => sum + count, 0),
        ),
        unit: 'hidden differences',
        figure: `${times.length} kinds`,
        held: times.length > 0 && leaks.length === 0,
      }
    }),
    ...channels.map((channel): ProofRow => {
      const broken = leaks.filter((leak) => leak.channel === channel)
      return {
        section: 'other',
        topic: 'privacy',
        what: `channel: ${channel}`,
        tries: Math.max(1, compared[channel]),
        unit: 'pieces compared',
        figure: broken.length === 0 ? 'the same bytes' : `differ in pair ${broken[0]!.seed}`,
        held: broken.length === 0 && compared[channel] > 0 && (channel !== 'metrics' || oddLabels.length === 0),
      }
    }),
  ]
}
