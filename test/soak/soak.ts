import { keepOnServerCore, leaveServerCore } from '../floods/cores.ts'
import { keepResult, type OtherRow } from '../proof/results.ts'
import { liveThrough, noDeeds } from './room-life.ts'
import { startSoaked, type Sample } from './soaked-server.ts'
import { risePerHour, type Point } from './trend.ts'

// A day of an event house in ten minutes: rooms are opened, filled, lived through and deleted or left, one after another on some lanes, and what
// the server holds is looked at all the while.   npm run prove:soak      MINUTES=10

const minutes = Number(process.env.MINUTES ?? 10)
const LANES = 3
/** Between the starts of a lane's rooms, at least: an address opens sixty rooms a minute. */
const PACE_MS = 5_000
const SAMPLE_MS = 5_000
/** A rise over the second half of less than this is the noise of a heap, in MB. */
const NOISE_MB = 4
/** Every so many rooms, one is left as it is, to be let go by the server itself. */
const LEFT_EVERY = 10

leaveServerCore()
const server = await startSoaked()
keepOnServerCore(server.pid)
const deeds = noDeeds()
const samples: { at: number; sample: Sample }[] = []
const begun = performance.now()
const isOver = () => performance.now() - begun > minutes * 60_000

await Promise.all([...Array.from({ length: LANES }, (_, lane) => live(lane)), watch()])
const last = await settled()
const rows = rowsOf(last)
await server.close()
for (const { held, what, figure } of rows) console.log(`${held ? 'held ' : 'FAILED'}  ${what}: ${figure}`)
const seconds = Math.round((performance.now() - begun) / 1000)
// Less than the whole of it is a look and no proof.
if (minutes >= 10) await keepResult({ proof: 'soak', command: 'npm run prove:soak', seconds, rows })
process.exitCode = rows.every(({ held }) => held) ? 0 : 1

async function live(lane: number): Promise<void> {
  for (let n = lane; !isOver(); n += LANES) {
    const next = pause(PACE_MS)
    await liveThrough(server.url, { people: 12 + (n % 5) * 6, rounds: 3, isLeft: n % LEFT_EVERY === 0 }, deeds)
    await next
  }
}

async function watch(): Promise<void> {
  while (!isOver()) {
    await pause(SAMPLE_MS)
    const sample = await server.sample()
    samples.push({ at: performance.now() - begun, sample })
    if (samples.length % 6 === 0) console.log(lineOf(sample))
  }
}

/** When all have left and lines have timed out. */
async function settled(): Promise<Sample> {
  const late = performance.now() + 30_000
  let sample = await server.sample()
  while (sample.sockets > 0 && performance.now() < late) sample = await server.sample()
  await pause(6_000)
  return server.sample()
}

function rowsOf(last: Sample): OtherRow[] {
  const half = samples.filter(({ at }) => at > (minutes * 60_000) / 2)
  const rise = (of: keyof Sample) => risePerHour(half.map(({ at, sample }): Point => [at, sample[of]]))
  const row = (what: string, figure: string, held: boolean): OtherRow => ({
    section: 'other',
    topic: 'soak',
    what,
    tries: deeds.rooms,
    unit: 'rooms',
    figure,
    held: held && server.isAlive(),
  })
  const first = samples[0]!.sample
  const hours = minutes / 60 / 2
  const flat = (of: keyof Sample, noise: number) => rise(of) * hours < noise
  const heap = `${rise('heapMb').toFixed(0)} MB/h over the second half, ${last.heapMb.toFixed(0)} MB at the end`
  const highest = Math.max(...samples.map(({ sample }) => sample.rooms))
  return [
    row('heap after collection is flat', heap, flat('heapMb', NOISE_MB)),
    row(
      'resident memory',
      `${first.memoryMb.toFixed(0)} MB after ${SAMPLE_MS / 1000} s, ${last.memoryMb.toFixed(0)} MB at the end`,
      last.memoryMb < 400,
    ),
    row('files and sockets are given back', `${first.files} at first, ${last.files} at the end`, last.files <= 40),
    row('timers and handles', `${last.timers} and ${last.handles} at the end`, last.timers < 60 && last.handles < 40),
    row(
      'rooms are let go',
      `${highest} in memory at most, of ${deeds.rooms}`,
      highest < Math.max(30, deeds.rooms / 10),
    ),
    row(
      'nothing was lost on the way',
      `${deeds.commands} commands, ${deeds.sockets} sockets, ${deeds.exports} exports; ${deeds.lost} lost`,
      deeds.lost === 0,
    ),
  ]
}

function lineOf({ heapMb, memoryMb, files, sockets, rooms, timers }: Sample): string {
  const s = Math.round((performance.now() - begun) / 1000)
  return `${s} s: ${deeds.rooms} rooms lived, ${rooms} in memory; heap ${heapMb.toFixed(1)} MB, RSS ${memoryMb.toFixed(0)} MB, ${files} files, ${sockets} sockets, ${timers} timers`
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
