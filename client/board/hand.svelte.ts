import type { Command } from '../../shared/commands.ts'
import type { MeetingId } from '../../shared/ids.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Place } from '../../shared/room.ts'
import { nameOf } from '../presence/names.ts'
import type { Who } from '../presence/people.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'
import { toast } from '../ui/toasts.svelte.ts'
import type { Board } from './board.svelte.ts'
import { canExchange, type Swap } from './outlook.ts'

/** A card that was taken up, and where from: said with the move, so that two who hold one card do not overwrite each other [S1]. */
export interface Held {
  meetingId: MeetingId
  from: Place | null
  /** Dragged cards are put back when they are let go beside the board; others stay in hand. */
  by: 'drag' | 'press'
}

/** What the board asks at a cell before anything more is done. */
export type Question = { place: Place; meetingId: MeetingId } & (
  | { is: 'refused'; why: Rejection; again: (place: Place, overrule?: boolean) => Command }
  | { is: 'swap'; other: MeetingId }
  | { is: 'make-room'; swap: Swap }
)

/** The hand of this board's user: one card at most, put down by mouse, tap or keys alike. */
export class Hand {
  held = $state.raw<Held>()
  /** The cell under the pointer or the focus. */
  target = $state.raw<Place>()
  /** The cell under the pointer or the focus, with a card in hand or without: what the others see of us. */
  at = $state.raw<Place>()
  /** A card that somebody else holds, and that is wanted here too. */
  asking = $state.raw<{ meetingId: MeetingId; by: Who }>()
  question = $state.raw<Question>()
  /** Meetings on their way, by id; null: to the tray. */
  pending = $state.raw<ReadonlyMap<MeetingId, Place | null>>(new Map())
  /** The last thing that was done, for who does not see it. */
  said = $state('')
  #here: Staff
  #board: Board

  constructor(here: Staff, board: Board) {
    this.#here = here
    this.#board = board
  }

