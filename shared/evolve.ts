import type { Commit } from './commit.ts'
import { Draft } from './draft.ts'
import type { RoomEvent } from './events.ts'
import { type Appliers } from './appliers.ts'
import { joiningAppliers } from './evolve-joining.ts'
import { meetingAppliers } from './evolve-meetings.ts'
import { peopleAppliers } from './evolve-people.ts'
import { planAppliers } from './evolve-plans.ts'
import { setUpAppliers } from './evolve-set-up.ts'
import { noteChanges } from './notices.ts'
import { isStaff, speakerOf } from './roles.ts'
import type { Act, Change, Room, Touched } from './room.ts'
import { passedOver, undoable } from './undoable.ts'

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
    privacy: null,
    opensAt: null,
    closesAt: null,
    archived: false,
    joining: null,
    heldSince: null,
    sessions: [],
    linkGenerations: { organiser: 1, facilitator: 1, screen: 1 },
    slots: new Map(),
    tables: new Map(),
    items: new Map(),
    participants: new Map(),
    staff: new Map(),
    plans: new Map(),
    applications: new Map(),
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
  return evolveTelling(room, commits, () => {})
}

/**
 * The same, and `tell` hears of every commit what it made of the room, and what each touched entity was before. Its maps go on changing
 * with the next commit: what is in them may be kept, they themselves may not.
 */
export function evolveTelling(
  room: Room,
  commits: Iterable<Commit>,
  tell: (commit: Commit, after: Room, touched: Touched) => void,
): Room {
  const draft = new Draft(room)
  for (const commit of commits) {
    draft.forget()
    applyCommit(draft, commit)
    tell(commit, draft.room, draft.touched)
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

/** Who changed something by a command, as entities remember it. */
export function changeOf(commit: Pick<Commit, 'version' | 'by' | 'type' | 'at'>): Change {
  const { issuer, clientId } = commit.by
  const by = issuer.role === 'room' ? 'room' : `${speakerOf(issuer)}/${clientId}`
  return { version: commit.version, by, what: commit.type, at: commit.at }
}

function applyCommit(draft: Draft, commit: Commit): void {
  const { version, type, at, by } = commit
  const changed = changeOf(commit)
  const own = commit.events.filter((event) => !isDue(event))
  for (const event of commit.events) if (isDue(event)) applyEvent(draft, event, changed)
  draft.beginAct()
  for (const event of own) applyEvent(draft, event, changed)
  const before = draft.endAct()
  noteChanges(draft, commit)
  draft.mark({ version, at })
  if (isStaff(by.issuer) && own.length > 0 && !passedOver.has(type))
    draft.mark({ acts: withAct(draft.room.acts, changed.by, { version, type, at, before }) })
}

/** [U5] The last act of each staff client. One that cannot be undone hides the older one: undo never reaches past it. */
function withAct(acts: Room['acts'], by: string, act: Act): Room['acts'] {
  if (undoable.has(act.type)) return new Map(acts).set(by, act)
  return acts.has(by) ? new Map([...acts].filter(([key]) => key !== by)) : acts
}

/** [C5] What fell due by the time of a command is the clock's doing, not that of who sent it. */
function isDue(event: RoomEvent): boolean {
  return 'due' in event && event.due === true
}

/**
 * The log holds an event of a later program: what came of it this one cannot say, and must not guess. Two programs are at work on one log
 * while nodes are brought up to date one after another.
 */
export class LaterEvent extends Error {
  override name = 'LaterEvent'
}

/** What each event does to a room. An event without its line does not compile. */
const appliers: Appliers<RoomEvent['type']> = {
  ...setUpAppliers,
  ...peopleAppliers,
  ...meetingAppliers,
  ...planAppliers,
  ...joiningAppliers,
}

function applyEvent(draft: Draft, event: RoomEvent, changed: Change): void {
  const apply = appliers[event.type] as ((draft: Draft, event: RoomEvent, changed: Change) => void) | undefined
  if (!apply) throw new LaterEvent(`There is no event ${event.type} in this program.`)
  apply(draft, event, isDue(event) ? { ...changed, by: 'room', what: 'pass-time' } : changed)
}
