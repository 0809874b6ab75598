import { cpus } from 'node:os'
import { keepResult, type ProofRow, type StoreRow } from '../proof/results.ts'
import { flushedAnswers } from './flush-order.ts'
import { flushes } from './flushes.ts'
import { fillDisks } from './full-disk.ts'
import { fillRedis, type FullRedis } from './full-redis.ts'
import { killServers } from './kill-servers.ts'
import { killWriters } from './kill-writers.ts'
import { promotions } from './promotions.ts'
import { truncations } from './truncations.ts'

// npm run prove:durability -- [SHARE] [SEED]: the long form. SHARE of the full size, 1 unless told, for a try.
const share = Number(process.argv[2] ?? 1)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const size = (full: number) => Math.max(2, Math.round(full * share))
const lanes = cpus().length
const rows: ProofRow[] = []
const began = performance.now()

type Attempted = Pick<StoreRow, 'store' | 'promise' | 'by' | 'tries' | 'unit'>

/** Does what tries to break a promise, and keeps what came of it. The figure is what `attempt` says, or what did not hold. */
async function prove(row: Attempted, attempt: () => Promise<string>): Promise<boolean> {
  const start = performance.now()
  const [held, figure] = await attempt().then(
    (figure) => [true, figure] as const,
    (error: Error) => [false, error.message.split('\n')[0]!.slice(0, 300)] as const,
  )
  const each = Math.round((performance.now() - start) / row.tries)
  const told = `${figure}; ${each} ms for one`
  rows.push({ section: 'store', ...row, figure: told, held })
  console.log(`${held ? 'held' : 'BROKEN'}  ${row.store}: ${row.promise}; ${row.tries} ${row.unit}: ${told}`)
  if (!held) process.exitCode = 1
  return held
}

const answered = 'what was answered is there once, whole, and answered the same again'
const law = { L2: { held: true, tries: 0, answered: 0 }, L10: { held: true, tries: 0, refused: 0, longest: 0 } }

for (const [kind, store, writers, servers] of [
  ['embedded', 'embedded', size(800), size(200)],
  ['Redis', 'Redis, always', size(130), size(70)],
] as const) {
  const also = kind === 'Redis' ? ', and of redis-server in half of them' : ''
  const alone = await prove(
    { store, promise: answered, by: `kill -9 of a writer on the store alone${also}`, tries: writers, unit: 'kills' },
    async () => {
      const killed = await killWriters(kind, { cycles: writers, seed, lanes })
      law.L2.answered += killed.answered
      if (killed.answered < writers) throw new Error(`Only ${killed.answered} commits were written.`)
      const ofRedis = kind === 'Redis' ? `, ${killed.ofRedis} of Redis itself` : ''
      return `${killed.answered} commits, ${killed.atStart} kills during a start or a recovery${ofRedis}`
    },
  )
  const whole = await prove(
    { store, promise: answered, by: `kill -9 of a server with eight sockets${also}`, tries: servers, unit: 'kills' },
    async () => {
      const killed = await killServers(kind, { cycles: servers, seed, lanes })
      law.L2.answered += killed.answered
      law.L10.refused += killed.refusals
      law.L10.longest = Math.max(law.L10.longest, killed.longestRefusal)
      const ofRedis = kind === 'Redis' ? `, ${killed.ofRedis} of Redis itself` : ''
      return `${killed.answered} answers, ${killed.repeated} asked again, ${killed.views} views compared, ${killed.atStart} kills during a start${ofRedis}`
    },
  )
  law.L2.held &&= alone && whole
  law.L2.tries += writers + servers
}

const answers = size(500)
await prove(
  {
    store: 'embedded',
    promise: 'an answer waits until the system says that the disk has it',
    by: 'strace: no answer without fdatasync and a write that goes through before it',
    tries: answers,
    unit: 'answers',
  },
  async () => `${await flushedAnswers(answers)} answers, each after both`,
)

