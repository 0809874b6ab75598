import { expect } from 'vitest'
import { deriveIndices, isSeated } from '../shared/draft.ts'
import { bestPlace } from '../shared/placing.ts'
import type { Room } from '../shared/room.ts'
import { timesOverlap } from '../shared/timetable.ts'
import { wantedOf } from '../shared/tray.ts'

/** What holds in every state of a room, searched without the room's own indices. Throws with the law's number. */
export function expectLawful(room: Room): void {
  const seated = [...room.meetings.values()].filter(isSeated)
  const time = (slotId: string) => {
    const slot = room.slots.get(slotId)
    expect(slot, `[M] a seated meeting has a slot that exists: ${slotId}`).toBeDefined()
    return slot!
  }
  seated.forEach((a, i) => {
    for (const b of seated.slice(i + 1)) {
      if (!timesOverlap(time(a.slotId), time(b.slotId))) continue
      expect(a.tableId, `[L1] ${a.id} and ${b.id} at one table`).not.toBe(b.tableId)
      const twice = a.participantIds.filter((id) => b.participantIds.includes(id))
      expect(twice, `[L1] in ${a.id} and ${b.id} at once`).toEqual([])
    }
    for (const item of room.items.values()) {
      const engaged =
        item.signUp && timesOverlap(item, time(a.slotId))
          ? a.participantIds.filter((id) => item.signedUp.includes(id))
          : []
      expect(engaged, `[L1] in ${a.id} and at ${item.title}`).toEqual([])
    }
    const fresh = deriveIndices(room)
    for (const index of ['meetingsOf', 'meetingsAt', 'requestsOf', 'overlaps'] as const) {
      for (const [key, ids] of fresh[index]) expect(room[index].get(key), `index ${index} of ${key}`).toEqual(ids)
    }
    expect(room.waiting).toEqual(fresh.waiting)
  })
  for (const id of room.waiting) {
    const meeting = room.meetings.get(id)!
    if (meeting.state !== 'waiting' || meeting.parked) continue
    expect(bestPlace(room, wantedOf(meeting), room.at), `[M4] ${id} waits although it has a place`).toHaveProperty(
      'waits',
    )
  }
  const pairs = [...room.requests.values()]
    .filter(({ state }) => state === 'pending')
    .map(({ from, to }) => [from, to].sort().join(' '))
  expect(new Set(pairs).size, '[R1] one pending request per pair').toBe(pairs.length)
}
