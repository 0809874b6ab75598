import { isSeated } from '../draft.ts'
import type { MeetingId, ParticipantId } from '../ids.ts'
import type { Participant, Room, Touched } from '../room.ts'
import type { RecordKind } from './records.ts'

/** Ids of the things whose records may differ, by kind of record. */
export type Affected = { [K in RecordKind]?: ReadonlySet<string> }

/**
 * What a change of `touched` can have changed in any record: the touched things and those whose records are made of them.
 * May name too much, never too little: records are compared afterwards.
 */
export function affectedBy(before: Room, after: Room, touched: Touched): Affected {
  const meetings = affectedMeetings(before, after, touched)
  return {
    room: touched.room ? new Set([before.roomId, after.roomId]) : new Set<string>(),
    slot: new Set(touched.slots.keys()),
    table: new Set(touched.tables.keys()),
    item: new Set(touched.items.keys()),
    staff: new Set(touched.staff.keys()),
    participant: affectedPeople(before, after, touched),
    request: new Set(touched.requests.keys()),
    meeting: meetings,
    notice: affectedNotices(before, after, touched),
    cell: meetings,
    figures: new Set(
      touched.participants.size > 0 || before.waiting.length !== after.waiting.length ? ['figures'] : [],
    ),
  }
}

/** Those whose facts, engagements or counts may differ. */
function affectedPeople(before: Room, after: Room, touched: Touched): Set<ParticipantId> {
  if (retimed(before, after, touched)) return new Set([...before.participants.keys(), ...after.participants.keys()])
  const people = new Set(touched.participants.keys())
  const add = (ids: readonly ParticipantId[] | undefined) => ids?.forEach((id) => people.add(id))
  for (const room of [before, after]) {
    for (const id of touched.meetings.keys()) add(room.meetings.get(id)?.participantIds)
    for (const id of touched.items.keys()) add(room.items.get(id)?.signedUp)
    for (const id of touched.requests.keys()) {
      const request = room.requests.get(id)
      if (request) add([request.from, request.to])
    }
  }
  return people
}

/** Whether anybody may be busy in other slots than before, whatever they are engaged by. */
function retimed(before: Room, after: Room, touched: Touched): boolean {
  if (before.sessions !== after.sessions) return true
  for (const id of touched.slots.keys()) {
    const [was, is] = [before.slots.get(id), after.slots.get(id)]
    if (was?.startsAt !== is?.startsAt || was?.endsAt !== is?.endsAt) return true
  }
  return false
}

function affectedMeetings(before: Room, after: Room, touched: Touched): Set<MeetingId> {
  const meetings = new Set(touched.meetings.keys())
  for (const key of touched.notices.keys()) meetings.add(key.slice(key.indexOf('/') + 1))
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

function affectedNotices(before: Room, after: Room, touched: Touched): Set<string> {
  const notices = new Set(touched.notices.keys())
  const people = changedIn(before, after, touched, ({ state }) => state)
  if (people.size > 0)
    for (const [key, { participantId }] of after.notices) if (people.has(participantId)) notices.add(key)
  return notices
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
    const [was, is] = [before.participants.get(id), after.participants.get(id)]
    if (was && (!is || facet(was) !== facet(is))) changed.add(id)
  }
  return changed
}
