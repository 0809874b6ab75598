import { isSeated } from '../../shared/draft.ts'
import { meetingOfDuring } from '../../shared/engagements.ts'
import { type Sitting, slotFault, tableFault } from '../../shared/fitting.ts'
import type { Instant, MeetingId, ParticipantId, SlotId, TableId } from '../../shared/ids.ts'
import { rankedPlaces } from '../../shared/placing.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Meeting, Place, Room, SeatedMeeting } from '../../shared/room.ts'

/** The meeting in the way, and where it would go: into the held one's place (`exchange`) or to a free one. */
export interface Swap {
  blocker: MeetingId
  to: Place
  exchange: boolean
}

/** What a column says while a card is held. `free` counts its tables. */
export type ColumnOutlook =
  | { is: 'free'; free: number; here: boolean }
  | { is: 'swap'; swap: Swap }
  | { is: 'busy'; who: readonly ParticipantId[] }
  | { is: 'refused'; why: Rejection }

/** `stays`: somebody of them sits at this table just before or after. `taken`: whatever the reason, the note at the cell says it. */
export type CellOutlook = 'stays' | 'free' | 'swap' | 'taken'

/** Where a held meeting could go, for the slots asked about. */
export interface Outlook {
  columns: ReadonlyMap<SlotId, ColumnOutlook>
  cells: ReadonlyMap<SlotId, ReadonlyMap<TableId, CellOutlook>>
}

/** Staff's own question to the rules. The issuer only decides how much a refusal tells. */
export function asked(
  participantIds: readonly ParticipantId[],
  at: Instant,
  except: readonly MeetingId[] = [],
): Sitting {
  return { participantIds, except, issuer: { role: 'facilitator', staffId: '' }, own: [], at }
}

/** `at`: ms by the room's clock. Asks for the slots given only, usually those of the day in view. */
export function outlookOf(room: Room, meetingId: MeetingId, slotIds: readonly SlotId[], at: Instant): Outlook {
  const columns = new Map<SlotId, ColumnOutlook>()
  const cells = new Map<SlotId, ReadonlyMap<TableId, CellOutlook>>()
  const held = room.meetings.get(meetingId)
  if (!held) return { columns, cells }
  for (const slotId of slotIds) {
    const [column, cellsOfIt] = columnOf(room, held, slotId, at)
    columns.set(slotId, column)
    cells.set(slotId, cellsOfIt)
  }
  return { columns, cells }
}

function columnOf(
  room: Room,
  held: Meeting,
  slotId: SlotId,
  at: Instant,
): [ColumnOutlook, ReadonlyMap<TableId, CellOutlook>] {
  const sitting = asked(held.participantIds, at, [held.id])
  const here = isSeated(held) && held.slotId === slotId
  const fault: Rejection | undefined =
    held.state === 'running' && !here ? { code: 'too-late', state: 'running' } : slotFault(room, slotId, sitting)
  if (!fault) {
    const cells = freeCells(room, held, slotId, sitting)
    return [{ is: 'free', free: cells.size, here }, cells]
  }
  if (fault.code !== 'person-busy' && fault.code !== 'person-closed') return [{ is: 'refused', why: fault }, none]
  const swap = fault.code === 'person-busy' ? swapIn(room, held, slotId, at) : undefined
  if (swap) return [{ is: 'swap', swap }, swapCells(room, held, slotId, swap, sitting)]
  return [{ is: 'busy', who: busyIn(room, held, slotId, at) }, none]
}

const none: ReadonlyMap<TableId, CellOutlook> = new Map()

function freeCells(room: Room, held: Meeting, slotId: SlotId, sitting: Sitting): Map<TableId, CellOutlook> {
  const kept = tablesBeside(room, held, slotId)
  const cells = new Map<TableId, CellOutlook>()
  for (const tableId of room.tables.keys()) {
    if (isSeated(held) && held.slotId === slotId && held.tableId === tableId) continue
    if (!tableFault(room, tableId, slotId, sitting)) cells.set(tableId, kept.has(tableId) ? 'stays' : 'free')
  }
  return cells
}

/** Cells that are free once the meeting in the way has gone: its own table too; after an exchange that one only. */
function swapCells(room: Room, held: Meeting, slotId: SlotId, swap: Swap, sitting: Sitting): Map<TableId, CellOutlook> {
  const blocker = room.meetings.get(swap.blocker)
  const cells = new Map<TableId, CellOutlook>()
  if (!blocker || !isSeated(blocker)) return cells
  if (swap.exchange) return cells.set(blocker.tableId, 'swap')
  const without = { ...sitting, except: [held.id, blocker.id] }
  for (const tableId of room.tables.keys()) if (!tableFault(room, tableId, slotId, without)) cells.set(tableId, 'swap')
  return cells
}

/** One meeting alone is in the way, and it has somewhere to go. */
function swapIn(room: Room, held: Meeting, slotId: SlotId, at: Instant): Swap | undefined {
  const inTheWay = new Set(held.participantIds.flatMap((id) => meetingOfDuring(room, id, slotId, [held.id])?.id ?? []))
  const [id] = inTheWay
  const blocker = room.meetings.get(id ?? '')
  if (inTheWay.size !== 1 || !blocker || blocker.locked || blocker.state !== 'placed') return undefined
  const rest = asked(held.participantIds, at, [held.id, blocker.id])
  if (slotFault(room, slotId, rest)) return undefined
  if (canExchange(room, held, blocker, at))
    return { blocker: blocker.id, to: placeOf(held as SeatedMeeting), exchange: true }
  const blocked = room.overlaps.get(slotId) ?? []
  const wanted = { participantIds: blocker.participantIds, wishes: {}, except: [blocker.id] }
  const to = rankedPlaces(room, wanted, at).find((place) => !blocked.includes(place.slotId))
  return to && { blocker: blocker.id, to, exchange: false }
}

/** Whether two placed meetings could take each other's place: each fits there with both out of the way. */
export function canExchange(room: Room, held: Meeting, other: Meeting, at: Instant): boolean {
  if (!isSeated(held) || !isSeated(other) || held.state !== 'placed' || other.state !== 'placed') return false
  if (held.locked || other.locked) return false
  const fits = (meeting: Meeting, { slotId, tableId }: Place) => {
    const sitting = asked(meeting.participantIds, at, [held.id, other.id])
    return !slotFault(room, slotId, sitting) && !tableFault(room, tableId, slotId, sitting)
  }
  return fits(held, placeOf(other)) && fits(other, placeOf(held))
}

/** Each of them who is taken then, or closed. */
function busyIn(room: Room, { id, participantIds }: Meeting, slotId: SlotId, at: Instant): ParticipantId[] {
  return participantIds.filter((person) => slotFault(room, slotId, asked([person], at, [id])) !== undefined)
}

/** Tables at which somebody of them sits in the slot just before or after. */
function tablesBeside(room: Room, { id, participantIds }: Meeting, slotId: SlotId): Set<TableId> {
  const slot = room.slots.get(slotId)!
  const beside = [slot.number - 1, slot.number + 1].map((number) => `${slot.sessionId}.${number}`)
  return new Set(
    participantIds.flatMap((person) =>
      beside.flatMap((near) => meetingOfDuring(room, person, near, [id])?.tableId ?? []),
    ),
  )
}

function placeOf({ slotId, tableId }: SeatedMeeting): Place {
  return { slotId, tableId }
}
