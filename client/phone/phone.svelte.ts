import { getContext, setContext } from 'svelte'
import type { ItemId, MeetingId, ParticipantId, RequestId, SlotId, TableId } from '../../shared/ids.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'
import { timesOf } from '../room/times.ts'
import { locale, t } from '../text/language.svelte.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { agendaOf } from './agenda.ts'
import { mayArrive } from './arrival.ts'
import type { Reader } from './directory.ts'
import type { Finding } from './finding.svelte.ts'
import { slotsAhead } from './fit.ts'
import { noWishes, type Wishes } from './wishes.ts'

/** Those at the foot of the screen. */
export const pages = ['day', 'people', 'requests', 'me'] as const
export type PageName = (typeof pages)[number] | 'delegation'
const allPages: readonly PageName[] = [...pages, 'delegation']

/** What the browser's own way back brings: a page, and on a lead's page whose day is open. */
export interface Opened {
  page: PageName
  member: ParticipantId | undefined
}

/** What may lie above the page, one at a time. */
export type SheetName =
  | { is: 'person'; id: ParticipantId }
  | { is: 'meeting'; id: MeetingId }
  | { is: 'slot'; id: SlotId }
  | { is: 'item'; id: ItemId }
  | { is: 'decline' | 'another-time'; id: RequestId }
  | { is: 'filter' }
  /** Somebody else for one meeting, or for all. */
  | { is: 'substitute'; meetingId?: MeetingId }

/** One person's phone: what is open on it, and what its owner is in the room. For a lead's page also what one of the delegation is. */
export class Phone {
  page = $state<PageName>('day')
  /** Where somebody has just asked to go. */
  opening = $state.raw<Opened>()
  /** Whose day is open on the delegation's page. */
  member = $state<ParticipantId>()
  sheet = $state.raw<SheetName>()
  wishes = $state.raw<Wishes>(noWishes)
  /** Looking for people; there once more than the day has been fetched. */
  finding = $state.raw<Finding>()
  readonly room: RoomClient
  #ward: { id: ParticipantId; lead: Phone } | undefined

  /** `ward`: somebody of the delegation as `lead`'s phone knows them, and acts for them [D1]. */
  constructor(room: RoomClient, ward?: { id: ParticipantId; lead: Phone }) {
    this.room = room
    this.#ward = ward
    if (!ward) this.restore(history.state)
  }

  /** Whose day and requests these are: of the one whose link this is, or of one whom they lead. */
  get who(): ParticipantId | undefined {
    return this.#ward?.id ?? this.room.me
  }

  /** What a command says that is meant in another's name [D1]. */
  get inTheirName(): { participantId?: ParticipantId } {
    return this.#ward ? { participantId: this.#ward.id } : {}
  }

  me = $derived.by<ParticipantRecord | undefined>(() => this.room.records.participants.get(this.who ?? ''))
  /** What only the room, they themselves and their leads know of them. */
  myself = $derived.by(() => this.room.records.myself(this.who))
  /** The others of the delegation that this person leads; empty for who leads nobody. */
  members = $derived.by(() => [...this.room.records.of('me').keys()].filter((id) => id !== this.room.me))
  times = $derived.by(() => timesOf(locale(), this.room.records.room?.timeZone ?? 'UTC'))
  meetings = $derived.by(() => this.room.records.meetingsOf(this.who))
  waiting = $derived(this.meetings.filter((meeting) => meeting.state === 'waiting'))
  /** ms, in steps of a minute: what depends on it is not worked out anew every second. */
  minute = $derived.by(() => Math.floor(this.room.clock.now / 60_000) * 60_000)

  agenda = $derived.by(() => {
    const { slots, tables, items } = this.room.records
    const { signedUp = [], closedSlots = [] } = this.myself ?? {}
    const told = { slots, tables, items, meetings: this.meetings, signedUp, closedSlots, busy: this.me?.busy ?? [] }
    return agendaOf(told, this.minute)
  })

