import { UndoManager } from 'yjs'
import type { Command } from '../../shared/commands.ts'
import type { Fallen } from '../../shared/commit.ts'
import type { MeetingId } from '../../shared/ids.ts'
import { planOn, type Intent } from '../../shared/plan.ts'
import { figuresOf } from '../../shared/plan-figures.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Place } from '../../shared/room.ts'
import type { PlanRecord } from '../../shared/views/records.ts'
import type { Board } from '../board/board.svelte.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { type OpenDocument, openDocument } from '../yjs/open-document.svelte.ts'
import type { Who } from '../presence/people.ts'
import { deedsIn, type Deed } from './deeds.ts'
import { issuesOf } from './issues.ts'
import { plannedBoard, type PlannedBoard } from './planned-board.ts'
import { changedSince } from './since.ts'
import { contentOf, mapsOf, nothingWritten, samePlace, type Content, type Maps } from './writing.ts'

/** How many of the others' last acts are told. */
const TOLD = 5

/** A plan that is open in this browser: its document, and the board as it would be with it. It takes the same acts as the live board. */
export class OpenPlan {
  readonly id: string
  readonly document: OpenDocument
  /** Against wishes: closed times, rules of who may meet, limits, reserved tables. Never against facts. */
  overrule = $state(false)
  /** The others' last acts in it, the newest first. */
  deeds = $state.raw<readonly Deed[]>([])
  /** What fell out of the plan when it was published or tidied, with why. */
  fallen = $state.raw<readonly Fallen[]>([])
  canUndo = $state(false)
  canRedo = $state(false)
  #content = $state.raw<Content>(nothingWritten)
  #maps: Maps
  #undo: UndoManager
  /** Marks one's own acts: only they are undone. */
  #me = {}
  #frame: number | undefined
  #board: Board
  #here: Staff
  #liveAtStart: Staff['room']['records']['meetings']
  #drawn: PlannedBoard | undefined
  #name = ''

