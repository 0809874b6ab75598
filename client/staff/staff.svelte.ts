import { getContext, setContext } from 'svelte'
import type { MeetingId, ParticipantId, SlotId, TableId } from '../../shared/ids.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import { captionsOf, cardName, type Captions } from '../board/cards.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'
import { timesOf } from '../room/times.ts'
import { locale, t } from '../text/language.svelte.ts'

/** Those in the head. */
export const pages = ['board', 'people', 'requests', 'set-up'] as const
export type PageName = (typeof pages)[number] | 'print'
const allPages: readonly PageName[] = [...pages, 'print']

/** What may lie above the page, one at a time. */
export type SheetName =
  | { is: 'card'; id: MeetingId }
  | { is: 'book'; people?: readonly ParticipantId[]; slotId?: SlotId; tableId?: TableId }
  | { is: 'table'; id: TableId }
  | { is: 'slot'; id: SlotId }
  | { is: 'add-person' | 'rounds' | 'tray' | 'plans' | 'compare' }

interface Opened {
  page: PageName
  person: ParticipantId | undefined
}

/** What a member of staff has open, and how the room's things are called in its sentences. */
export class Staff {
  page = $state<PageName>('board')
  /** Whose day the people desk shows. */
  person = $state<ParticipantId>()
  sheet = $state.raw<SheetName>()
  readonly room: RoomClient
  #captions: Captions | undefined
  #begun = false

  constructor(room: RoomClient) {
    this.room = room
    this.restore(history.state)
  }

  times = $derived.by(() => timesOf(locale(), this.room.records.room?.timeZone ?? 'UTC'))
  /** In steps of a minute, ms: what depends on it is not worked out anew every second. */
  minute = $derived.by(() => Math.floor(this.room.clock.now / 60_000) * 60_000)
  /** The same object for as long as nobody is called otherwise. */
  captions = $derived.by(() => (this.#captions = captionsOf(this.room.records.participants, this.#captions)))
  isOrganiser = $derived.by(() => this.room.role === 'organiser')

  /** Once the room is known: a room without people has nothing on its board yet, so its organiser begins with the set-up. */
  begin(): void {
    const { room, participants } = this.room.records
    if (this.#begun || !room) return
    this.#begun = true
    const { page } = (history.state ?? {}) as Partial<Opened>
    if (!page && this.isOrganiser && participants.size === 0) this.page = 'set-up'
  }

  open(page: PageName, person?: ParticipantId): void {
    const next: Opened = { page, person: person ?? (page === 'people' ? this.person : undefined) }
    if (page !== this.page || next.person !== this.person) history.pushState({ ...next }, '')
    this.restore(next)
  }

  /** What the browser's own way back says. */
  restore(state: unknown): void {
    const { page, person } = (state ?? {}) as Partial<Opened>
    this.page = page && allPages.includes(page) ? page : 'board'
    this.person = person
    this.sheet = undefined
  }

  personOf(id: ParticipantId | undefined): ParticipantRecord | undefined {
    return this.room.records.participants.get(id ?? '')
  }

  nameOf(id: ParticipantId | undefined): string {
    return this.personOf(id)?.name || t().staff.somebody
  }

  labelOf(id: ParticipantId | undefined): string {
    return this.captions.get(id ?? '')?.label ?? t().staff.somebody
  }

  /** `Cuyo · Ebro` */
  cardOf(id: MeetingId | undefined): string {
    return cardName(this.room.records.meetings.get(id ?? '')?.participantIds ?? [], this.captions)
  }

  cardOfPeople(ids: readonly ParticipantId[]): string {
    return cardName(ids, this.captions)
  }

  tableLabel(id: TableId | null | undefined): string {
    return this.room.records.tables.get(id ?? '')?.label ?? '–'
  }

  /** The time; before it the day, where it is not today's. */
  when(instant: string | number): string {
    const { times } = this
    return times.date(instant) === times.date(this.minute) ? times.time(instant) : times.dayTime(instant)
  }

  /** The same in few letters, for narrow places. */
  briefly(instant: string | number): string {
    const { times } = this
    return times.date(instant) === times.date(this.minute) ? times.time(instant) : times.brief(instant)
  }

  /** `12:30, table 22`; the time alone without a table. */
  placeText({ slotId, tableId }: { slotId: SlotId; tableId?: TableId | null | undefined }): string {
    const slot = this.room.records.slotsById.get(slotId)
    if (!slot) return ''
    return tableId ? t().board.note.place(this.when(slot.startsAt), this.tableLabel(tableId)) : this.when(slot.startsAt)
  }

  /** Who acted, from the log's `<speaker>/<client>`. */
  actor(by: string | undefined): string {
    const speaker = by?.split('/')[0] ?? ''
    const { atDesk } = t().staff
    if (speaker === 'organiser' || speaker === 'facilitator' || speaker === 'room') return atDesk[speaker]
    return this.room.records.of('staff').get(speaker)?.name ?? this.personOf(speaker)?.name ?? atDesk.person
  }
}

const key = Symbol('staff')

export function carryStaff(staff: Staff): void {
  setContext(key, staff)
}

/** The staff's pages this component is in. */
export function staff(): Staff {
  return getContext<Staff>(key)
}