  /** Whether to offer their own check-in now: it helps, what they said before is known, and none waits to be sent [K7]. */
  mayArrive = $derived.by(() => {
    const { room, slots, items } = this.room.records
    if (!room || room.archived || !this.myself) return false
    const waits = this.room.kept?.all.some(
      ({ command, inRow, outcome }) =>
        inRow && outcome === undefined && command.type === 'check-in' && command.participantId === this.who,
    )
    if (waits) return false
    return mayArrive(
      {
        checkedInAt: this.myself.checkedInAt,
        spans: [...slots, ...items.filter(({ cancelled }) => !cancelled)],
        satDown: this.meetings.some(({ atTable }) => atTable?.includes(this.who ?? '')),
      },
      this.minute,
      this.times.date,
    )
  })

  /** Slots ahead in which the owner is free. */
  mine = $derived.by(() => {
    const { room, slots } = this.room.records
    return room ? slotsAhead(room, slots, this.minute).filter((slot) => !this.me?.busy.includes(slot.id)) : []
  })

  reader = $derived.by<Reader | undefined>(() => {
    const { room, requests } = this.room.records
    if (!room || !this.me) return undefined
    return {
      room,
      me: this.me,
      mine: this.mine,
      meetings: this.meetings,
      requests: [...requests.values()],
      declinedBy: this.myself?.declinedBy ?? [],
    }
  })

  /** Requests that wait for this person, or for somebody they lead. */
  asked = $derived.by(() =>
    [...this.room.records.requests.values()].filter(
      (one) => one.state === 'pending' && one.from !== this.room.me && !this.members.includes(one.from),
    ),
  )

  /** Why this person cannot ask anybody now; empty when they can. */
  stoppedAsking = $derived.by(() => {
    const { room } = this.room.records
    if (!room) return ''
    if (room.archived) return t().rejections['room-archived']({ code: 'room-archived' })
    if (room.opensAt && Date.parse(room.opensAt) > this.minute) return t().phone.opensAt(this.when(room.opensAt))
    if (room.closesAt && Date.parse(room.closesAt) <= this.minute) return t().phone.closedAt(this.when(room.closesAt))
    const limit = room.rules.limits.openRequestsPerParticipant
    if (limit === undefined || (this.myself?.openRequests ?? 0) < limit) return ''
    return t().rejections['limit-reached']({
      code: 'limit-reached',
      limit: 'openRequestsPerParticipant',
      allowed: limit,
    })
  })

  /** The foot shows at once where one goes; the page follows, as a long one takes a slow phone a while to draw. */
  open(page: PageName, member?: ParticipantId): void {
    if (this.#ward) return this.#ward.lead.open(page, member)
    const to = { page, member }
    this.opening = to
    void afterPaint().then(() => {
      if (this.opening !== to) return
      if (page !== this.page || member !== this.member) history.pushState(to, '')
      this.restore(to)
      scrollTo(0, 0)
    })
  }

  /** What the browser's own way back says. */
  restore(state: unknown): void {
    const { page, member } = (state ?? {}) as Partial<Opened>
    this.opening = undefined
    this.page = page && allPages.includes(page) ? page : 'day'
    this.member = this.page === 'delegation' ? member : undefined
    this.sheet = undefined
  }

  /** To the people, with these wishes and no others. */
  find(wishes: Partial<Wishes>): void {
    this.wishes = { ...noWishes, ...wishes }
    this.open('people')
  }

  nameOf(id: ParticipantId | undefined): string {
    return this.room.records.participants.get(id ?? '')?.name ?? t().phone.somebody
  }

  tableLabel(id: TableId | null | undefined): string {
    return this.room.records.tables.get(id ?? '')?.label ?? ''
  }

  /** `12:30, table 22`, with the day where it is another one. */
  placeText({ slotId, tableId }: { slotId: SlotId; tableId?: TableId | undefined }): string {
    const slot = this.room.records.slotsById.get(slotId)
    if (!slot) return ''
    const table = tableId ? this.tableLabel(tableId) : ''
    return [this.when(slot.startsAt), ...(table ? [t().common.tableNamed(table)] : [])].join(', ')
  }

  /** The time; before it the day, where it is not today's. */
  when(instant: string): string {
    const { times } = this
    return times.date(instant) === times.date(this.minute) ? times.time(instant) : times.dayTime(instant)
  }
}

const key = Symbol('phone')

export function carryPhone(phone: Phone): void {
  setContext(key, phone)
}

/** The phone this component is on. */
export function phone(): Phone {
  return getContext<Phone>(key)
}