const disks = size(10)
const full = 'commands are refused, the room stays readable, then all goes on with nothing lost'
law.L10.held = await prove(
  { store: 'embedded', promise: full, by: 'a full disk, and kill -9 while it is full', tries: disks, unit: 'disks' },
  async () => {
    const filled = await fillDisks(disks)
    law.L10.refused += filled.refused
    const by = filled.disk ? 'ENOSPC on a disk of its own' : 'a limit on the size of files, as no disk could be mounted'
    return `${filled.answered} answers, ${filled.refused} refusals, ${by}`
  },
)
law.L10.tries += disks

for (const [way, store] of [
  ['out of memory', 'Redis, always'],
  ['out of disk, always', 'Redis, always'],
  ['out of disk, everysec', 'Redis, everysec'],
] as [FullRedis, StoreRow['store']][]) {
  const tries = size(5)
  const held = await prove(
    { store, promise: full, by: `Redis ${way.split(',')[0]!}`, tries, unit: 'times' },
    async () => {
      let [answers, refusals] = [0, 0]
      for (let i = 0; i < tries; i++) {
        const { answered, refused } = await fillRedis(way)
        answers += answered
        refusals += refused
      }
      law.L10.refused += refusals
      return `${answers} answers, ${refusals} refusals`
    },
  )
  law.L10.held &&= held
  law.L10.tries += tries
}

const cuts = size(60)
await prove(
  {
    store: 'Redis, everysec',
    promise: 'of a file that lost its end, whole appends are left, and nothing of a torn one',
    by: 'an append-only file cut at any byte',
    tries: cuts,
    unit: 'cuts',
  },
  async () => {
    const { lost, shorter } = await truncations({ rounds: cuts, seed })
    return `${lost} commits cut off, ${shorter} logs shorter`
  },
)

const emptied = size(20)
await prove(
  {
    store: 'Redis, always',
    promise: 'another log is noticed: clients are told that the room is gone, or start again with what was put back',
    by: 'FLUSHALL under the load of 20 sockets at two nodes; in every other one a backup put back and regrown',
    tries: emptied,
    unit: 'times',
  },
  async () => {
    const { sockets, answeredBefore, answeredAfter } = await flushes({ rounds: emptied, seed })
    return `${sockets} sockets, ${answeredBefore} answers of lost logs, ${answeredAfter} of the new ones`
  },
)

const rounds = size(60)
const replicas = await prove(
  {
    store: 'Redis, replicated with WAIT',
    promise: 'the replica that is promoted has all that was answered',
    by: 'kill -9 of the primary under load; in every other round promoted while the old one still took writes',
    tries: rounds,
    unit: 'promotions',
  },
  async () => {
    const { answered, lost, unanswered } = await promotions({ rounds, seed, waitReplicas: 1 })
    const without = await promotions({ rounds: 4, seed, waitReplicas: 0 })
    law.L2.answered += answered
    if (lost > 0) throw new Error(`${lost} of ${answered} answers are lost.`)
    if (without.lost === 0) throw new Error('Without WAIT nothing was lost either: this proof shows nothing.')
    return `${answered} answers, ${unanswered} refused; without WAIT ${without.lost} of ${without.answered} were lost in 4`
  },
)
law.L2.held &&= replicas
law.L2.tries += rounds

rows.push(
  {
    section: 'law',
    law: 'L2',
    by: 'kill -9 at any moment, of servers, writers and Redis; replicas promoted',
    tries: law.L2.tries,
    unit: 'kills',
    seed: String(seed),
    figure: `${law.L2.answered} answers, each looked for after every later kill`,
    held: law.L2.held,
  },
  {
    section: 'law',
    law: 'L10',
    by: 'disks and memory full, Redis killed under load',
    tries: law.L10.tries,
    unit: 'outages',
    figure: `${law.L10.refused} commands refused with a code, while Redis was killed within ${Math.round(law.L10.longest)} ms`,
    held: law.L10.held,
  },
)
const seconds = Math.round((performance.now() - began) / 100) / 10
await keepResult({ proof: 'durability', command: 'npm run prove:durability', seconds, rows })
console.log(`${seconds} s, seed ${seed}`)
process.exit()
