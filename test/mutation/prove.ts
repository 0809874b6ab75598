import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { keepResult, type OtherRow } from '../proof/results.ts'
import { leftOut } from './stryker.config.js'
import { percentOf, type Report, type Score, scoreOf, stillKnown, survivorsOf, triesOf } from './score.ts'

// Changes the rules, one small thing at a time, and looks whether a test notices. What is known from an earlier run is kept: only
// changes whose source or tests have changed are tried again. `npm run prove:mutation -- --force` tries all of them.

/** Of each part, and of each single file: per cent of the changes that a test has to notice. */
const WANTED = 85
const WANTED_OF_A_FILE = 75

/** Of Stryker's configuration. */
const work = 'test/mutation/node_modules/.stryker'

const begun = Date.now()
if (!existsSync('test/mutation/node_modules/@stryker-mutator/core')) await runs('npm', ['ci'], 'test/mutation')
const earlier = `${work}/incremental.json`
const isTried = (file: string) => existsSync(file) && !leftOut.some((name) => file === `shared/${name}.ts`)
if (existsSync(earlier)) await writeFile(earlier, JSON.stringify(stillKnown(await reportIn(earlier), isTried)))
const stryker = 'test/mutation/node_modules/@stryker-mutator/core/bin/stryker.js'
await runs('node', [stryker, 'run', 'test/mutation/stryker.config.js', ...process.argv.slice(2)])

const report = await reportIn(`${work}/report.json`)
const files = Object.keys(report.files)
  .filter((file) => report.files[file]!.mutants.length > 0)
  .sort()
const scores = new Map(files.map((file) => [file, scoreOf(report, [file])]))
await writeFile(`${work}/survivors.txt`, `${files.flatMap((file) => survivorsOf(report, file)).join('\n')}\n`)
await keepScores()

const rows = partsOf().map(([part, score]) => row(part, score, WANTED))
const [lowest, lowestScore] = [...scores].reduce((a, b) => (percentOf(b[1]) < percentOf(a[1]) ? b : a))
rows.push(row(`the least tried file, ${lowest}`, lowestScore, WANTED_OF_A_FILE))
for (const [file, score] of scores) console.log(line(file, score))
for (const { what, figure } of rows) console.log(`${what}: ${figure}`)
console.log(`What no test noticed: ${work}/survivors.txt`)
const seconds = (Date.now() - begun) / 1000
await keepResult({ proof: 'mutation', command: 'npm run prove:mutation', seconds, rows })
process.exitCode = rows.every(({ held }) => held) ? 0 : 1

async function reportIn(file: string): Promise<Report> {
  return JSON.parse(await readFile(file, 'utf8')) as Report
}

/** The part that a source is of; each has to hold on its own. */
function partOf(file: string): string {
  if (file.startsWith('shared/views/')) return 'views'
  if (/^shared\/(decide|decision)\.ts$/.test(file)) return 'decide'
  if (/^shared\/(evolve.*|draft|notices|appliers)\.ts$/.test(file)) return 'evolve'
  return 'the files of the rules'
}

function partsOf(): [string, Score][] {
  const byPart = new Map<string, string[]>()
  for (const file of files) byPart.set(partOf(file), [...(byPart.get(partOf(file)) ?? []), file])
  return [...byPart].sort().map(([part, named]) => [part, scoreOf(report, named)])
}

function row(what: string, score: Score, wanted: number): OtherRow {
  const figure = `${percentOf(score).toFixed(1)} % noticed`
  return {
    section: 'other',
    topic: 'mutation',
    what,
    tries: triesOf(score),
    unit: 'mutants',
    figure,
    held: percentOf(score) >= wanted,
  }
}

function line(file: string, score: Score): string {
  return `${file.padEnd(36)}${percentOf(score).toFixed(1).padStart(6)} %  ${score.killed} of ${triesOf(score)}`
}

/** Kept beside the tests, to see which file has become weaker. */
async function keepScores(): Promise<void> {
  const lines = [...scores].map(
    ([file, { killed, survived }]) => `  "${file}": { "killed": ${killed}, "survived": ${survived} }`,
  )
  await writeFile(new URL('scores.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`)
}

/** Examples alone, but for a walk or two with a name of their own: long walks would cost each change that nothing notices seconds. */
async function runs(command: string, args: string[], cwd = '.'): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: 'inherit', env: { WALKS: '0', ...process.env } })
  const [status] = (await once(child, 'exit')) as [number | null]
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}
