import { isSeated } from '../../shared/draft.ts'
import type { Restored } from '../../shared/events.ts'
import type { Meeting, Room, Slot } from '../../shared/room.ts'
import { expectIndicesFresh, expectLawfulState } from '../laws.ts'
import type { Page } from './chronicle.ts'

// What must hold of every commit, looked at as it becomes durable. Throws with the number of the law.

/** `firstVersion`: where the same command stands in the log already. @throws Unlawful, Error */
export function checkCommit(page: Page, before: Room, firstVersion: number | undefined): void {
  const { commit, room } = page
  const { by, type, at, version } = commit!
  if (firstVersion !== undefined && by.issuer.role !== 'room')
    throw new Error(`[L3] the command of version ${firstVersion} is in the log again as version ${version}`)
  if (at < before.at) throw new Error(`[L8] version ${version} is of ${at}, before ${before.at}`)
  if (version !== before.version + 1) throw new Error(`[L2] version ${version} follows ${before.version}`)
  expectLawfulState(room, before, type)
  expectFits(page, before)
  if (version % 10 === 0) expectIndicesFresh(room)
  expectNoticed(page, before)
}

/** What must hold of single events, by the room before them: what undo, clock and board may do at most. */
function expectFits({ commit, room }: Page, before: Room): void {
  for (const event of commit!.events) {
    if (event.type === 'slot-began' && before.slots.get(event.slotId)?.stage !== 'ahead')
      throw new Error(`[C5] ${event.slotId} begins twice, in version ${room.version}`)
    if (event.type === 'slot-ended' && before.slots.get(event.slotId)?.stage === 'over')
      throw new Error(`[C5] ${event.slotId} ends twice, in version ${room.version}`)
    if (event.type === 'meeting-placed' || event.type === 'meeting-moved') expectTableFits(room, event.meetingId)
    if (event.type === 'meetings-swapped') for (const id of event.meetingIds) expectTableFits(room, id)
    if (event.type === 'undone') expectOwnUndone(event.version, event.restored, before)
  }
}

/** [T5] [T6] Nobody is placed at a table that they cannot come to. */
function expectTableFits(room: Room, meetingId: string): void {
  const meeting = room.meetings.get(meetingId)!
  if (!isSeated(meeting)) return
  const table = room.tables.get(meeting.tableId)!
  for (const id of meeting.participantIds) {
    const { stepFree, online } = room.participants.get(id)!
    if (online && table.url === null) throw new Error(`[T6] ${id}, who attends online, is placed at table ${table.id}`)
    if (stepFree && !table.stepFree && table.url === null)
      throw new Error(`[T5] ${id}, who needs a step-free table, is placed at ${table.id}`)
  }
}

/** [U2] An undo takes back one act, and nothing that was changed since. */
function expectOwnUndone(version: number, restored: Restored, before: Room): void {
  for (const name of ['meetings', 'requests', 'tables', 'slots', 'items', 'participants'] as const) {
    for (const [id] of restored[name]) {
      const since = before[name].get(id)?.changed.version
      if (since !== version)
        throw new Error(`[U2] the undo of version ${version} takes back ${name} ${id} of version ${since}`)
    }
  }
}

/**
 * [L11] Whoever is in a meeting whose place, time, people or state changed has a notice of it, and one that is there stays until they
 * saw it. Without a look at how the product makes notices.
 */
function expectNoticed({ commit, room, touched }: Page, before: Room): void {
  const actor = commit!.by.issuer.role === 'participant' ? commit!.by.issuer.participantId : undefined
  const meetings = new Set(touched!.meetings.keys())
  for (const slotId of touched!.slots.keys()) for (const id of room.meetingsAt.get(slotId) ?? []) meetings.add(id)
  for (const id of meetings) {
    const [was, is] = [before.meetings.get(id), room.meetings.get(id)!]
    if (was && tellingOf(was, before) === tellingOf(is, room)) continue
    for (const person of new Set([...(was?.participantIds ?? []), ...is.participantIds])) {
      if (person === actor || room.participants.get(person)?.state !== 'present') continue
      if (was && isOver(is) && placeAndPeople(was) === placeAndPeople(is)) continue
      const notice = room.notices.get(`${person}/${id}`)
      if (notice?.version !== room.version)
        throw new Error(`[L11] ${person} is not told that ${id} changed in version ${room.version} (${commit!.type})`)
    }
  }
  for (const key of touched!.notices.keys())
    if (before.notices.has(key) && !room.notices.has(key)) expectSeen(key, room, commit!)
}

function expectSeen(key: string, room: Room, { by, events, version }: NonNullable<Page['commit']>): void {
  const [person, meetingId] = key.split('/') as [string, string]
  const hasLeft = room.participants.get(person)?.state !== 'present'
  const acted = by.issuer.role === 'participant' && by.issuer.participantId === person
  const said = events.some(
    (event) => event.type === 'change-seen' && event.participantId === person && event.meetingId === meetingId,
  )
  if (!hasLeft && !acted && !said)
    throw new Error(`[L11] a notice of ${meetingId} for ${person} is gone unseen in version ${version}`)
}

/** What its people are told: running and held are placed to them. */
function tellingOf(meeting: Meeting, room: Room): string {
  const slot: Slot | undefined = isSeated(meeting) ? room.slots.get(meeting.slotId) : undefined
  return `${placeAndPeople(meeting)} ${slot?.startsAt} ${slot?.endsAt}`
}

function placeAndPeople(meeting: Meeting): string {
  const place = isSeated(meeting) ? `${meeting.slotId} ${meeting.tableId}` : meeting.state
  return `${place} ${meeting.participantIds.join(' ')}`
}

function isOver({ state }: Meeting): boolean {
  return state === 'held'
}
