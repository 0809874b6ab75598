import type { Commit } from './commit.ts'
import { Draft } from './draft.ts'
import type { RoomEvent } from './events.ts'
import { type Appliers } from './appliers.ts'
import { meetingAppliers } from './evolve-meetings.ts'
import { peopleAppliers } from './evolve-people.ts'
import { setUpAppliers } from './evolve-set-up.ts'
import { noteChanges } from './notices.ts'
import { isStaff, speakerOf } from './roles.ts'
import type { Change, Room, Touched } from './room.ts'
import { undoable } from './undoable.ts'

/** The room before its first commit. */
export function emptyRoom(): Room {
  return {
    roomId: '',
    logId: '',
    version: 0,
    at: 0,
    title: '',
    timeZone: 'UTC',
    rules: { mayMeet: [], limits: {}, requestsExpireAfterMinutes: null, leadMinutes: 5 },
    screen: 'numbers',
    retentionDays: 180,
    opensAt: null,
    closesAt: null,
    archived: false,
    heldSince: null,
    sessions: [],
    linkGenerations: { organiser: 1, facilitator: 1, screen: 1 },
    slots: new Map(),
    tables: new Map(),
    items: new Map(),
    participants: new Map(),
    staff: new Map(),
    requests: new Map(),
    meetings: new Map(),
    notices: new Map(),
    acts: new Map(),
    meetingsOf: new Map(),
    meetingsAt: new Map(),
    requestsOf: new Map(),
    waiting: [],
    overlaps: new Map(),
  }
}

/** The room after `commit`, which is believed whole; `room` stays as it is. */
export function evolve(room: Room, commit: Commit): Room {
  return evolveTracked(room, commit).room
}

/** `evolve`, and what each touched entity was before. */
export function evolveTracked(room: Room, commit: Commit): { room: Room; touched: Touched } {
  const draft = new Draft(room)
  applyCommit(draft, commit)
  return { room: draft.room, touched: draft.touched }
}

/** The room after all of `commits`: one copy of each map, however many there are. */
export function evolveAll(room: Room, commits: Iterable<Commit>): Room {
  const draft = new Draft(room)
  for (const commit of commits) {
    draft.forget()
    applyCommit(draft, commit)
  }
  return draft.room
}

/** The room as it would be after some events of a commit that is not whole yet: no notices, no version. */
export function withEvents(room: Room, events: readonly RoomEvent[], changed: Change): Room {
  if (events.length === 0) return room
  const draft = new Draft(room)
  for (const event of events) applyEvent(draft, event, changed)
  return draft.room
}

/** Who changed something, as entities remember it. */
export function changeOf(commit: Pick<Commit, 'version' | 'by' | 'type' | 'at'>): Change {
  const { issuer, clientId } = commit.by
  const by = issuer.role === 'room' ? 'room' : `${speakerOf(issuer)}/${clientId}`
  return { version: commit.version, by, what: commit.type, at: commit.at }
}

function applyCommit(draft: Draft, commit: Commit): void {
  const changed = changeOf(commit)
  for (const event of commit.events) applyEvent(draft, event, changed)
  noteChanges(draft, commit)
  draft.mark({ version: commit.version, at: commit.at })
  if (isStaff(commit.by.issuer) && undoable.has(commit.type) && commit.events.length > 0) {
    const act = { version: commit.version, type: commit.type, at: commit.at, before: draft.touched }
    draft.mark({ acts: new Map(draft.room.acts).set(changed.by, act) })
  }
}

/** What each event does to a room. An event without its line does not compile. */
const appliers: Appliers<RoomEvent['type']> = { ...setUpAppliers, ...peopleAppliers, ...meetingAppliers }

function applyEvent(draft: Draft, event: RoomEvent, changed: Change): void {
  const apply = appliers[event.type] as (draft: Draft, event: RoomEvent, changed: Change) => void
  apply(draft, event, changed)
}