  /** `over`: also from the hand of another. */
  take(meetingId: MeetingId, by: Held['by'] = 'press', over = false): void {
    const meeting = this.#board.meetings.get(meetingId)
    if (!meeting || !this.#here.room.storing || !(over || this.mayTake(meetingId))) return
    this.asking = undefined
    const from = meeting.slotId && meeting.tableId ? { slotId: meeting.slotId, tableId: meeting.tableId } : null
    this.question = undefined
    this.held = { meetingId, from, by }
    this.said = t().board.said.taken(this.#here.cardOf(meetingId))
  }

  /** Whether nobody else holds it; else asks whether to take it over. */
  mayTake(meetingId: MeetingId): boolean {
    const by = this.#board.presence?.holders.get(meetingId)
    this.asking = by && { meetingId, by }
    return !by
  }

  /** Somebody else has taken the card over. */
  yieldTo(who: Who): void {
    if (!this.held) return
    const news = t().presence.tookOver(nameOf(who), this.#here.cardOf(this.held.meetingId))
    this.putBack()
    this.said = news
    toast(news)
  }

  putBack(): void {
    if (this.held) this.said = t().board.said.putBack(this.#here.cardOf(this.held.meetingId))
    this.held = undefined
    this.question = undefined
    this.target = undefined
  }

  /** Puts the held card down, or asks what is to be asked first. */
  async drop(place: Place): Promise<void> {
    const { held } = this
    if (!held) return
    if (held.from?.slotId === place.slotId && held.from.tableId === place.tableId) return this.putBack()
    const question = this.#questionAt(held, place)
    if (question) {
      this.question = question
      return
    }
    await this.#move(held, place)
  }

  async unplace(): Promise<void> {
    const { held } = this
    if (!held) return
    if (!held.from) return this.putBack()
    const { meetingId, from } = held
    this.held = undefined
    const why = await this.#send(meetingId, null, { type: 'unplace-meeting', meetingId, from })
    if (why) this.#refuse(held, from, why)
    else this.said = t().board.said.toTray(this.#here.cardOf(meetingId))
  }

  /** The place that was offered, or the same one against a wish. */
  async again(question: Extract<Question, { is: 'refused' }>, place: Place, overrule = false): Promise<void> {
    const { meetingId } = question
    this.question = undefined
    this.held = undefined
    const why = await this.#send(meetingId, place, question.again(place, overrule))
    if (why) this.question = { ...question, place, why }
    else this.#tell(meetingId, place)
  }

  async swap({ meetingId, other, place }: Extract<Question, { is: 'swap' }>): Promise<void> {
    const { held } = this
    this.question = undefined
    this.held = undefined
    const why = await this.#send(meetingId, place, { type: 'swap-meetings', meetingIds: [meetingId, other] })
    if (why && held) this.#refuse(held, place, why)
    else this.said = t().board.said.swapped(this.#here.cardOf(meetingId), this.#here.cardOf(other))
  }

  /** The meeting in the way first, then the held one; each is a move like any other and can be refused by itself. */
  async makeRoom({ place, swap }: Extract<Question, { is: 'make-room' }>): Promise<void> {
    const { held } = this
    const blocker = this.#board.meetings.get(swap.blocker)
    this.question = undefined
    if (!held || !blocker?.slotId || !blocker.tableId) return
    const from = { slotId: blocker.slotId, tableId: blocker.tableId }
    const first = await this.#send(swap.blocker, swap.to, {
      type: 'move-meeting',
      meetingId: swap.blocker,
      ...swap.to,
      from,
    })
    if (first) return this.#refuse(held, place, first)
    await this.#move(held, place)
    if (this.question) toast(t().board.note.firstOnly(this.#here.cardOf(swap.blocker)))
  }

  async #move(held: Held, place: Place): Promise<void> {
    this.held = undefined
    this.target = undefined
    const why = await this.#send(held.meetingId, place, {
      type: 'move-meeting',
      meetingId: held.meetingId,
      ...place,
      from: held.from,
    })
    if (why) this.#refuse(held, place, why)
    else this.#tell(held.meetingId, place)
  }

  /** The card stays in hand, unless it was moved under it: then a new try begins from where it is now. */
  #refuse(held: Held, place: Place, why: Rejection): void {
    const { meetingId, from } = held
    const again = (to: Place, overrule = false): Command => ({
      type: 'move-meeting',
      meetingId,
      ...to,
      from,
      ...(overrule ? { overrule } : {}),
    })
    this.held = why.code === 'moved-meanwhile' || why.code === 'meeting-closed' ? undefined : { ...held, by: 'press' }
    this.question = { is: 'refused', place, meetingId, why, again }
  }

  #questionAt({ meetingId, from }: Held, place: Place): Question | undefined {
    const column = this.#board.outlook?.columns.get(place.slotId)
    const there = this.#board.cardAt(place)?.meeting
    if (column?.is === 'swap' && this.#board.outlook?.cells.get(place.slotId)?.has(place.tableId)) {
      const { swap } = column
      return swap.exchange
        ? { is: 'swap', place, meetingId, other: swap.blocker }
        : { is: 'make-room', place, meetingId, swap }
    }
    if (!there || !from || there.id === meetingId) return undefined
    const { room } = this.#board
    const [held, other] = [room.meetings.get(meetingId), room.meetings.get(there.id)]
    const can = held && other && canExchange(room, held, other, this.#here.room.clock.now)
    return can ? { is: 'swap', place, meetingId, other: there.id } : undefined
  }

  /** Why not; undefined: done. Until the answer has come the card is shown as on its way. A plan is told instead of the room. */
  async #send(meetingId: MeetingId, to: Place | null, command: Command): Promise<Rejection | undefined> {
    this.pending = new Map(this.pending).set(meetingId, to)
    const answer = await (this.#board.plan ?? this.#here.room).send(command)
    const rest = new Map(this.pending)
    rest.delete(meetingId)
    this.pending = rest
    return answer.ok ? undefined : answer
  }

  #tell(meetingId: MeetingId, place: Place): void {
    this.said = t().board.said.moved(this.#here.cardOf(meetingId), this.#here.placeText(place))
  }
}
