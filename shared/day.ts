import { accept, type Asking, nothingToDo, reject, type Rules, staffOnly } from './decision.ts'
import { isSeated } from './draft.ts'
import { liveMeetingOf, meetingOfDuring, signedUpItems, tableHolder } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { placeOf } from './evolve-meetings.ts'
import { meetingClosed } from './meetings.ts'
import { isStaff } from './roles.ts'
import { actsFor, noneAmong, nobodys, presentParticipant, speakerAmong, visibleMeeting } from './speaking.ts'
import { MINUTE, timesOverlap } from './timetable.ts'

type DayDeed = 'check-in' | 'at-table' | 'record-outcome' | 'mark-no-show' | 'take-back-no-show'

/** [N6] How long before a meeting one may be at its table, in minutes. */
const EARLY_MINUTES = 15

/** The day itself: who is there, and how it went [N] [O]. */
export const dayRules: Rules<DayDeed> = {
  'check-in': ({ room, issuer }, { participantId: named, present = true }) => {
    const participantId = actsFor(room, issuer, named)
    if (participantId === undefined) return reject(nobodys(issuer))
    const person = presentParticipant(room, participantId)
    if (!person) return reject('not-found')
    return (person.checkedInAt !== null) === present
      ? nothingToDo()
      : accept({ type: 'checked-in', participantId, present })
  },

  'at-table': (asking, { meetingId, participantId }) => {
    const { room, at } = asking
    const found = memberOf(asking, meetingId, participantId)
    if (!('meeting' in found)) return found
    const { meeting, by } = found
    if (meeting.state === 'waiting') return reject({ code: 'meeting-not-placed', meetingId })
    if (!isSeated(meeting) || meeting.state === 'held') return reject(meetingClosed(meeting))
    if (meeting.atTable.includes(by)) return nothingToDo()
    const { startsAt } = room.slots.get(meeting.slotId)!
    if (at < startsAt - EARLY_MINUTES * MINUTE) return reject({ code: 'too-early', when: startsAt })
    return accept({ type: 'arrived-at-table', meetingId, participantId: by })
  },

  /** [O3] One side's word changes no state; when every one says it did not happen, it is a no-show. */
  'record-outcome': (asking, { meetingId, outcome, participantId }) => {
    const found = memberOf(asking, meetingId, participantId)
    if (!('meeting' in found)) return found
    const { meeting, by } = found
    if (meeting.state === 'waiting') return reject({ code: 'meeting-not-placed', meetingId })
    if (meeting.state === 'cancelled') return reject(meetingClosed(meeting))
    if (meeting.state === 'placed') return reject({ code: 'too-early', meetingId })
    if (meeting.outcomes[by] === outcome) return nothingToDo()
    const events: RoomEvent[] = [{ type: 'outcome-recorded', meetingId, participantId: by, outcome }]
    const outcomes = { ...meeting.outcomes, [by]: outcome }
    const nobodyMet = meeting.participantIds.every((id) => outcomes[id] === 'did-not-happen')
    if (nobodyMet && isSeated(meeting))
      events.push({ type: 'no-show-marked', meetingId, absent: [], from: placeOf(meeting) })
    return accept(events)
  },

  /** [N1] [N5] By a facilitator's word; counts for the limit of who was absent only. */
  'mark-no-show': ({ room, issuer }, { meetingId, absent }) => {
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (absent.some((id) => !meeting.participantIds.includes(id))) return reject({ code: 'not-found', field: 'absent' })
    if (meeting.state === 'waiting') return reject({ code: 'meeting-not-placed', meetingId })
    if (meeting.state === 'placed') return reject({ code: 'too-early', meetingId })
    if (meeting.state === 'cancelled') return reject(meetingClosed(meeting))
    if (meeting.state === 'no-show' && sameIds(meeting.absent, absent)) return nothingToDo()
    return accept({ type: 'no-show-marked', meetingId, absent: [...new Set(absent)], from: placeOf(meeting) })
  },

  /** [N4] Held again as before; refused where one of them has met somebody else meanwhile. */
  'take-back-no-show': ({ room, issuer }, { meetingId }) => {
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (meeting.state === 'held' || meeting.state === 'running') return nothingToDo()
    if (meeting.state !== 'no-show') return reject(meetingClosed(meeting))
    const to = meeting.lastPlace!
    const slot = room.slots.get(to.slotId)!
    const live = slot.stage === 'over' ? undefined : liveMeetingOf(room, meeting.participantIds)
    if (live) return reject({ code: 'already-meeting', meetingId: live.id, state: live.state })
    for (const who of meeting.participantIds) {
      const other = meetingOfDuring(room, who, to.slotId)
      if (other) return reject({ code: 'person-busy', who, meetingId: other.id, slotId: to.slotId })
      const item = signedUpItems(room, who).find((candidate) => timesOverlap(candidate, slot))
      if (item) return reject({ code: 'person-busy', who, what: item.title, slotId: to.slotId })
    }
    const holder = tableHolder(room, to.tableId, to.slotId)
    if (holder) return reject({ code: 'table-taken', tableId: to.tableId, meetingId: holder.id })
    return accept({ type: 'no-show-taken-back', meetingId, to })
  },
}

function memberOf({ room, issuer }: Asking, meetingId: string, named: string | undefined) {
  const meeting = visibleMeeting(room, issuer, meetingId)
  if (!meeting) return reject('not-found')
  const by = speakerAmong(room, issuer, meeting.participantIds, named)
  return by === undefined ? reject(noneAmong(issuer, named)) : { meeting, by }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
