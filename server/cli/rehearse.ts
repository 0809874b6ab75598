import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { readGraph } from '../rehearsal/graph.ts'
import { House } from '../rehearsal/house.ts'
import { comparison } from '../rehearsal/comparison.ts'
import { type Outcome, rehearseEvent, rehearseGraph } from '../rehearsal/rehearsal.ts'
import { eventNames, readEvent } from '../rehearsal/room-folder.ts'
import { startServer } from '../start.ts'

const events = await eventNames()
const usage = `npm run rehearse -- EVENT              one of: ${events.join(', ')}
npm run rehearse -- --graph FILE.dzn   a meeting graph
  --server URL   play in a running server (its CREATE_KEY is taken from the environment); otherwise in one of its own
  --seed N       another course of the same event
  --keep         leave the own server running at the end`

const { values, positionals } = asked()

const [event] = positionals
if (!values.graph && !events.includes(event ?? '')) notUnderstood()

/** What the command line says; where it says anything else, how to use this. */
function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        graph: { type: 'string' },
        server: { type: 'string' },
        seed: { type: 'string', default: '1' },
        keep: { type: 'boolean', default: false },
      },
    })
  } catch {
    return notUnderstood()
  }
}

function notUnderstood(): never {
  console.error(usage)
  process.exit(2)
}

/** One line that fills, on a terminal; a line every tenth of the way elsewhere. */
function progressBar() {
  let tenth = -1
  return ({ meetings, wanted }: { meetings: number; wanted: number }) => {
    const part = wanted === 0 ? 1 : Math.min(1, meetings / wanted)
    const bar = `[${'#'.repeat(Math.round(part * 30)).padEnd(30, '.')}] ${meetings} of ${wanted} meetings`
    if (process.stdout.isTTY) process.stdout.write(`\r${bar} `)
    else if (Math.floor(part * 10) > tenth) console.log(bar)
    tenth = Math.max(tenth, Math.floor(part * 10))
  }
}

function told(outcome: Outcome): void {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ') || 'none'
  console.log(`Meetings: ${outcome.meetings} (${list(outcome.byState)})`)
  console.log(`By type: ${list(outcome.byType)}`)
  console.log(`Waiting: ${list(outcome.waiting)}`)
  console.log(`A person or a table twice in a slot: ${outcome.doubleBookings.length}`)
}

const dataDir = values.server ? undefined : await mkdtemp(join(tmpdir(), 'rondo-rehearsal-'))
const own =
  dataDir === undefined
    ? undefined
    : await startServer(
        {
          ...process.env,
          PORT: process.env.PORT ?? '0',
          HOST: '127.0.0.1',
          DATA_DIR: dataDir,
          REDIS_URL: undefined,
          CREATE_KEY: undefined,
          LOG_LEVEL: 'warn',
        },
        {
          startListThread: (options) => new Worker(new URL('../import/worker.js', import.meta.url), options),
          startDocumentThread: (options) => new Worker(new URL('../yjs/worker.js', import.meta.url), options),
        },
      )
const house = new House(values.server ?? own!.url, values.server ? process.env.CREATE_KEY : undefined)
const staging = {
  house,
  seed: Number(values.seed),
  pauseMs: 0,
  onStep: (what: string) => console.log(`${what} ...`),
  onProgress: progressBar(),
}

let failed = false
try {
  const began = Date.now()
  if (values.graph) {
    const graph = await readGraph(values.graph)
    const outcome = await rehearseGraph(basename(values.graph), graph, Date.now(), staging)
    console.log(
      `\n${outcome.asked} of ${graph.requested.length} meetings asked for, in ${((Date.now() - began) / 1000).toFixed(1)} s`,
    )
    told(outcome)
    failed = outcome.doubleBookings.length > 0 || outcome.meetings !== graph.requested.length
  } else {
    const script = await readEvent(event!, Date.now())
    const outcome = await rehearseEvent(script, staging)
    console.log(`\n${script.name} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
    told(outcome)
    console.log(comparison(script.figures, outcome))
    failed = outcome.doubleBookings.length > 0
    if (values.keep || values.server)
      console.log(`Organiser: ${outcome.opened.links.organiser}\nScreen:    ${outcome.opened.links.screen}`)
  }
  if (own && values.keep) {
    console.log('The server goes on until Ctrl-C.')
    await new Promise((resolve) => process.once('SIGINT', resolve))
  }
} finally {
  await own?.stop()
  if (dataDir) await rm(dataDir, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)
