import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest, invite, morning, openHouse, openRoom, type House, type Invited } from './house.ts'

const ROUNDS = 1_000
/** Rounds in one room: each takes one slot for three people. */
const ROUNDS_A_ROOM = 100

let house: House
beforeAll(async () => (house = await openHouse()))
afterAll(() => house.stop())

test(
  '[L1] two accepts at once for one slot: one meeting there, the other answered with alternatives, a thousand times',
  { timeout: 120_000 },
  async () => {
    let refusedRounds = 0
    for (let round = 0; round < ROUNDS; round += ROUNDS_A_ROOM) refusedRounds += await playRoom()
    expect(refusedRounds).toBe(ROUNDS)
  },
)

/** In each slot A has asked B and C; both accept it at once. Returns in how many slots exactly one of them got it. */
async function playRoom(): Promise<number> {
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const sessions = [
    { name: 'Morning', startsAt: `${day}T00:00Z`, slotMinutes: 5, changeoverMinutes: 0, slots: ROUNDS_A_ROOM },
  ]
  const room = await openRoom(house, morning({ sessions, tables: 3 }))
  const people = await invite(house, room, ['A', ...Array.from({ length: 2 * ROUNDS_A_ROOM }, (_, i) => `P${i}`)])
  const [ann, ...others] = people as [Invited, ...Invited[]]
  const asker = await Guest.join(house.url, ann.token, {}, 2)
  const staff = await Guest.join(house.url, room.tokens.facilitator)
  let won = 0
  for (let slot = 1; slot <= ROUNDS_A_ROOM; slot++) {
    const slotId = `s1.${slot}`
    const pair = others.slice(2 * slot - 2, 2 * slot)
    const accepters = await Promise.all(pair.map(({ token }) => Guest.join(house.url, token, {}, 2)))
    const requests = await Promise.all(
      pair.map(({ id }) => staff.send('send-request', { from: ann.id, to: id, slotIds: [slotId] })),
    )
    const answers = await Promise.all(
      accepters.map((guest, i) =>
        guest.send('accept-request', { requestId: requests[i]!.ok ? requests[i]!.requestId : '', slotId }),
      ),
    )
    const placed = answers.filter((answer) => answer.ok && answer.slotId === slotId)
    const refused = answers.filter((answer) => !answer.ok && answer.code === 'person-busy' && answer.who === 'other')
    const alternatives = refused.flatMap((answer) => (answer.ok ? [] : (answer.alternatives ?? [])))
    const enough = slot > ROUNDS_A_ROOM - 3 || alternatives.length === 3
    if (placed.length === 1 && refused.length === 1 && enough) won++
    for (const guest of accepters) guest.leave()
  }
  await staff.until(() => staff.records('staff', 'meeting').length === ROUNDS_A_ROOM)
  const slots = staff.records('staff', 'meeting').map(({ slotId }) => slotId)
  expect(new Set(slots).size).toBe(ROUNDS_A_ROOM)
  asker.leave()
  staff.leave()
  return won
}