  constructor(here: Staff, board: Board, id: string) {
    this.id = id
    this.#here = here
    this.#board = board
    this.#liveAtStart = here.room.records.meetings
    this.document = openDocument(here.room, `plan:${id}`)
    this.#maps = mapsOf(this.document.doc)
    const shared = [this.#maps.intents, this.#maps.locks, this.#maps.notes]
    this.#undo = new UndoManager(shared, { trackedOrigins: new Set([this.#me]), captureTimeout: 0 })
    for (const name of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.#undo.on(name, () => this.#tellUndo())
    for (const map of shared) map.observe(() => this.#soon())
    this.document.doc.on('afterTransaction', (transaction) => {
      if (transaction.local || this.document.status !== 'live') return
      const told = deedsIn(transaction, this.#maps)
      if (told.length > 0) this.deeds = [...told, ...this.deeds].slice(0, TOLD)
    })
    this.#content = contentOf(this.#maps)
  }

  record = $derived.by<PlanRecord | undefined>(() => this.#here.room.records.of('plan').get(this.id))
  /** Its last name, also when it has been dropped. */
  name = $derived.by<string>(() => (this.#name = this.record?.name ?? this.#name))

  /** In the order of the meetings' ids, so that the same plan is the same list whoever publishes it. */
  intents = $derived.by<readonly Intent[]>(() => {
    const { intents, locks } = this.#content
    const ids = [...new Set([...intents.keys(), ...locks.keys()])].sort()
    return ids.map((meetingId) => {
      const written = intents.get(meetingId)
      const locked = locks.get(meetingId)
      return { meetingId, ...(written && { to: written.to }), ...(locked !== undefined && { locked }) }
    })
  })
  /** Judged anew whenever the plan or the live board under it has changed. */
  planned = $derived.by(() => planOn(this.#board.liveRoom, this.intents, this.#here.minute, this.overrule))
  issues = $derived.by(() => issuesOf(this.planned.clashes, this.planned.room))
  board = $derived.by(
    () =>
      (this.#drawn = plannedBoard(this.#here.room.records.meetings, this.planned, this.#content.locks, this.#drawn)),
  )
  before = $derived.by(() => figuresOf(this.#board.liveRoom))
  after = $derived.by(() => figuresOf(this.planned.room))
  since = $derived.by(() => changedSince(this.#liveAtStart, this.#here.room.records.meetings))
  /** Locks that publishing would set or lift. */
  locks = $derived.by(
    () =>
      [...this.#content.locks].filter(([id, locked]) => {
        const meeting = this.#here.room.records.meetings.get(id)
        return meeting && meeting.locked !== locked
      }).length,
  )

  /** As it is written now, which is read for the board a little later: who comes back at once finds what they have just saved. */
  noteOn(id: MeetingId): string {
    return contentOf(this.#maps).notes.get(id) ?? ''
  }

  /** Who did it, by their flag where they are still here. */
  doerOf({ client }: Deed): Who | undefined {
    return this.#board.presence?.people.find(({ who }) => who.client === client)?.who
  }

  /** Takes an act of the board as the room would, and writes it down instead. Clashes are no refusal: they are shown. */
  async send(command: Command): Promise<{ ok: true } | ({ ok: false } & Rejection)> {
    switch (command.type) {
      case 'move-meeting':
        return this.#write([command.meetingId], () => this.#put(command.meetingId, placeIn(command)))
      case 'unplace-meeting':
        return this.#write([command.meetingId], () => this.#put(command.meetingId, null))
      case 'swap-meetings': {
        const [one, other] = command.meetingIds as [MeetingId, MeetingId]
        const [here, there] = [this.placeOf(one), this.placeOf(other)]
        return this.#write([one, other], () => {
          this.#put(one, there)
          this.#put(other, here)
        })
      }
      case 'lock-meeting':
      case 'unlock-meeting':
        return this.#write([command.meetingId], () => this.#lock(command.meetingId, command.type === 'lock-meeting'))
      default:
        return { ok: false, code: 'not-allowed' }
    }
  }

  /** Writes several intents as one act: one undo takes all of them back. */
  add(intents: readonly Intent[]): void {
    this.#write([], () => {
      for (const { meetingId, to, locked } of intents) {
        if (to !== undefined) this.#put(meetingId, to)
        if (locked !== undefined) this.#lock(meetingId, locked)
      }
    })
  }

  /** Nothing is planned for it any more. */
  takeBack(id: MeetingId): void {
    this.#write([], () => {
      this.#maps.intents.delete(id)
      this.#maps.locks.delete(id)
    })
  }

  note(id: MeetingId, text: string): void {
    if (text === this.noteOn(id)) return
    this.#write([], () => {
      if (text) this.#maps.notes.set(id, text)
      else this.#maps.notes.delete(id)
    })
  }

  undo(): void {
    this.#undo.undo()
  }

  redo(): void {
    this.#undo.redo()
  }

  /** Where it would be; null: in the tray. */
  placeOf(id: MeetingId): Place | null {
    const { slotId, tableId } = this.board.meetings.get(id) ?? {}
    return slotId && tableId ? { slotId, tableId } : null
  }

  /**
   * Sends the plan as it is in this browser now. What was published leaves the plan; what others wrote meanwhile stays in it and is judged on
   * the new board. Undefined: done.
   */
  async publish(): Promise<{ moved: number; people: number; fallen: readonly Fallen[] } | Rejection> {
    const sent = this.intents
    const overrule = this.overrule ? { overrule: true } : {}
    const answer = await this.#here.room.send({
      type: 'publish-plan',
      planId: this.id,
      intents: [...sent],
      ...overrule,
    })
    if (!answer.ok) return answer
    this.#settle(sent)
    this.fallen = [...this.fallen, ...(answer.fallen ?? [])]
    return { moved: answer.moved ?? 0, people: answer.people ?? 0, fallen: answer.fallen ?? [] }
  }

  close(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#undo.destroy()
    this.document.close()
  }

  /** Takes out what was published, where nobody has planned otherwise for it in the meantime. It is no act of one's own to undo. */
  #settle(sent: readonly Intent[]): void {
    const { intents, locks } = contentOf(this.#maps)
    this.document.doc.transact(() => {
      for (const { meetingId, to, locked } of sent) {
        const now = intents.get(meetingId)
        if (now && to !== undefined && samePlace(now.to, to)) this.#maps.intents.delete(meetingId)
        if (locks.get(meetingId) === locked) this.#maps.locks.delete(meetingId)
      }
    }, 'published')
    this.#undo.clear()
  }

  #write(ids: readonly MeetingId[], act: () => void): Promise<{ ok: true } | ({ ok: false } & Rejection)> {
    const { meetings } = this.#here.room.records
    const closed = ids.map((id) => meetings.get(id)).find((meeting) => !meeting || isOver(meeting.state))
    if (closed) return Promise.resolve({ ok: false, code: 'meeting-closed', state: closed.state })
    this.document.doc.transact(act, this.#me)
    return Promise.resolve({ ok: true })
  }

  /** Back where it is on the live board is no intent. */
  #put(id: MeetingId, to: Place | null): void {
    const live = this.#here.room.records.meetings.get(id)
    const at = live?.slotId && live.tableId ? { slotId: live.slotId, tableId: live.tableId } : null
    if (samePlace(at, to)) this.#maps.intents.delete(id)
    else this.#maps.intents.set(id, { to, by: '' })
  }

  #lock(id: MeetingId, locked: boolean): void {
    if (this.#here.room.records.meetings.get(id)?.locked === locked) this.#maps.locks.delete(id)
    else this.#maps.locks.set(id, locked)
  }

  /** The document may change many times while a page is drawn once. */
  #soon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      this.#content = contentOf(this.#maps)
    })
  }

  #tellUndo(): void {
    this.canUndo = this.#undo.canUndo()
    this.canRedo = this.#undo.canRedo()
  }
}

function placeIn({ slotId, tableId }: Place): Place {
  return { slotId, tableId }
}

function isOver(state: string): boolean {
  return state === 'held' || state === 'no-show' || state === 'cancelled'
}
