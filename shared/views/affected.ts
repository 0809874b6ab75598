import { isSeated } from '../draft.ts'
import type { MeetingId, ParticipantId, RequestId, SlotId } from '../ids.ts'
import type { Meeting, Participant, Room, Touched } from '../room.ts'
import type { RecordKind } from './records.ts'

/** Ids of the things whose records may differ, by kind of record. */
export type Affected = { [K in RecordKind]?: ReadonlySet<string> }

/**
 * What a change of `touched` can have changed in any record: the touched things and those whose records are made of them.
 * May name too much, never too little: records are compared afterwards.
 */
export function affectedBy(before: Room, after: Room, touched: Touched): Required<Affected> {
  const meetings = affectedMeetings(before, after, touched)
  return {
    room: new Set(touched.room ? [after.roomId] : []),
    slot: new Set(touched.slots.keys()),
    table: new Set(touched.tables.keys()),
    item: new Set(touched.items.keys()),
    staff: new Set(touched.staff.keys()),
    participant: affectedPeople(before, after, touched),
    me: affectedSelves(before, after, touched),
    request: affectedRequests(before, after, touched),
    meeting: meetings,
    notice: new Set(touched.notices.keys()),
    plan: new Set(touched.plans.keys()),
    joining: new Set(touched.room ? ['joining'] : []),
    privacy: new Set(touched.room ? ['privacy'] : []),
    application: new Set([
      ...touched.applications.keys(),
      ...[...touched.participants.keys()].filter((id) => after.applications.has(id)),
    ]),
    cell: meetings,
    figures: new Set(
      touched.participants.size > 0 || before.waiting.length !== after.waiting.length ? ['figures'] : [],
    ),
  }
}

/** Those whose facts or engagements may differ: whose own record, and whose meetings count, may be another. */
function engagedOtherwise(before: Room, after: Room, touched: Touched): Set<ParticipantId> {
  const people = new Set(touched.participants.keys())
  const add = (ids: readonly ParticipantId[] | undefined) => ids?.forEach((id) => people.add(id))
  for (const id of touched.meetings.keys()) {
    const [was, is] = [before.meetings.get(id), after.meetings.get(id)!]
    if (was && engagesAlike(was, is)) continue
    add(was?.participantIds)
    add(is.participantIds)
  }
  for (const id of touched.items.keys()) {
    add(before.items.get(id)?.signedUp)
    add(after.items.get(id)!.signedUp)
  }
  return people
}

function engagesAlike(a: Meeting, b: Meeting): boolean {
  return isSeated(a) && isSeated(b) && a.slotId === b.slotId && a.participantIds === b.participantIds
}

/** Those whom others may see otherwise: busy in other slots, or with one request more. */
function affectedPeople(before: Room, after: Room, touched: Touched): Set<ParticipantId> {
  if (retimed(before, after, touched)) return new Set([...before.participants.keys(), ...after.participants.keys()])
  const people = engagedOtherwise(before, after, touched)
  for (const [id, was] of touched.requests) if (!was) people.add(after.requests.get(id)!.from)
  return people
}

/** Those who may see themselves otherwise. */
function affectedSelves(before: Room, after: Room, touched: Touched): Set<ParticipantId> {
  const people = engagedOtherwise(before, after, touched)
  for (const id of touched.requests.keys()) {
    const { from, to } = after.requests.get(id)!
    people.add(from).add(to)
  }
  return people
}

/** Whether anybody may be busy in other slots than before, whatever they are engaged by. Slots come and go with their sessions. */
function retimed(before: Room, after: Room, touched: Touched): boolean {
  if (before.sessions !== after.sessions) return true
  return [...touched.slots.keys()].some((id) => {
    const [was, is] = [before.slots.get(id)!, after.slots.get(id)!]
    if (was.startsAt !== is.startsAt || was.endsAt !== is.endsAt) return true
    return was.stage !== is.stage && !sameSlots(before.overlaps.get(id)!, after.overlaps.get(id)!)
  })
}

function sameSlots(a: readonly SlotId[], b: readonly SlotId[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

/** Also those of people who came or went: what an erased one wrote is gone with them. */
function affectedRequests(before: Room, after: Room, touched: Touched): Set<RequestId> {
  const people = changedIn(before, after, touched, ({ state }) => state)
  return new Set([...touched.requests.keys(), ...[...people].flatMap((id) => after.requestsOf.get(id) ?? [])])
}

function affectedMeetings(before: Room, after: Room, touched: Touched): Set<MeetingId> {
  const meetings = new Set(touched.meetings.keys())
  for (const key of touched.notices.keys()) {
    if (before.notices.has(key) !== after.notices.has(key)) meetings.add(key.slice(key.indexOf('/') + 1))
  }
  const people = changedIn(
    before,
    after,
    touched,
    (person) => `${person.state} ${person.kind} ${person.country} ${person.organisation} ${person.profile}`,
  )
  const tables = new Set(
    [...touched.tables.keys()].filter((id) => before.tables.get(id)?.url !== after.tables.get(id)?.url),
  )
  if (people.size === 0 && tables.size === 0) return meetings
  for (const meeting of after.meetings.values()) {
    if (meeting.participantIds.some((id) => people.has(id)) || (isSeated(meeting) && tables.has(meeting.tableId)))
      meetings.add(meeting.id)
  }
  return meetings
}

/** Participants in whom `facet` differs; those who are new have it nowhere yet and are left out. */
export function changedIn(
  before: Room,
  after: Room,
  touched: Touched,
  facet: (person: Participant) => string,
): Set<ParticipantId> {
  const changed = new Set<ParticipantId>()
  for (const id of touched.participants.keys()) {
    const was = before.participants.get(id)
    if (was && facet(was) !== facet(after.participants.get(id)!)) changed.add(id)
  }
  return changed
}
