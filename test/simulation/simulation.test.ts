import { beforeAll, expect, test } from 'vitest'
import { commandSchemas } from '../../shared/commands.ts'
import { rejectionCodes } from '../../shared/rejections.ts'
import { loadSimulation, outsidePromises, type Simulation } from './bundle.ts'
import { largeFaults, smallFaults } from './faults.ts'
import { playMany, seeds, told } from './many.ts'

/** `DAYS=20000 FIRST=5000 npx vitest run test/simulation` plays others, and more of them. */
const DAYS = Number(process.env.DAYS ?? 1000)
const FIRST = Number(process.env.FIRST ?? 1)

let simulation: Simulation
beforeAll(async () => {
  simulation = await loadSimulation()
})

test('the same seed plays the same day', async () => {
  const { play, scriptOf } = simulation
  for (const seed of [1, 2, 3, 4, 5]) {
    const [first, second] = await outsidePromises(() => [
      play(scriptOf(seed), { trace: true }),
      play(scriptOf(seed), { trace: true }),
    ])
    expect(second, `seed ${seed}`).toEqual(first)
    expect((await outsidePromises(() => play(scriptOf(seed + 100)))).hash).not.toBe(first.hash)
  }
})

test('days that once went wrong go well', async () => {
  const { kept, play, scriptOf } = simulation
  for (const [what, day] of kept) {
    const { failure } = await outsidePromises(() => play(typeof day === 'number' ? scriptOf(day) : day))
    expect(failure, what).toBeUndefined()
  }
})

test(
  `[L1] [L2] [L3] [L4] [L6] [L7] [L8] [L9] [L10] [L11] ${DAYS} room-days from seed ${FIRST}: whatever goes wrong, every law holds`,
  { timeout: 3_600_000 },
  async () => {
    const played = await outsidePromises(() => playMany(simulation, seeds(FIRST, DAYS)))
    const { failure, counts } = played
    if (failure) throw new Error(await outsidePromises(() => told(simulation, failure)))
    if (DAYS >= 1000) expectAllHappened(counts)
  },
)

/** What a person can never be refused, or not in a simulated day. */
const neverRefused = new Set(['reopen-table', 'reopen-slot', 'set-rules', 'describe-room', 'place-waiting'])

/** A simulation in which something never happens proves nothing of it. */
function expectAllHappened(counts: ReadonlyMap<string, number>): void {
  // A ticket is no command that the room decides.
  const types = Object.keys(commandSchemas).filter((type) => type !== 'ticket')
  const wanted = [
    ...Object.keys(smallFaults).map((fault) => `fault: ${fault}`),
    ...largeFaults.map((fault) => `fault: ${fault}`),
    ...types.map((type) => `ok: ${type}`),
    ...types.filter((type) => !neverRefused.has(type)).map((type) => `refused: ${type}`),
    ...rejectionCodes.map((code) => `code: ${code}`),
    'whole view',
    'changes',
    'gap',
    'answered again',
    'ended: revoked',
    'door: outdated',
    'door: store-unreachable',
    'conflict',
    'ok: apply',
  ]
  expect(
    wanted.filter((what) => !counts.has(what)),
    'what never happened',
  ).toEqual([])
}
