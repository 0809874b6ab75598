import type { Room } from '../../shared/room.ts'
import { reasonText } from '../staff/reasons.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'
import { type Issue, seatOf } from './issues.ts'

// Clashes as people say them: when, who, and with whom where. All of it as it would be in the plan, not as it is live.

/** `16:30: Gent twice` */
export function titleOf(issue: Issue, room: Room, here: Staff): string {
  const words = t().plan.clash
  const [first] = issue.meetingIds
  const slot = room.slots.get(seatOf(room, first)?.slotId ?? '')
  if (!slot) return words.inTray(here.cardOf(first))
  const time = here.when(slot.startsAt)
  switch (issue.is) {
    case 'person':
      return words.personTwice(time, here.labelOf(issue.who))
    case 'table':
      return words.tableTwice(time, here.tableLabel(issue.tableId))
    case 'alone':
      return words.oneOf(time, here.cardOf(first))
  }
}

/** `with Vitis at table 21`, `with Plata at table 23` */
export function linesOf(issue: Issue, room: Room, here: Staff): string[] {
  if (issue.is === 'alone') return [reasonText(issue.why, here)]
  if (issue.is === 'table') return issue.meetingIds.map((id) => here.cardOf(id))
  return issue.meetingIds.map((id) => {
    const seat = seatOf(room, id)
    const others = (seat?.participantIds ?? []).filter((one) => one !== issue.who)
    return t().plan.clash.withAt(here.cardOfPeople(others), here.tableLabel(seat?.tableId))
  })
}
