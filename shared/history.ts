import type { Commit } from './commit.ts'
import type { DeedType } from './deeds.ts'
import { evolveTelling } from './evolve.ts'
import { placeOf } from './evolve-meetings.ts'
import type { Instant, MeetingId, ParticipantId, PlanId, SessionId, SlotId, TableId, Version } from './ids.ts'
import { speakerOf } from './roles.ts'
import type { Change, Meeting, MeetingState, Place, Room, Slot, Table, Touched } from './room.ts'

// [U] What staff read of the log: who, for whom, when, from where to where. Ids only: the words lie beside the log, and are looked up when it is
// read, so that who was erased has no name in it.

/** What became of a meeting, of all that an act did to it the first in this order. */
export type MeetingDid =
  | 'booked'
  | 'came-back'
  | 'cancelled'
  | 'missed'
  | 'taken-back'
  | 'moved'
  | 'placed'
  | 'put-aside'
  | 'began'
  | 'held'
  | 'people'
  | 'locked'
  | 'unlocked'
export type TableDid = 'added' | 'changed' | 'closed' | 'reopened' | 'removed'
export type SlotDid = 'added' | 'retimed' | 'closed' | 'reopened' | 'began' | 'ended' | 'removed'

/** A place as it was called then: a session may be moved, and a table get another label. */
export interface Spot extends Place {
  /** ISO 8601. */
  startsAt: string
  table: string
}

export interface MeetingStep {
  id: MeetingId
  did: MeetingDid
  /** null: it had no place, or there was no such meeting. */
  from: Spot | null
  to: Spot | null
  state: MeetingState
  locked: boolean
  people: readonly ParticipantId[]
  /** Those who were not in it before, and those who are not any more; absent where nobody came or went. */
  joined?: readonly ParticipantId[]
  left?: readonly ParticipantId[]
  /** The room itself found the place: one came free, or the best was asked for. */
  byRoom?: true
}

export interface TableStep {
  id: TableId
  did: TableDid
  /** As it was from then on; null: gone. */
  now: Pick<Table, 'label' | 'zone' | 'closed'> | null
}

export interface SlotStep {
  id: SlotId
  did: SlotDid
  /** As it was from then on, instants in ISO 8601; null: gone. */
  now: {
    sessionId: SessionId
    number: number
    startsAt: string
    endsAt: string
    stage: Slot['stage']
    closed: boolean
  } | null
}

/** What one commit did to the board, by one hand: where the clock struck in the same commit, that is a step of its own before it. */
export interface HistoryStep {
  version: Version
  /** ISO 8601. */
  at: string
  /** `organiser`, `facilitator`, a staff id, a participant id, or `room` for the clock. */
  by: string
  /** In whose name, where that is somebody else. */
  for?: ParticipantId
  /** The command's type; `pass-time` for the clock. */
  what: DeedType
  /** The version that was taken back. */
  undoes?: Version
  /** The plan that was published. */
  planId?: PlanId
  meetings: readonly MeetingStep[]
  tables: readonly TableStep[]
  slots: readonly SlotStep[]
}

/** What is asked of a history: all of it, one meeting's or one table's. */
export interface Asked {
  meeting?: MeetingId | undefined
  table?: TableId | undefined
}

/** What commits did to the board, oldest first, and the room after them. `room`: before them. Commits that changed no board are no step. */
export function historyOf(room: Room, commits: Iterable<Commit>): { room: Room; steps: HistoryStep[] } {
  const steps: HistoryStep[] = []
  const after = evolveTelling(room, commits, (commit, now, touched) => steps.push(...stepsOf(commit, now, touched)))
  return { room: after, steps }
}

/** The steps that concern what is asked for, each with that alone. */
export function about(steps: readonly HistoryStep[], { meeting, table }: Asked): readonly HistoryStep[] {
  if (meeting === undefined && table === undefined) return steps
  return steps.flatMap((step) => {
    const meetings = step.meetings.filter(
      ({ id, from, to }) =>
        id === meeting || (table !== undefined && (from?.tableId === table || to?.tableId === table)),
    )
    const tables = step.tables.filter(({ id }) => id === table)
    return meetings.length + tables.length > 0 ? [{ ...step, meetings, tables, slots: [] }] : []
  })
}

/** The first `most`, and what else there is of the last one's version: both steps of a commit are read together. */
export function firstOf(steps: readonly HistoryStep[], most: number): readonly HistoryStep[] {
  let end = Math.min(most, steps.length)
  while (end < steps.length && steps[end]!.version === steps[end - 1]?.version) end++
  return steps.slice(0, end)
}

/** Everybody whom these steps name: staff ids and participant ids. */
export function namedIn(steps: readonly HistoryStep[]): Set<string> {
  const named = new Set<string>()
  for (const { by, for: whom, meetings } of steps) {
    named.add(by)
    if (whom) named.add(whom)
    for (const { people, left = [] } of meetings) for (const id of [...people, ...left]) named.add(id)
  }
  return named
}

