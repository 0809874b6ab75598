import type { MeetingId, ParticipantId } from './ids.ts'
import type {
  Application,
  Change,
  Meeting,
  Notice,
  Participant,
  Plan,
  ProgrammeItem,
  Request,
  Room,
  SeatedMeeting,
  Slot,
  StaffMember,
  Table,
  Touched,
} from './room.ts'
import { overlapsOf } from './timetable.ts'

interface Entities {
  meetings: Meeting
  requests: Request
  participants: Participant
  tables: Table
  slots: Slot
  items: ProgrammeItem
  notices: Notice
  staff: StaffMember
  plans: Plan
  applications: Application
}
type Collection = keyof Entities
type Index = 'meetingsOf' | 'meetingsAt' | 'requestsOf'

const collections = [
  'meetings',
  'requests',
  'participants',
  'tables',
  'slots',
  'items',
  'notices',
  'staff',
  'plans',
  'applications',
] as const

/** [G3] Placed, running or held: it engages its people and its table. */
export function isSeated(meeting: Meeting): meeting is SeatedMeeting {
  return meeting.state === 'placed' || meeting.state === 'running' || meeting.state === 'held'
}

/**
 * A room being changed by one or more commits. Maps are copied at the first write, so folding a long log copies each
 * of them once and the room it began from stays as it was. Remembers what each entity was before.
 */
export class Draft {
  #room: Room
  #owned = new Set<string>()
  #touched = nothingTouched()
  #act = nothingTouched()

  constructor(room: Room) {
    this.#room = { ...room }
  }

  get room(): Room {
    return this.#room
  }

  get touched(): Touched {
    return this.#touched
  }

  /** What is touched from here on is remembered anew: between two commits of one fold. */
  forget(): void {
    this.#touched = nothingTouched()
  }

  /** From here on, until `endAct`, also what each entity was before the act is remembered: what an undo gives back. */
  beginAct(): void {
    this.#act = nothingTouched()
  }

  endAct(): Touched {
    const act = this.#act
    this.#act = nothingTouched()
    return act
  }

  set(fields: Partial<Room>): void {
    Object.assign(this.#room, fields)
    this.#touched.room = true
  }

  /** Like `set`, for what no audience sees: version, time, acts. */
  mark(fields: Pick<Partial<Room>, 'version' | 'at' | 'acts'>): void {
    Object.assign(this.#room, fields)
  }

  put<C extends Collection>(collection: C, id: string, entity: Entities[C]): void {
    const before = this.#remember(collection, id)
    this.#writable(collection).set(id, entity)
    if (collection === 'meetings') this.#indexMeeting(before as Meeting | null, entity as Meeting)
    if (collection === 'requests') this.#indexRequest(before === null, entity as Request)
    if (collection === 'slots') this.#retimed(before as Slot | null, entity as Slot)
  }

  delete(collection: Collection, id: string): void {
    this.#remember(collection, id)
    this.#writable(collection).delete(id)
    if (collection === 'slots') this.#reindexSlots()
  }

  /** The entity with `fields` changed, under the mark of who changed it. */
  change<C extends 'meetings' | 'requests' | 'participants' | 'tables' | 'slots' | 'items'>(
    collection: C,
    id: string,
    changed: Change,
    fields: Partial<Entities[C]>,
  ): void {
    const entity = this.#room[collection].get(id) as Entities[C] | undefined
    if (entity) this.put(collection, id, { ...entity, ...fields, changed })
  }

  #remember(collection: Collection, id: string): Entities[Collection] | null {
    const before = (this.#room[collection].get(id) as Entities[Collection] | undefined) ?? null
    for (const { [collection]: memory } of [this.#touched, this.#act]) {
      const known = memory as Map<string, Entities[Collection] | null>
      if (!known.has(id)) known.set(id, before)
    }
    return before
  }

  #writable(name: Collection | Index): Map<string, unknown> {
    if (!this.#owned.has(name)) {
      Object.assign(this.#room, { [name]: new Map(this.#room[name] as ReadonlyMap<string, unknown>) })
      this.#owned.add(name)
    }
    return this.#room[name] as unknown as Map<string, unknown>
  }

  #indexMeeting(before: Meeting | null, after: Meeting): void {
    const people = (meeting: Meeting | null): readonly ParticipantId[] =>
      meeting && meeting.state !== 'cancelled' ? meeting.participantIds : []
    if (people(before) !== people(after)) {
      for (const id of people(before)) if (!people(after).includes(id)) this.#drop('meetingsOf', id, after.id)
      for (const id of people(after)) if (!people(before).includes(id)) this.#add('meetingsOf', id, after.id)
    }
    const placeOf = (meeting: Meeting | null) => (meeting && isSeated(meeting) ? meeting : null)
    const [from, to] = [placeOf(before), placeOf(after)]
    // Also for another table in the same slot: what is kept by the list of a slot's meetings holds no longer.
    if (from?.slotId !== to?.slotId || from?.tableId !== to?.tableId) {
      if (from) this.#drop('meetingsAt', from.slotId, after.id)
      if (to) this.#add('meetingsAt', to.slotId, after.id)
    }
    const waited = before?.state === 'waiting'
    const waits = after.state === 'waiting'
    if (waited !== waits) {
      const others = this.#room.waiting.filter((id) => id !== after.id)
      this.#room = { ...this.#room, waiting: waits ? withOldestFirst(this.#room, others, after.id) : others }
    }
  }

  #indexRequest(isNew: boolean, request: Request): void {
    if (!isNew) return
    this.#add('requestsOf', request.from, request.id)
    this.#add('requestsOf', request.to, request.id)
  }

  #retimed(before: Slot | null, after: Slot): void {
    const isAsBefore = before?.startsAt === after.startsAt && before.endsAt === after.endsAt
    if (!isAsBefore || before.stage !== after.stage) this.#reindexSlots()
  }

