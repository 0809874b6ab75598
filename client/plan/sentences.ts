import { isSeated } from '../../shared/draft.ts'
import type { Room } from '../../shared/room.ts'
import { reasonText } from '../staff/reasons.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'
import { type Issue, seatOf } from './issues.ts'

// Clashes as people say them: when, who, and with whom where. All of it as it would be in the plan, not as it is live.

/** `16:30: Gent twice` */
export function titleOf({ why, meetingIds }: Issue, room: Room, here: Staff): string {
  const words = t().plan.clash
  const [first] = meetingIds
  const slot = room.slots.get(seatOf(room, first)?.slotId ?? '')
  if (!slot) return words.inTray(here.cardOf(first))
  const time = here.when(slot.startsAt)
  if (why.code === 'person-busy' && meetingIds.length > 1) return words.personTwice(time, here.labelOf(why.who))
  if (why.code === 'table-taken' && meetingIds.length > 1)
    return words.tableTwice(time, here.tableLabel(seatOf(room, first)?.tableId))
  return words.oneOf(time, here.cardOf(first))
}

/** `with Vitis at table 21`, `with Plata at table 23` */
export function linesOf({ why, meetingIds }: Issue, room: Room, here: Staff): string[] {
  const words = t().plan.clash
  const meetings = meetingIds.map((id) => room.meetings.get(id)).filter((meeting) => meeting !== undefined)
  if (meetings.length < 2) return [reasonText(why, here)]
  return meetings.map((meeting) => {
    const others = meeting.participantIds.filter((id) => id !== why.who)
    if (why.code === 'person-busy' && isSeated(meeting))
      return words.withAt(here.cardOfPeople(others), here.tableLabel(meeting.tableId))
    return here.cardOf(meeting.id)
  })
}
