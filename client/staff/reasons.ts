import type { Rejection } from '../../shared/rejections.ts'
import { t } from '../text/language.svelte.ts'
import type { Staff } from './staff.svelte.ts'

/** Refusals that staff may overrule: wishes, never facts (CASES, ground rules). */
const overrulable: ReadonlySet<Rejection['code']> = new Set([
  'person-closed',
  'not-eligible',
  'limit-reached',
  'table-reserved',
])

export function mayOverrule({ code }: Rejection): boolean {
  return overrulable.has(code)
}

/** Why the room said no, with the names that staff are told (L6). */
export function reasonText(why: Rejection, here: Staff): string {
  const words = t().staff.why
  const { records } = here.room
  const who = here.labelOf(why.who)
  const meeting = records.meetings.get(why.meetingId ?? '')
  switch (why.code) {
    case 'person-busy':
      if (meeting?.tableId) return words.busyWith(who, partners(why, here), here.tableLabel(meeting.tableId))
      return why.what ? words.busyItem(who, why.what) : words.busy(who)
    case 'person-closed':
      return words.closed(who)
    case 'table-taken':
      return meeting && why.tableId ? words.takenBy(here.tableLabel(why.tableId), here.cardOf(meeting.id)) : plain(why)
    case 'table-reserved':
      return words.reserved(here.tableLabel(why.tableId), records.tables.get(why.tableId ?? '')?.reserved ?? '')
    case 'table-unfit':
      return words.unfit(here.tableLabel(why.tableId))
    case 'table-closed':
      return words.tableClosed(here.tableLabel(why.tableId))
    case 'limit-reached':
      return why.who && why.allowed !== undefined ? words.limit(who, why.allowed) : plain(why)
    case 'not-eligible':
      return words.notEligible
    case 'already-meeting':
      return words.alreadyMeeting
    case 'moved-meanwhile':
      if (!why.slotId) return words.movedToTray(here.actor(why.by))
      return words.movedTo(here.placeText({ slotId: why.slotId, tableId: why.tableId }), here.actor(why.by))
    case 'changed-since':
      return why.when ? words.changedBy(here.actor(why.by), here.when(why.when)) : plain(why)
    case 'too-late':
      // Only an undo says what was done.
      return why.what ? words.undoTooLate : plain(why)
    case 'too-early':
      if (!why.when) return plain(why)
      return why.state === 'running' ? words.sitUntil(here.when(why.when)) : words.beginsAt(here.when(why.when))
    default:
      return plain(why)
  }
}

function plain(why: Rejection): string {
  return t().rejections[why.code](why)
}

/** Whom the busy person meets then. */
function partners({ meetingId, who }: Rejection, here: Staff): string {
  const ids = here.room.records.meetings.get(meetingId ?? '')?.participantIds ?? []
  return here.cardOfPeople(ids.filter((id) => id !== who))
}
