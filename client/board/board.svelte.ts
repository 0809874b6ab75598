import { getContext, setContext } from 'svelte'
import { MediaQuery } from 'svelte/reactivity'
import type { MeetingId, ParticipantId } from '../../shared/ids.ts'
import type { Place, Room } from '../../shared/room.ts'
import type { MeetingRecord, TableRecord } from '../../shared/views/records.ts'
import type { OpenPlan } from '../plan/open-plan.svelte.ts'
import type { Presence } from '../presence/presence.svelte.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { type Card, cardRows, type CardRows } from './cards.ts'
import { dayAt, daysOf, rowsInZones, zonesOf } from './days.ts'
import { Hand } from './hand.svelte.ts'
import { outlookOf } from './outlook.ts'
import { roomOf } from './room-of.ts'

/** How large the cells are: all of a hall at once, or one zone and half a day with names. */
export type Zoom = 'whole' | 'close'

/** The board as one member of staff has it before them: the live one, or as a plan would make it. */
export class Board {
  /** Seen close up one zone at a time may be shown; undefined: all. */
  zone = $state<string>()
  /** The plan that lies on the board; undefined: this is the live one. */
  plan = $state.raw<OpenPlan>()
  /** Whose meetings are marked. */
  marked = $state<ParticipantId>()
  #chosenDay = $state<string>()
  #chosenZoom = $state<Zoom>('whole')
  #narrow = new MediaQuery('(max-width: 73.75rem)')
  #rows: CardRows | undefined
  /** Who else has their hands on what is shown; undefined until it is known. */
  presence = $state.raw<Presence>()
  readonly hand: Hand
  #here: Staff

  constructor(here: Staff) {
    this.#here = here
    this.hand = new Hand(here, this)
  }

  /** A tablet: the tray lies behind a button, one zone is seen at a time, and what is held lies at the foot. */
  get compact(): boolean {
    return this.#narrow.current
  }

  get zoom(): Zoom {
    return this.compact ? 'close' : this.#chosenZoom
  }

  days = $derived.by(() => {
    const { room, slots } = this.#here.room.records
    return room ? daysOf(room, slots, this.#here.times) : []
  })
  day = $derived.by(() => this.days.find(({ date }) => date === this.#chosenDay) ?? dayAt(this.days, this.#here.minute))
  slots = $derived.by(() => this.day?.blocks.flatMap((block) => block.slots) ?? [])

  /** Where they are, or would be. */
  meetings = $derived.by<ReadonlyMap<MeetingId, MeetingRecord>>(
    () => this.plan?.board.meetings ?? this.#here.room.records.meetings,
  )

  zones = $derived.by(() => zonesOf(this.#here.room.records.tables.values()))
  tables = $derived.by<readonly TableRecord[]>(() => {
    const all = rowsInZones(this.#here.room.records.tables)
    return this.zoom === 'close' && this.zone !== undefined ? all.filter(({ zone }) => zone === this.zone) : all
  })

  /** What did not change is the same object as before: only changed cells are drawn anew. */
  cards = $derived.by(
    () => (this.#rows = cardRows(this.meetings, this.#here.captions, this.#rows, this.plan?.board.signs)),
  )

  /** Agreed, without a place; oldest first, as records come in the order in which the meetings were made. */
  waiting = $derived.by<readonly MeetingRecord[]>(() =>
    [...this.meetings.values()].filter(({ state }) => state === 'waiting'),
  )

  /** The live board for the rules of fitting. Read it only while a card is held or a plan is open: it is made anew after every change. */
  liveRoom = $derived.by<Room>(() => {
    const { records } = this.#here.room
    return roomOf({
      room: records.room!,
      slots: records.slots,
      tables: records.tables,
      items: records.items,
      participants: records.participants,
      meetings: records.meetings,
      requests: records.requests,
    })
  })
  /** The same as the board in view has it. */
  room = $derived.by<Room>(() => this.plan?.planned.room ?? this.liveRoom)
  outlook = $derived.by(() => {
    const { held } = this.hand
    if (!held) return undefined
    return outlookOf(
      this.room,
      held.meetingId,
      this.slots.map(({ id }) => id),
      this.#here.minute,
    )
  })

  chooseZoom(zoom: Zoom): void {
    this.#chosenZoom = zoom
  }

  openDay(date: string): void {
    this.#chosenDay = date
  }

  cardAt({ slotId, tableId }: Place): Card | undefined {
    return this.cards.rows.get(tableId)?.get(slotId)
  }
}

const key = Symbol('board')

export function carryBoard(board: Board): void {
  setContext(key, board)
}

/** The board this component is on. */
export function board(): Board {
  return getContext<Board>(key)
}
