import type { MeetingId, ParticipantId, SlotId, TableId } from '../../shared/ids.ts'
import type { MeetingRecord, ParticipantRecord } from '../../shared/views/records.ts'

/** What a card says of its meeting by the sign between its labels. */
export type Sign =
  | 'placed'
  | 'not-seen'
  | 'locked'
  | 'both-here'
  | 'one-waits'
  | 'nobody'
  | 'held'
  | 'doubt'
  // In a plan only.
  | 'comes'
  | 'clash'

/** A seated meeting as the board draws it. The same object for as long as nothing in it changes. */
export interface Card {
  meeting: MeetingRecord & { slotId: SlotId; tableId: TableId }
  sign: Sign
  /** Short labels of the first two organisations. */
  first: string
  second: string
  /** How many people beyond two. */
  more: number
  /** Surnames, for the board seen close up. */
  names: string
  /** Others in the same cell: in a plan only, which may say for a while what can never be. */
  others: readonly Card[]
}

const alone: readonly Card[] = []

/** How a person is called on a card. */
export interface Caption {
  label: string
  surname: string
}
export type Captions = ReadonlyMap<ParticipantId, Caption>

/** Cards by table, then slot. A table's row is the same object for as long as none of its cards changes. */
export interface CardRows {
  captions: Captions
  byMeeting: ReadonlyMap<MeetingId, Card>
  rows: ReadonlyMap<TableId, ReadonlyMap<SlotId, Card>>
}

/** Captions of everybody; `before` itself where no caption changed, as a person's record also changes with each of their meetings. */
export function captionsOf(people: ReadonlyMap<ParticipantId, ParticipantRecord>, before?: Captions): Captions {
  let changed = before?.size !== people.size
  const captions = new Map<ParticipantId, Caption>()
  for (const { id, label, name, organisation } of people.values()) {
    const caption = { label: label || organisation || name, surname: surnameOf(name) }
    const old = before?.get(id)
    const same = old?.label === caption.label && old.surname === caption.surname
    captions.set(id, same ? old : caption)
    changed ||= !same
  }
  return changed || !before ? captions : before
}

/**
 * Cards of all seated meetings. What did not change is taken over from `before`, object by object, so that only what changed is drawn anew.
 * `signs`: what a plan says of them, before what their state says.
 */
export function cardRows(
  meetings: ReadonlyMap<MeetingId, MeetingRecord>,
  captions: Captions,
  before?: CardRows,
  signs?: ReadonlyMap<MeetingId, Sign>,
): CardRows {
  const byMeeting = new Map<MeetingId, Card>()
  const rows = new Map<TableId, Map<SlotId, Card>>()
  for (const meeting of meetings.values()) {
    if (!isOnBoard(meeting)) continue
    const old = before?.byMeeting.get(meeting.id)
    const sign = signs?.get(meeting.id) ?? signOf(meeting)
    const same =
      old?.meeting === meeting && old.sign === sign && (captions === before?.captions || sameCaptions(old, captions))
    const card = same ? old : cardOf(meeting, sign, captions)
    byMeeting.set(meeting.id, card)
    const row = rows.get(meeting.tableId)
    const there = row?.get(meeting.slotId)
    if (row) row.set(meeting.slotId, there ? { ...there, others: [...there.others, card] } : card)
    else rows.set(meeting.tableId, new Map([[meeting.slotId, card]]))
  }
  return { captions, byMeeting, rows: keptRows(rows, before?.rows) }
}

/** `Cuyo · Ebro`: how people are named in a word. */
export function cardName(participantIds: readonly ParticipantId[], captions: Captions): string {
  const labels = participantIds.map((id) => captions.get(id)?.label ?? '–')
  const [first, second] = labels
  return labels.length > 2 ? `${first} · ${second} +${labels.length - 2}` : labels.join(' · ')
}

export function isOnBoard(meeting: MeetingRecord): meeting is Card['meeting'] {
  return meeting.slotId !== undefined && meeting.tableId !== undefined
}

/** Whether staff can take it up: it has not begun, or it sits and may be given another table. */
export function isMovable({ state, locked }: MeetingRecord): boolean {
  return !locked && (state === 'placed' || state === 'running' || state === 'waiting')
}

/** The last name of most European names: the last word. Names in other scripts are mostly one word, and stay whole. */
function surnameOf(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? ''
}

function cardOf(meeting: Card['meeting'], sign: Sign, captions: Captions): Card {
  const { participantIds } = meeting
  const [first, second] = participantIds
  return {
    meeting,
    sign,
    first: captions.get(first ?? '')?.label ?? '–',
    second: captions.get(second ?? '')?.label ?? '–',
    more: Math.max(0, participantIds.length - 2),
    names: participantIds.map((id) => captions.get(id)?.surname ?? '–').join(', '),
    others: alone,
  }
}

function sameCaptions(card: Card, captions: Captions): boolean {
  const [first, second] = card.meeting.participantIds
  return (
    card.first === (captions.get(first ?? '')?.label ?? '–') &&
    card.second === (captions.get(second ?? '')?.label ?? '–') &&
    card.names === card.meeting.participantIds.map((id) => captions.get(id)?.surname ?? '–').join(', ')
  )
}

function signOf({ state, unseenBy, locked, inDoubt, atTable = [], participantIds }: MeetingRecord): Sign {
  if (inDoubt) return 'doubt'
  if (state === 'held') return 'held'
  if (state === 'running') {
    if (atTable.length === 0) return 'nobody'
    return participantIds.every((id) => atTable.includes(id)) ? 'both-here' : 'one-waits'
  }
  if (unseenBy && unseenBy.length > 0) return 'not-seen'
  return locked ? 'locked' : 'placed'
}

function keptRows(rows: Map<TableId, Map<SlotId, Card>>, before: CardRows['rows'] | undefined): CardRows['rows'] {
  if (!before) return rows
  const kept = new Map<TableId, ReadonlyMap<SlotId, Card>>()
  for (const [tableId, row] of rows) {
    const old = before.get(tableId)
    const same = old?.size === row.size && [...row].every(([slotId, card]) => old.get(slotId) === card)
    kept.set(tableId, same ? old : row)
  }
  return kept
}
