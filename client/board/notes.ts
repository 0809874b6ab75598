import type { Place } from '../../shared/room.ts'
import { slotFault, tableFault } from '../../shared/fitting.ts'
import { reasonText } from '../staff/reasons.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'
import type { Board } from './board.svelte.ts'
import type { Held } from './hand.svelte.ts'
import { asked } from './outlook.ts'
import { walksTo } from './walks.ts'

/** What a held meeting would mean at a place: who walks and who stays, or why it cannot be there. */
export function noteAt(board: Board, here: Staff, held: Held, place: Place): string[] {
  const words = t().board.note
  const meeting = board.room.meetings.get(held.meetingId)
  if (!meeting || !board.room.slots.has(place.slotId)) return []
  if (held.from?.slotId === place.slotId && held.from.tableId === place.tableId) return [words.here]
  const column = board.outlook?.columns.get(place.slotId)
  if (column?.is === 'swap' && board.outlook?.cells.get(place.slotId)?.has(place.tableId)) {
    const { blocker, to } = column.swap
    return [words.goesTo(here.cardOf(blocker), here.placeText(to)), ...walkLines(board, here, held, place)]
  }
  const sitting = asked(meeting.participantIds, here.minute, [meeting.id])
  const fault =
    slotFault(board.room, place.slotId, sitting) ?? tableFault(board.room, place.tableId, place.slotId, sitting)
  if (fault) return [reasonText(fault, here)]
  return [...walkLines(board, here, held, place), words.nobodyMoves]
}

function walkLines(board: Board, here: Staff, { meetingId }: Held, place: Place): string[] {
  const words = t().board.note
  const slot = board.room.slots.get(place.slotId)!
  return walksTo(board.room, board.room.meetings.get(meetingId)!, place).flatMap(({ participantId, stays, from }) => {
    const name = here.nameOf(participantId)
    const near = stays && board.room.slots.get(stays)
    if (near) {
      const time = here.times.time(near.startsAt)
      return near.startsAt < slot.startsAt ? words.staysAfter(name, time) : words.staysBefore(name, time)
    }
    return from ? words.comesFrom(name, here.tableLabel(from)) : []
  })
}
