import { isSeated } from './draft.ts'
import { engagedSlots, seatedMeetingsOf } from './engagements.ts'
import type { ParticipantId } from './ids.ts'
import type { Room, SeatedMeeting } from './room.ts'
import { MINUTE } from './timetable.ts'

/** What a board is like for its people: sums over all of them, for comparing two boards of one room. Sessions are days of their own here. */
export interface Figures {
  /** Minutes of the slots between two meetings of one person in one session, in which they are open and have nothing [M2]. */
  idleMinutes: number
  /** How often somebody has such a slot, or several in a row, between one meeting and the next. */
  breaks: number
  /** How often somebody's next meeting in a session is at another table than the one before. */
  tableChanges: number
  /** Meetings that have a place, and whose people named slots: `of` them all, `met` those in a slot that was named. */
  firstWishes: { met: number; of: number }
}

export function figuresOf(room: Room): Figures {
  const figures: Figures = { idleMinutes: 0, breaks: 0, tableChanges: 0, firstWishes: firstWishesOf(room) }
  for (const id of room.participants.keys()) {
    for (const [before, after] of neighbours(room, id)) {
      if (before.tableId !== after.tableId) figures.tableChanges++
      const idle = idleMinutesBetween(room, id, before, after)
      figures.idleMinutes += idle
      if (idle > 0) figures.breaks++
    }
  }
  return figures
}

function firstWishesOf(room: Room): Figures['firstWishes'] {
  const wished = [...room.meetings.values()].filter(
    (meeting): meeting is SeatedMeeting => isSeated(meeting) && Object.keys(meeting.wishes).length > 0,
  )
  return { met: wished.filter(({ wishes, slotId }) => wishes[slotId]).length, of: wished.length }
}

/** A person's meetings with the next of the same session, by the order of the slots. */
function* neighbours(room: Room, id: ParticipantId): Generator<[SeatedMeeting, SeatedMeeting]> {
  const meetings = seatedMeetingsOf(room, id)
  if (meetings.length < 2) return
  const slotOf = (meeting: SeatedMeeting) => room.slots.get(meeting.slotId)!
  for (const session of room.sessions) {
    const own = meetings.filter((meeting) => slotOf(meeting).sessionId === session.id)
    own.sort((a, b) => slotOf(a).number - slotOf(b).number)
    for (let i = 1; i < own.length; i++) yield [own[i - 1]!, own[i]!]
  }
}

function idleMinutesBetween(room: Room, id: ParticipantId, before: SeatedMeeting, after: SeatedMeeting): number {
  const [from, to] = [room.slots.get(before.slotId)!, room.slots.get(after.slotId)!]
  if (to.number - from.number < 2) return 0
  const { slotIds } = room.sessions.find((session) => session.id === from.sessionId)!
  const engaged = engagedSlots(room, id)
  const { closedSlots } = room.participants.get(id)!
  const idle = slotIds
    .slice(from.number, to.number - 1)
    .filter((slotId) => !engaged.has(slotId) && !closedSlots.includes(slotId))
  return idle.reduce((sum, slotId) => sum + minutesOf(room, slotId), 0)
}

function minutesOf(room: Room, slotId: string): number {
  const { startsAt, endsAt } = room.slots.get(slotId)!
  return (endsAt - startsAt) / MINUTE
}
