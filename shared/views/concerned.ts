import type { ParticipantId } from '../ids.ts'
import type { Room, Touched } from '../room.ts'
import { changedIn, type Affected } from './affected.ts'
import { viewersOf } from './leads.ts'
import type { RecordKind } from './records.ts'
import { peopleIn, removedIn } from './removed.ts'

/** For each person who may see a difference, what to look at; `all`: their whole view, because whom they see for changed. */
export type Concerned = Map<ParticipantId, { [K in RecordKind]?: Set<string> } | 'all'>

/** Who of the participants may see a difference in their own view. May name too much, never too little. */
export function concernedBy(before: Room, after: Room, touched: Touched, affected: Required<Affected>): Concerned {
  const concerned: Concerned = new Map()
  const concern = (viewer: ParticipantId, kind: RecordKind, id: string) => {
    const names = concerned.get(viewer) ?? {}
    if (names === 'all') return
    ;(names[kind] ??= new Set()).add(id)
    concerned.set(viewer, names)
  }
  for (const room of [before, after]) {
    for (const viewer of thoseWithNewWards(before, after, touched, room)) concerned.set(viewer, 'all')
    for (const { kind, id, people } of ownThings(room, affected)) {
      for (const person of new Set(people)) for (const viewer of viewersOf(room, person)) concern(viewer, kind, id)
    }
    for (const [removed, person] of removedPartners(before, after, room, touched, affected)) {
      for (const viewer of viewersOf(room, person)) concern(viewer, 'participant', removed)
    }
  }
  return concerned
}

/** Those who came, went, or have others to see for than before: their views are worked out whole. */
function thoseWithNewWards(before: Room, after: Room, touched: Touched, room: Room): ParticipantId[] {
  const moved = changedIn(before, after, touched, ({ state, lead, delegation }) => `${state} ${lead} ${delegation}`)
  const newLeads = [...touched.participants.keys()].filter(
    (id) => !before.participants.has(id) && after.participants.get(id)!.lead,
  )
  return [...newLeads, ...moved].flatMap((id) => viewersOf(room, id))
}

interface OwnThing {
  kind: RecordKind
  id: string
  people: readonly ParticipantId[]
}

/** The affected things that are somebody's own, with all whose they are. */
function* ownThings(room: Room, affected: Required<Affected>): Generator<OwnThing> {
  for (const id of affected.me) yield { kind: 'me', id, people: [id] }
  for (const id of affected.request) {
    const request = room.requests.get(id)
    if (request) yield { kind: 'request', id, people: [request.from, request.to] }
  }
  for (const id of affected.meeting) {
    const meeting = room.meetings.get(id)
    if (meeting) yield { kind: 'meeting', id, people: meeting.participantIds }
  }
  for (const id of affected.notice) {
    const notice = room.notices.get(id)
    if (notice) yield { kind: 'notice', id, people: [notice.participantId] }
  }
}

/** People who are or were removed, each with everybody who has an affected thing in common with them [V6]. */
function* removedPartners(
  before: Room,
  after: Room,
  room: Room,
  touched: Touched,
  affected: Required<Affected>,
): Generator<[ParticipantId, ParticipantId]> {
  const removed = new Set([...removedIn(before), ...removedIn(after)])
  const isTouched = [...touched.participants.keys()].some((id) => removed.has(id))
  for (const people of isTouched ? everybodyTogether(room) : affectedTogether(room, affected)) {
    for (const id of people) {
      if (removed.has(id)) for (const person of people) yield [id, person]
    }
  }
}

function* affectedTogether(room: Room, affected: Required<Affected>): Generator<readonly ParticipantId[]> {
  for (const { kind, id, people } of ownThings(room, affected)) {
    yield kind === 'notice' ? peopleIn(room.notices.get(id)!) : people
  }
}

function* everybodyTogether(room: Room): Generator<readonly ParticipantId[]> {
  for (const { from, to } of room.requests.values()) yield [from, to]
  for (const { participantIds } of room.meetings.values()) yield participantIds
  for (const notice of room.notices.values()) yield peopleIn(notice)
}