function stepsOf(commit: Commit, after: Room, touched: Touched): HistoryStep[] {
  const { version, at, by, type, events } = commit
  const found = events.filter((event) => event.type === 'meeting-placed' && event.byRoom)
  const byRoom = new Set(found.map((event) => (event.type === 'meeting-placed' ? event.meetingId : '')))
  const when = { version, at: iso(at) }
  const clock: Entries = { meetings: [], tables: [], slots: [] }
  const own: Entries = { meetings: [], tables: [], slots: [] }
  const whose = (changed: Change | undefined) => (changed?.by === 'room' && changed.version === version ? clock : own)

  for (const [id, before] of touched.meetings) {
    const now = after.meetings.get(id)
    const step = now && meetingStep(before, now, after, touched)
    if (step) whose(now.changed).meetings.push(byRoom.has(id) ? { ...step, byRoom: true } : step)
  }
  for (const [id, before] of touched.tables) {
    const now = after.tables.get(id)
    const did = tableDid(before, now)
    if (did) whose(now?.changed).tables.push({ id, did, now: now ? tableNow(now) : null })
  }
  for (const [id, before] of touched.slots) {
    const now = after.slots.get(id)
    const did = slotDid(before, now)
    if (did) whose(now?.changed).slots.push({ id, did, now: now ? slotNow(now) : null })
  }

  const what = type as DeedType
  const speaker = speakerOf(by.issuer)
  const whom = forWhom(commit, after)
  const undone = events.find((event) => event.type === 'undone')
  const published = events.find((event) => event.type === 'plan-published')
  return [
    ...(isEmpty(clock) ? [] : [{ ...when, by: 'room', what: 'pass-time' as const, ...clock }]),
    ...(isEmpty(own)
      ? []
      : [
          {
            ...when,
            by: speaker,
            ...(whom !== undefined && whom !== speaker && { for: whom }),
            what,
            ...(undone?.type === 'undone' && { undoes: undone.version }),
            ...(published?.type === 'plan-published' && { planId: published.planId }),
            ...own,
          },
        ]),
  ]
}

interface Entries {
  meetings: MeetingStep[]
  tables: TableStep[]
  slots: SlotStep[]
}

function isEmpty({ meetings, tables, slots }: Entries): boolean {
  return meetings.length + tables.length + slots.length === 0
}

/** In whose name somebody acted: a lead or staff who answered what somebody else was asked. */
function forWhom({ type, events }: Commit, { requests }: Room): ParticipantId | undefined {
  for (const event of events) {
    if (type === 'accept-request' && event.type === 'request-accepted') return requests.get(event.requestId)?.to
    if (event.type === 'proposal-agreed') return event.by
  }
  return undefined
}

/** Undefined where nothing changed that a board shows. */
function meetingStep(
  before: Meeting | null,
  now: Meeting,
  after: Room,
  { slots, tables }: Touched,
): MeetingStep | undefined {
  const [from, to] = [before && placeOf(before), placeOf(now)]
  const did = meetingDid(before, now, from, to)
  if (!did) return undefined
  const { id, state, locked, participantIds: people } = now
  const joined = before ? people.filter((one) => !before.participantIds.includes(one)) : []
  const left = before ? before.participantIds.filter((one) => !people.includes(one)) : []
  return {
    id,
    did,
    from:
      from &&
      spotOf(
        from,
        slots.get(from.slotId) ?? after.slots.get(from.slotId),
        tables.get(from.tableId) ?? after.tables.get(from.tableId),
      ),
    to: to && spotOf(to, after.slots.get(to.slotId), after.tables.get(to.tableId)),
    state,
    locked,
    people,
    ...(joined.length > 0 && { joined }),
    ...(left.length > 0 && { left }),
  }
}

function spotOf({ slotId, tableId }: Place, slot: Slot | undefined, table: Table | undefined): Spot {
  return { slotId, tableId, startsAt: iso(slot?.startsAt ?? 0), table: table?.label ?? '' }
}

function meetingDid(before: Meeting | null, now: Meeting, from: Place | null, to: Place | null) {
  if (!before) return 'booked'
  if (before.state !== now.state) {
    if (now.state === 'cancelled') return 'cancelled'
    if (before.state === 'cancelled') return 'came-back'
    if (now.state === 'no-show') return 'missed'
    if (before.state === 'no-show') return 'taken-back'
  }
  if (from && to && !samePlace(from, to)) return 'moved'
  if (to && !from) return 'placed'
  if (from && !to) return 'put-aside'
  if (before.state !== now.state) {
    if (now.state === 'running') return 'began'
    if (now.state === 'held') return 'held'
  }
  if (!sameIds(before.participantIds, now.participantIds)) return 'people'
  if (before.locked !== now.locked) return now.locked ? 'locked' : 'unlocked'
  return undefined
}

function tableDid(before: Table | null, now: Table | undefined): TableDid | undefined {
  if (!now) return before ? 'removed' : undefined
  if (!before) return 'added'
  if (before.closed !== now.closed) return now.closed ? 'closed' : 'reopened'
  return before.label === now.label && before.zone === now.zone ? undefined : 'changed'
}

function slotDid(before: Slot | null, now: Slot | undefined): SlotDid | undefined {
  if (!now) return before ? 'removed' : undefined
  if (!before) return 'added'
  if (before.stage !== now.stage) return now.stage === 'running' ? 'began' : 'ended'
  if (before.closed !== now.closed) return now.closed ? 'closed' : 'reopened'
  return before.startsAt === now.startsAt && before.endsAt === now.endsAt ? undefined : 'retimed'
}

function tableNow({ label, zone, closed }: Table): TableStep['now'] {
  return { label, zone, closed }
}

function slotNow({ sessionId, number, startsAt, endsAt, stage, closed }: Slot): SlotStep['now'] {
  return { sessionId, number, startsAt: iso(startsAt), endsAt: iso(endsAt), stage, closed }
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}

function samePlace(a: Place, b: Place): boolean {
  return a.slotId === b.slotId && a.tableId === b.tableId
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
