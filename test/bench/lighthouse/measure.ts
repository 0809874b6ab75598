import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromiumPath } from '../../browser/stage.ts'
import { Guest, invite, openRoom } from '../../server/house.ts'
import { startProcess } from '../../server/process.ts'

/**
 * What Lighthouse says of a participant's phone: the built server and client, a room with 400 people, its mobile preset (a slow phone on a
 * slow network, simulated). The median of three, as its figures depend on what else the machine does. Ends with 1 where one falls short.
 */
const PEOPLE = 400
const RUNS = 3
const least: Record<string, number> = { performance: 95, accessibility: 100, 'best-practices': 100 }
const told = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'total-byte-weight',
]

/** Of what Lighthouse writes, what is looked at here. Scores are from 0 to 1, values in ms or bytes. */
interface Report {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>
  audits: Record<
    string,
    { score: number | null; title: string; numericValue?: number; displayValue?: string; details?: unknown }
  >
}

const folder = 'test/bench/lighthouse'
const lighthouse = `${folder}/node_modules/lighthouse/cli/index.js`
if (!existsSync(lighthouse)) await promisify(execFile)('npm', ['ci'], { cwd: folder })

const dataDir = mkdtempSync(join(tmpdir(), 'rondo-lighthouse-'))
const server = await startProcess('dist/server/main.js', { DATA_DIR: dataDir })
try {
  const link = await aFullRoom(server.url)
  const reports: Report[] = []
  for (let run = 0; run < RUNS; run++) reports.push(await visit(link))
  const figures = Object.fromEntries([
    ...Object.keys(least).map((name) => [name, median(reports.map((one) => one.categories[name]!.score * 100))]),
    ...told.map((name) => [name, median(reports.map((one) => one.audits[name]!.numericValue!))]),
  ]) as Record<string, number>
  console.table(figures)
  console.log(shortOf(reports.at(-1)!).join('\n'))
  if (Object.entries(least).some(([name, score]) => figures[name]! < score)) process.exitCode = 1
} finally {
  await server.end('SIGTERM')
  rmSync(dataDir, { recursive: true })
}

/** The link of one of 400, who has a meeting, some of the requests, and has seen it all. */
async function aFullRoom(url: string): Promise<string> {
  const room = await openRoom({ url })
  const names = Array.from({ length: PEOPLE }, (_, at) => `Person ${at + 1}`)
  const people = await invite({ url }, room, names)
  const staff = await Guest.join(url, room.tokens.facilitator)
  const [one, other, ...others] = people
  await staff.send('book-meeting', { participantIds: [one!.id, other!.id] })
  for (const { id } of others.slice(0, 5)) await staff.send('send-request', { from: id, to: one!.id })
  const meeting = staff.records('staff', 'meeting')[0]
  await staff.send('acknowledge', { meetingId: meeting!.id, participantId: one!.id, cursor: staff.cursor('staff') })
  staff.leave()
  return one!.link
}

async function visit(link: string): Promise<Report> {
  const flags = [
    '--headless=new',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ]
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      lighthouse,
      link,
      '--quiet',
      '--output=json',
      `--only-categories=${Object.keys(least).join(',')}`,
      `--chrome-flags=${flags.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromiumPath() }, maxBuffer: 64 * 1024 * 1024 },
  )
  const report = JSON.parse(stdout) as Report
  // A page that stops at its opening frame is fast, and of no use.
  const largest = JSON.stringify(report.audits['largest-contentful-paint-element']?.details ?? 'nothing')
  if (!largest.includes('section.panel')) throw new Error(`My day was not shown. The largest paint was of ${largest}`)
  return report
}

/** What cost something, so that it can be mended. */
function shortOf({ categories, audits }: Report): string[] {
  return Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]!.score ?? 1) < 0.995)
    .map(({ id }) => `${id}: ${audits[id]!.title} ${audits[id]!.displayValue ?? ''}`)
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]! * 1000) / 1000
}
