import type { MeetingId, ParticipantId } from '../../shared/ids.ts'
import type { Audience, Changes, Cursor, WholeView } from '../../shared/protocol.ts'
import type {
  MeetingRecord,
  MeRecord,
  RecordKind,
  RoomRecord,
  SlotRecord,
  ViewRecord,
} from '../../shared/views/records.ts'
import { cursorsOf, withChanges, withWhole, type Views } from './views.ts'

type Of<K extends RecordKind> = Extract<ViewRecord, { kind: K }>

/** What a browser was sent of the room: the views of its audiences, read as one set of records, and the usual questions to it. */
export class RoomRecords {
  #views = $state.raw<Views>(new Map())
  #watchers = new Set<() => void>()

  /** A first view is there. */
  known = $derived(this.#views.size > 0)

  /** undefined until the first view has come. */
  room = $derived<RoomRecord | undefined>([...this.of('room').values()][0])
  /** By start, then in the order of the sessions. */
  slots = $derived<readonly SlotRecord[]>([...this.of('slot').values()].sort((a, b) => compare(a.startsAt, b.startsAt)))
  slotsById = $derived(this.of('slot'))
  tables = $derived(this.of('table'))
  /** By start. */
  items = $derived([...this.of('item').values()].sort((a, b) => compare(a.startsAt, b.startsAt)))
  participants = $derived(this.of('participant'))
  meetings = $derived(this.of('meeting'))
  requests = $derived(this.of('request'))
  notices = $derived(this.of('notice'))
  #meetingsByPerson = $derived(byPerson(this.meetings))
  #myself = $derived(this.of('me'))

  /** All records of a kind, by id, over every view. The map is a new one only after a change in that kind. */
  of<K extends RecordKind>(kind: K): ReadonlyMap<string, Of<K>> {
    const maps: ReadonlyMap<string, Of<K>>[] = []
    for (const view of this.#views.values()) {
      const records = view.records[kind] as ReadonlyMap<string, Of<K>> | undefined
      if (records?.size) maps.push(records)
    }
    if (maps.length === 1) return maps[0]!
    return new Map(maps.flatMap((map) => [...map]))
  }

  /** What only this person and their leads are told of them. */
  myself(id: ParticipantId | undefined): MeRecord | undefined {
    return this.#myself.get(id ?? '')
  }

  /** Every meeting of a person that this browser may know, whatever its state. */
  meetingsOf(id: ParticipantId | undefined): readonly MeetingRecord[] {
    return this.#meetingsByPerson.get(id ?? '') ?? []
  }

  cursors(): Record<string, Cursor> {
    return cursorsOf(this.#views)
  }

  /** All of them, as they are held. */
  get views(): Views {
    return this.#views
  }

  /** Shows what was kept of an earlier visit; what comes next follows it, or replaces it. */
  restore(views: Views): void {
    this.#views = views
  }

  /** Calls back whenever something has come. Returns what ends it. */
  watch(look: () => void): () => void {
    this.#watchers.add(look)
    return () => void this.#watchers.delete(look)
  }

  begin(whole: WholeView): void {
    this.#views = withWhole(this.#views, whole)
    for (const look of this.#watchers) look()
  }

  /** False: they do not follow what is here, and nothing was changed. */
  receive(changes: Changes): boolean {
    const next = withChanges(this.#views, changes)
    if (!next) return false
    this.#views = next
    for (const look of this.#watchers) look()
    return true
  }

  /** Resolves when the audience's view has reached `cursor`, or after `patienceMs`. Its end counts upwards. */
  reached(audience: Audience, cursor: Cursor, patienceMs: number): Promise<void> {
    const there = () => countOf(this.#views.get(audience)?.cursor) >= countOf(cursor)
    if (there()) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        this.#watchers.delete(look)
        clearTimeout(late)
        resolve()
      }
      const look = () => {
        if (there()) done()
      }
      const late = setTimeout(done, patienceMs)
      this.#watchers.add(look)
    })
  }
}

function countOf(cursor: Cursor | undefined): number {
  return Number(cursor?.slice(cursor.lastIndexOf(':') + 1) ?? 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byPerson(meetings: ReadonlyMap<MeetingId, MeetingRecord>): Map<ParticipantId, MeetingRecord[]> {
  const found = new Map<ParticipantId, MeetingRecord[]>()
  for (const meeting of meetings.values()) {
    for (const id of meeting.participantIds) {
      const theirs = found.get(id)
      if (theirs) theirs.push(meeting)
      else found.set(id, [meeting])
    }
  }
  return found
}
