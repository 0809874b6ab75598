import { expect } from 'vitest'
import { deriveIndices, isSeated } from '../shared/draft.ts'
import { bestPlace } from '../shared/placing.ts'
import type { Meeting, Room, SeatedMeeting } from '../shared/room.ts'
import { timesOverlap } from '../shared/timetable.ts'
import { wantedOf } from '../shared/tray.ts'

// What holds in every state of a room, searched without the room's own indices. Throws with the number of the law or rule.

/** Acts of rounds, after which a meeting may overlap a programme item: items never move, and staff are shown it [C7]. */
const moveTime = ['extend-round', 'resume-round']

/** `before` and `type`: the room before the last commit, and that commit's type. */
export function expectLawful(room: Room, before: Room, type: string): void {
  expect(room.at, '[L8] time does not run back').toBeGreaterThanOrEqual(before.at)
  expectNobodyTwice(room)
  if (!moveTime.includes(type)) expectNoNewClashWithItems(room, before)
  expectPlacesInOrder(room)
  expectNobodyWaitsInVain(room)
  expectOneOfEach(room)
  expectNobodyGone(room)
  expectIndicesFresh(room)
}

function seatedOf(room: Room): SeatedMeeting[] {
  return [...room.meetings.values()].filter(isSeated)
}

function expectNobodyTwice(room: Room): void {
  const seated = seatedOf(room)
  for (const { id, slotId } of seated) expect(room.slots.has(slotId), `[M] ${id} has a slot that exists`).toBe(true)
  seated.forEach((a, i) => {
    for (const b of seated.slice(i + 1)) {
      if (!timesOverlap(room.slots.get(a.slotId)!, room.slots.get(b.slotId)!)) continue
      expect(a.tableId, `[L1] ${a.id} and ${b.id} at one table`).not.toBe(b.tableId)
      const twice = a.participantIds.filter((id) => b.participantIds.includes(id))
      expect(twice, `[L1] in ${a.id} and ${b.id} at once`).toEqual([])
    }
  })
}

function expectNoNewClashWithItems(room: Room, before: Room): void {
  const known = clashesWithItems(before)
  const fresh = clashesWithItems(room).filter((clash) => !known.includes(clash))
  expect(fresh, '[L1] in a meeting and at an item at once').toEqual([])
}

function clashesWithItems(room: Room): string[] {
  const items = [...room.items.values()].filter(({ signUp, cancelled }) => signUp && !cancelled)
  return items.flatMap((item) =>
    seatedOf(room)
      .filter(({ slotId }) => timesOverlap(item, room.slots.get(slotId)!))
      .flatMap(({ id, participantIds }) =>
        participantIds
          .filter((who) => item.signedUp.includes(who))
          .map((who) => `${who} in ${id} and at ${item.title}`),
      ),
  )
}

function expectPlacesInOrder(room: Room): void {
  const states = { ahead: 'placed', running: 'running', over: 'held' }
  for (const meeting of seatedOf(room)) {
    const { id, state, slotId, tableId } = meeting
    const [slot, table] = [room.slots.get(slotId)!, room.tables.get(tableId)!]
    expect(state, `[C] ${id} is as its slot is`).toBe(states[slot.stage])
    if (state === 'placed') expect(slot.closed || table.closed, `[T] ${id} is placed where it is closed`).toBe(false)
    if (state === 'held') expect(meeting.fixedType, `[O5] ${id} is held: its type is fixed`).not.toBeNull()
  }
}

function expectNobodyWaitsInVain(room: Room): void {
  for (const id of room.waiting) {
    const meeting = room.meetings.get(id)!
    if (meeting.state !== 'waiting' || meeting.parked) continue
    const found = bestPlace(room, wantedOf(meeting), room.at)
    expect(found, `[M4] ${id} waits although it has a place`).toHaveProperty('waits')
  }
}

function expectOneOfEach(room: Room): void {
  const pending = [...room.requests.values()].filter(({ state }) => state === 'pending')
  const pairs = pending.map(({ from, to }) => [from, to].sort().join(' '))
  expect(new Set(pairs).size, '[R1] one pending request per pair').toBe(pairs.length)
  for (const { id, expiresAt } of pending)
    expect(expiresAt ?? Infinity, `[R9] ${id} is pending after its time`).toBeGreaterThan(room.at)
  const groups = [...room.meetings.values()]
    .filter(isLive)
    .map(({ participantIds }) => [...participantIds].sort().join(' '))
  expect(new Set(groups).size, '[M14] one live meeting of the same people').toBe(groups.length)
}

function expectNobodyGone(room: Room): void {
  const gone = (id: string) => room.participants.get(id)!.state !== 'present'
  for (const { id, state, participantIds } of room.meetings.values()) {
    expect(participantIds.length, `[M9] ${id} is of two or more`).toBeGreaterThan(1)
    if (state === 'waiting' || state === 'placed') expect(participantIds.filter(gone), `[V6] in ${id}`).toEqual([])
  }
  for (const { participantId } of room.notices.values()) expect(gone(participantId), '[V6] noticed').toBe(false)
}

function isLive({ state }: Meeting): boolean {
  return state === 'waiting' || state === 'placed' || state === 'running'
}

/** What evolve keeps equals what is made anew. */
function expectIndicesFresh(room: Room): void {
  const fresh = deriveIndices(room)
  for (const index of ['meetingsOf', 'meetingsAt', 'requestsOf', 'overlaps'] as const) {
    const kept = [...room[index]].filter(([key, ids]) => ids.length > 0 || fresh[index].has(key))
    expect(new Map(kept), `index ${index}`).toEqual(fresh[index])
  }
  expect(room.waiting, 'index waiting').toEqual(fresh.waiting)
}
