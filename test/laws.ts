import { deriveIndices, isSeated } from '../shared/draft.ts'
import { bestPlace } from '../shared/placing.ts'
import type { Meeting, Room, SeatedMeeting } from '../shared/room.ts'
import { timesOverlap } from '../shared/timetable.ts'
import { wantedOf } from '../shared/tray.ts'

// What holds in every state of a room, searched without the room's own indices. Throws with the number of the law or rule.
// Asked after every commit of millions of simulated ones, so it builds no sentence before it has something to say.

/** After acts that move the time of slots a meeting may overlap a programme item: items never move, and staff are shown it [C3] [C7]. */
function movesTime(type: string, before: Room): boolean {
  if (type === 'start-round') return before.heldSince !== null
  return type === 'extend-round' || type === 'resume-round'
}

/** A state of a room that must not be. The message begins with the number of the law or rule. */
export class Unlawful extends Error {}

/** `before` and `type`: the room before the last commit, and that commit's type. @throws Unlawful */
export function expectLawful(room: Room, before: Room, type: string): void {
  expectLawfulState(room, before, type)
  expectIndicesFresh(room)
}

/** All but the indices, which cost as much to look at as the rest together. @throws Unlawful */
export function expectLawfulState(room: Room, before: Room, type: string): void {
  if (room.at < before.at) broken('[L8] time runs back')
  const seated = [...room.meetings.values()].filter(isSeated)
  expectNobodyTwice(room, seated)
  if (!movesTime(type, before)) expectNoNewClashWithItems(room, seated, before)
  expectPlacesInOrder(room, seated)
  expectNobodyWaitsInVain(room)
  expectOneOfEach(room)
  expectNobodyGone(room)
}

function broken(what: string): never {
  throw new Unlawful(what)
}

function expectNobodyTwice(room: Room, seated: readonly SeatedMeeting[]): void {
  for (const { id, slotId } of seated) if (!room.slots.has(slotId)) broken(`[M] ${id} has a slot that does not exist`)
  for (const [i, a] of seated.entries()) {
    const slot = room.slots.get(a.slotId)!
    for (let j = i + 1; j < seated.length; j++) {
      const b = seated[j]!
      const other = room.slots.get(b.slotId)!
      if (!timesOverlap(slot, other) && !(slot.stage === 'running' && other.stage === 'running')) continue
      if (a.tableId === b.tableId) broken(`[L1] ${a.id} and ${b.id} at one table at once`)
      const twice = a.participantIds.find((id) => b.participantIds.includes(id))
      if (twice !== undefined) broken(`[L1] ${twice} is in ${a.id} and ${b.id} at once`)
    }
  }
}

function expectNoNewClashWithItems(room: Room, seated: readonly SeatedMeeting[], before: Room): void {
  if (room.items.size === 0) return
  const clashes = clashesWithItems(room, seated)
  if (clashes.length === 0) return
  const known = clashesWithItems(before, [...before.meetings.values()].filter(isSeated))
  for (const clash of clashes) if (!known.includes(clash)) broken(`[L1] at once: ${clash}`)
}

function clashesWithItems(room: Room, seated: readonly SeatedMeeting[]): string[] {
  const clashes: string[] = []
  for (const item of room.items.values()) {
    if (!item.signUp || item.cancelled || item.signedUp.length === 0) continue
    for (const { id, slotId, participantIds } of seated) {
      if (!timesOverlap(item, room.slots.get(slotId)!)) continue
      for (const who of participantIds)
        if (item.signedUp.includes(who)) clashes.push(`${who} in ${id} and at ${item.title}`)
    }
  }
  return clashes
}

const stateAt = { ahead: 'placed', running: 'running', over: 'held' } as const

function expectPlacesInOrder(room: Room, seated: readonly SeatedMeeting[]): void {
  for (const meeting of seated) {
    const { id, state, slotId, tableId } = meeting
    const [slot, table] = [room.slots.get(slotId)!, room.tables.get(tableId)!]
    if (state !== stateAt[slot.stage]) broken(`[C] ${id} is ${state} while its slot is ${slot.stage}`)
    if (state === 'placed' && (slot.closed || table.closed)) broken(`[T] ${id} is placed where it is closed`)
    if (state === 'held' && meeting.fixedType === null) broken(`[O5] ${id} is held, and its type is not fixed`)
  }
}

function expectNobodyWaitsInVain(room: Room): void {
  for (const id of room.waiting) {
    const meeting = room.meetings.get(id)!
    if (meeting.state !== 'waiting' || meeting.parked) continue
    if (!('waits' in bestPlace(room, wantedOf(meeting), room.at))) broken(`[M4] ${id} waits although it has a place`)
  }
}

function expectOneOfEach(room: Room): void {
  const pairs = new Set<string>()
  for (const { id, state, from, to, expiresAt } of room.requests.values()) {
    if (state !== 'pending') continue
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`
    if (pairs.has(pair)) broken(`[R1] two pending requests of ${pair}`)
    pairs.add(pair)
    if ((expiresAt ?? Infinity) <= room.at) broken(`[R9] ${id} is pending after its time`)
  }
  const groups = new Set<string>()
  for (const meeting of room.meetings.values()) {
    if (!isLive(meeting)) continue
    const group = [...meeting.participantIds].sort().join(' ')
    if (groups.has(group)) broken(`[M14] two live meetings of ${group}`)
    groups.add(group)
  }
}

function expectNobodyGone(room: Room): void {
  const isGone = (id: string) => room.participants.get(id)!.state !== 'present'
  for (const { id, state, participantIds } of room.meetings.values()) {
    if (participantIds.length < 2) broken(`[M9] ${id} is of fewer than two`)
    if ((state === 'waiting' || state === 'placed') && participantIds.some(isGone)) broken(`[V6] who left is in ${id}`)
  }
  for (const { participantId } of room.notices.values())
    if (isGone(participantId)) broken(`[V6] ${participantId}, who left, is noticed`)
}

function isLive({ state }: Meeting): boolean {
  return state === 'waiting' || state === 'placed' || state === 'running'
}

/** What evolve keeps equals what is made anew. @throws Unlawful */
export function expectIndicesFresh(room: Room): void {
  const fresh = deriveIndices(room)
  for (const index of ['meetingsOf', 'meetingsAt', 'requestsOf', 'overlaps'] as const) {
    const [kept, anew] = [room[index] as ReadonlyMap<string, readonly string[]>, fresh[index]]
    for (const [key, ids] of kept) if (!sameIds(ids, anew.get(key) ?? [])) broken(`index ${index} of ${key} is stale`)
    for (const [key, ids] of anew) if (!sameIds(ids, kept.get(key) ?? [])) broken(`index ${index} of ${key} is stale`)
  }
  if (!sameIds(room.waiting, fresh.waiting)) broken('index waiting is stale')
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