  #reindexSlots(): void {
    this.#room = { ...this.#room, overlaps: overlapsOf(this.#room.slots) }
  }

  #add(index: Index, key: string, id: string): void {
    const map = this.#writable(index)
    const ids = (map.get(key) as string[] | undefined) ?? []
    map.set(key, index === 'requestsOf' ? [...ids, id] : withOldestFirst(this.#room, ids, id))
  }

  #drop(index: Index, key: string, id: string): void {
    const map = this.#writable(index)
    const left = ((map.get(key) as string[] | undefined) ?? []).filter((other) => other !== id)
    if (left.length > 0) map.set(key, left)
    else map.delete(key)
  }
}

/** `room` with its derived fields made anew: after a snapshot, which holds none of them. */
export function deriveIndices(room: Room): Room {
  const meetingsOf = new Map<ParticipantId, MeetingId[]>()
  const meetingsAt = new Map<string, MeetingId[]>()
  const requestsOf = new Map<ParticipantId, string[]>()
  const add = (map: Map<string, string[]>, key: string, id: string) => {
    const ids = map.get(key)
    if (ids) ids.push(id)
    else map.set(key, [id])
  }
  for (const meeting of room.meetings.values()) {
    if (meeting.state !== 'cancelled') for (const id of meeting.participantIds) add(meetingsOf, id, meeting.id)
    if (isSeated(meeting)) add(meetingsAt, meeting.slotId, meeting.id)
  }
  for (const request of room.requests.values())
    for (const id of [request.from, request.to]) add(requestsOf, id, request.id)
  for (const map of [meetingsOf, meetingsAt]) for (const ids of map.values()) oldestFirst(room, ids)
  const waiting = oldestFirst(
    room,
    [...room.meetings.values()].filter(({ state }) => state === 'waiting').map(({ id }) => id),
  )
  return { ...room, meetingsOf, meetingsAt, requestsOf, waiting, overlaps: overlapsOf(room.slots) }
}

/** By the version that made them, so that an index is the same however it came to be. Sorts in place. */
function oldestFirst(room: Room, ids: MeetingId[]): MeetingId[] {
  return ids.sort((a, b) => (isOlder(room, a, b) ? -1 : 1))
}

/** `ids`, which are in order, and `id` among them. */
function withOldestFirst(room: Room, ids: readonly MeetingId[], id: MeetingId): MeetingId[] {
  let i = ids.length
  while (i > 0 && isOlder(room, id, ids[i - 1]!)) i--
  return [...ids.slice(0, i), id, ...ids.slice(i)]
}

function isOlder(room: Room, a: MeetingId, b: MeetingId): boolean {
  const [madeA, madeB] = [room.meetings.get(a)!.madeAt, room.meetings.get(b)!.madeAt]
  return madeA < madeB || (madeA === madeB && a < b)
}

/** What differs between two rooms of one log, by identity; for those who did not see the commits go by. */
export function touchedBetween(before: Room, after: Room): Touched {
  const touched = nothingTouched()
  for (const name of collections) {
    const [old, now] = [before[name] as ReadonlyMap<string, never>, after[name] as ReadonlyMap<string, never>]
    if (old === now) continue
    const target = touched[name] as Map<string, unknown>
    for (const [id, entity] of now) if (old.get(id) !== entity) target.set(id, old.get(id) ?? null)
    for (const [id, entity] of old) if (!now.has(id)) target.set(id, entity)
  }
  const own = [
    'title',
    'rules',
    'screen',
    'sessions',
    'opensAt',
    'closesAt',
    'archived',
    'heldSince',
    'linkGenerations',
    'retentionDays',
    'privacy',
    'joining',
  ] as const
  touched.room = own.some((name) => before[name] !== after[name])
  return touched
}

function nothingTouched() {
  return {
    meetings: new Map<string, Meeting | null>(),
    requests: new Map<string, Request | null>(),
    participants: new Map<string, Participant | null>(),
    tables: new Map<string, Table | null>(),
    slots: new Map<string, Slot | null>(),
    items: new Map<string, ProgrammeItem | null>(),
    notices: new Map<string, Notice | null>(),
    staff: new Map<string, StaffMember | null>(),
    plans: new Map<string, Plan | null>(),
    applications: new Map<string, Application | null>(),
    room: false,
  }
}
