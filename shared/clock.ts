import type { RoomEvent } from './events.ts'
import type { ApplicationId, Instant, RequestId } from './ids.ts'
import type { Application, Request, Room, Slot } from './room.ts'
import { DAY, lastStart } from './timetable.ts'

/**
 * [C5] What fell due by `at`, each once, in the order in which it was due: slots begin and end by the room's clock, requests
 * expire from their very instant on. While a round is held no slot begins or ends.
 */
export function dueEvents(room: Room, at: Instant): RoomEvent[] {
  const due: { when: Instant; order: number; event: RoomEvent }[] = []
  if (room.heldSince === null) {
    for (const slot of room.slots.values()) {
      if (slot.stage === 'ahead' && slot.startsAt <= at)
        due.push({ when: slot.startsAt, order: 1, event: { type: 'slot-began', slotId: slot.id, due: true } })
      if (slot.stage !== 'over' && slot.endsAt <= at)
        due.push({
          when: slot.endsAt,
          order: 0,
          event: { type: 'slot-ended', slotId: slot.id, at: slot.endsAt, due: true },
        })
    }
  }
  if (firstExpiry(room) <= at) {
    for (const request of pendingRequests(room)) {
      const when = expiryOf(room, request)
      if (when <= at) due.push({ when, order: 2, event: { type: 'request-expired', requestId: request.id, due: true } })
    }
  }
  for (const application of declined(room)) {
    const [applicationId, when] = [application.id, erasedAt(room, application)]
    if (when <= at) due.push({ when, order: 3, event: { type: 'application-erased', applicationId, due: true } })
  }
  return due.sort((a, b) => a.when - b.when || a.order - b.order).map(({ event }) => event)
}

/** When the clock next has something to do; null: never. May lie in the past. */
export function nextDue(room: Room): Instant | null {
  let next = firstExpiry(room)
  if (room.heldSince === null) for (const slot of room.slots.values()) next = Math.min(next, dueOf(slot))
  for (const application of declined(room)) next = Math.min(next, erasedAt(room, application))
  return next === Infinity ? null : next
}

/** [R9] When a pending request can no longer be accepted: at the latest when the last slot of the room begins. */
export function expiryOf(room: Room, { expiresAt }: Request): Instant {
  return Math.min(expiresAt ?? Infinity, lastStart(room))
}

/** [J9] When the words of somebody who was declined are erased. */
function erasedAt({ retentionDays }: Room, { decidedAt }: Application): Instant {
  return (decidedAt ?? 0) + retentionDays * DAY
}

function dueOf(slot: Slot): Instant {
  if (slot.stage === 'over') return Infinity
  return slot.stage === 'ahead' ? slot.startsAt : slot.endsAt
}

/** Kept per state of the applications, as pending requests are. */
const declinedOf = new WeakMap<ReadonlyMap<ApplicationId, Application>, readonly Application[]>()

function declined({ applications }: Room): readonly Application[] {
  const known = declinedOf.get(applications)
  if (known) return known
  const found = [...applications.values()].filter(({ state }) => state === 'declined')
  declinedOf.set(applications, found)
  return found
}

/** Kept per state of the requests: this is asked before every command, and requests change with few of them. */
const pendingOf = new WeakMap<ReadonlyMap<RequestId, Request>, { requests: Request[]; first: Instant }>()

function pending(room: Room) {
  const known = pendingOf.get(room.requests)
  if (known) return known
  const requests = [...room.requests.values()].filter(({ state }) => state === 'pending')
  const first = requests.reduce((min, { expiresAt }) => Math.min(min, expiresAt ?? Infinity), Infinity)
  pendingOf.set(room.requests, { requests, first })
  return { requests, first }
}

function pendingRequests(room: Room): Request[] {
  return pending(room).requests
}

function firstExpiry(room: Room): Instant {
  const { requests, first } = pending(room)
  return requests.length === 0 ? Infinity : Math.min(first, lastStart(room))
}
