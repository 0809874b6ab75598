import type { Commit } from './commit.ts'
import type { Draft } from './draft.ts'
import { isSeated } from './draft.ts'
import type { MeetingId, SlotId, Version } from './ids.ts'
import type { Glimpse, Meeting, Notice, Slot } from './room.ts'

export function noticeKey(participantId: string, meetingId: MeetingId): string {
  return `${participantId}/${meetingId}`
}

/** What its people may know of a meeting's place, time, partners and state. */
export function glimpseOf(meeting: Meeting, slotOf: (id: SlotId) => Slot | null | undefined): Glimpse {
  const place = isSeated(meeting) ? meeting : null
  const slot = place && slotOf(place.slotId)
  return {
    state: meeting.state,
    slotId: place?.slotId ?? null,
    tableId: place?.tableId ?? null,
    startsAt: slot?.startsAt ?? null,
    endsAt: slot?.endsAt ?? null,
    participantIds: meeting.participantIds,
  }
}

/** The same to those in it: that a meeting runs or is over is the clock's doing and no news (X). */
export function sameGlimpse(a: Glimpse | null, b: Glimpse | null): boolean {
  if (!a || !b) return a === b
  const seated = (state: Glimpse['state']) => (state === 'running' || state === 'held' ? 'placed' : state)
  const over = b.state === 'held'
  return (
    seated(a.state) === seated(b.state) &&
    a.slotId === b.slotId &&
    a.tableId === b.tableId &&
    (over || (a.startsAt === b.startsAt && a.endsAt === b.endsAt)) &&
    a.participantIds.length === b.participantIds.length &&
    a.participantIds.every((id, i) => id === b.participantIds[i])
  )
}

/**
 * [L11] [X] Whoever is in a changed meeting, before or after, gets a notice in the same commit, but for the participant who
 * made the change; of what the room itself placed, they too. Several unseen changes are one notice, from the last seen to the newest.
 */
export function noteChanges(draft: Draft, commit: Commit): void {
  const { room, touched } = draft
  const { issuer } = commit.by
  const actor = issuer.role === 'participant' ? issuer.participantId : null
  const byRoom = new Set(
    commit.events.flatMap((event) => (event.type === 'meeting-placed' && event.byRoom ? [event.meetingId] : [])),
  )
  const slotBefore = (id: SlotId) => (touched.slots.has(id) ? touched.slots.get(id) : room.slots.get(id))
  for (const meetingId of changedMeetings(draft)) {
    const now = room.meetings.get(meetingId)!
    const old = touched.meetings.has(meetingId) ? touched.meetings.get(meetingId)! : now
    const was = old && glimpseOf(old, slotBefore)
    const is = glimpseOf(now, (id) => room.slots.get(id))
    if (sameGlimpse(was, is)) continue
    for (const participantId of new Set([...(old?.participantIds ?? []), ...now.participantIds])) {
      const key = noticeKey(participantId, meetingId)
      const unseen = room.notices.get(key)
      if (participantId === actor && !byRoom.has(meetingId)) {
        if (unseen) draft.delete('notices', key)
        continue
      }
      if (room.participants.get(participantId)?.state !== 'present') continue
      const seen = unseen ? unseen.seen : old?.participantIds.includes(participantId) ? was : null
      const { version, at } = commit
      const earlier = unseen ? [...unseen.earlier, { version: unseen.version, at: unseen.at, now: unseen.now }] : []
      draft.put('notices', key, { participantId, meetingId, seen, now: is, version, at, earlier })
    }
  }
}

/** [X2] What is left of a notice once the changes up to `version` were seen; null: nothing. */
export function unseenAfter(notice: Notice, version: Version): Notice | null {
  if (notice.version <= version) return null
  const shown = notice.earlier.findLast((change) => change.version <= version)
  if (!shown) return notice
  return { ...notice, seen: shown.now, earlier: notice.earlier.filter((change) => change.version > version) }
}

function changedMeetings({ room, touched }: Draft): Set<MeetingId> {
  const ids = new Set(touched.meetings.keys())
  for (const [slotId, old] of touched.slots) {
    const slot = room.slots.get(slotId)
    if (!old || !slot || (old.startsAt === slot.startsAt && old.endsAt === slot.endsAt)) continue
    for (const id of room.meetingsAt.get(slotId) ?? []) ids.add(id)
  }
  return ids
}
