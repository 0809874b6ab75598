import { accept, type Asking, type Decision, nothingToDo, reject, type Rules, staffOnly } from './decision.ts'
import { isSeated } from './draft.ts'
import { meetingOfDuring, tableHolder } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import type { Instant, SessionId, SlotId } from './ids.ts'
import { isStaff } from './roles.ts'
import type { Room, Slot } from './room.ts'
import { MINUTE, sessionOf } from './timetable.ts'
import { putAside } from './tray.ts'

type RoundDeed = 'start-round' | 'hold-round' | 'resume-round' | 'extend-round' | 'skip-round'

/** [C] The live run of slots, by a facilitator's hand. */
export const roundRules: Rules<RoundDeed> = {
  /**
   * [C3] [C6] Nothing begins before its announced time unless started by hand, within the changeover before it; its end stays. Starting the
   * running round is to go on with it, if it is held.
   */
  'start-round': (asking, { slotId }) => {
    const { room, issuer, at } = asking
    if (!isStaff(issuer)) return staffOnly
    const slot = room.slots.get(slotId)
    if (!slot) return reject('not-found')
    if (slot.stage === 'running') return resumption(asking)
    if (slot.stage === 'over') return reject({ code: 'too-late', slotId })
    if (room.heldSince !== null) return reject({ code: 'too-early', slotId })
    const { changeoverMinutes } = sessionOf(room, slotId)
    if (at < slot.startsAt - changeoverMinutes * MINUTE)
      return reject({ code: 'too-early', slotId, when: slot.startsAt })
    const freeAt = stillSittingUntil(room, slotId)
    if (freeAt !== undefined) return reject({ code: 'too-early', slotId, when: freeAt, state: 'running' })
    return accept({ type: 'slot-began', slotId })
  },

  'hold-round': ({ room, issuer }) => {
    if (!isStaff(issuer)) return staffOnly
    if (room.heldSince !== null) return nothingToDo()
    return running(room).length === 0 ? reject('no-round') : accept({ type: 'round-held' })
  },

  'resume-round': (asking) => (isStaff(asking.issuer) ? resumption(asking) : staffOnly),

  'extend-round': (asking, { minutes }) => {
    if (!isStaff(asking.issuer)) return staffOnly
    if (running(asking.room).length === 0) return reject('no-round')
    return extension(asking, minutes * MINUTE, [])
  },

  /** [C4] Skipping ends the slot; the next begins as announced. */
  'skip-round': ({ room, issuer, at }) => {
    if (!isStaff(issuer)) return staffOnly
    const slots = running(room)
    if (slots.length === 0) return reject('no-round')
    const resumed: RoomEvent[] = room.heldSince === null ? [] : [{ type: 'round-resumed' }]
    return accept([...resumed, ...slots.map(({ id: slotId }): RoomEvent => ({ type: 'slot-ended', slotId, at }))])
  },
}

/** [C6] When the last running slot ends in which somebody, or a table, still sits that is wanted in this one; undefined where none is. */
function stillSittingUntil(room: Room, slotId: SlotId): Instant | undefined {
  const wanted = (room.meetingsAt.get(slotId) ?? []).map((id) => room.meetings.get(id)!).filter(isSeated)
  const people = new Set(wanted.flatMap(({ participantIds }) => participantIds))
  const tables = new Set(wanted.map(({ tableId }) => tableId))
  const inTheWay = running(room).filter(({ id }) =>
    (room.meetingsAt.get(id) ?? []).some((other) => {
      const meeting = room.meetings.get(other)!
      if (meeting.state !== 'running') return false
      return tables.has(meeting.tableId) || meeting.participantIds.some((person) => people.has(person))
    }),
  )
  return inTheWay.length === 0 ? undefined : Math.max(...inTheWay.map(({ endsAt }) => endsAt))
}

/** [C3] The effect is that of an extension by the time it was held. */
function resumption(asking: Asking): Decision {
  const { heldSince } = asking.room
  return heldSince === null ? nothingToDo() : extension(asking, asking.at - heldSince, [{ type: 'round-resumed' }])
}

function running(room: Room): Slot[] {
  return [...room.slots.values()].filter(({ stage }) => stage === 'running')
}

/**
 * [C1] [C2] The running slots end later and all later ones of their sessions follow; a later session moves only by what the break
 * before it cannot absorb, of which one changeover stays.
 */
function extension({ room, changed }: Asking, by: number, first: RoomEvent[]): Decision {
  const delays = new Map<SessionId, number>(running(room).map(({ sessionId }) => [sessionId, by]))
  const times = new Map([...room.slots.values()].map(({ id, startsAt, endsAt }) => [id, { startsAt, endsAt }]))
  for (const [sessionId, delay] of delays) {
    const from = running(room).find((slot) => slot.sessionId === sessionId)!
    delaySlots(room, times, sessionId, from.number, delay)
  }
  pushLaterSessions(room, times, delays)
  const slots = [...times].flatMap(([id, { startsAt, endsAt }]) => {
    const old = room.slots.get(id)!
    return old.startsAt === startsAt && old.endsAt === endsAt ? [] : [{ id, startsAt, endsAt }]
  })
  const retimed: RoomEvent[] = [...first, ...(slots.length > 0 ? [{ type: 'slots-retimed' as const, slots }] : [])]
  return accept([
    ...retimed,
    ...putAsideClashes(
      withEvents(room, retimed, changed),
      slots.map(({ id }) => id),
    ),
  ])
}

type Times = Map<string, { startsAt: Instant; endsAt: Instant }>

function delaySlots(room: Room, times: Times, sessionId: SessionId, fromNumber: number, delay: number): void {
  for (const slot of room.slots.values()) {
    if (slot.sessionId !== sessionId || slot.number < fromNumber || slot.stage === 'over') continue
    const running = slot.stage === 'running'
    times.set(slot.id, { startsAt: running ? slot.startsAt : slot.startsAt + delay, endsAt: slot.endsAt + delay })
  }
}

function pushLaterSessions(room: Room, times: Times, delays: Map<SessionId, number>): void {
  const bounds = (slotIds: readonly string[], of: Times) => ({
    start: of.get(slotIds[0]!)!.startsAt,
    end: of.get(slotIds.at(-1)!)!.endsAt,
  })
  const planned: Times = new Map([...room.slots.values()].map(({ id, startsAt, endsAt }) => [id, { startsAt, endsAt }]))
  const inOrder = room.sessions
    .filter(({ slotIds }) => slotIds.length > 0)
    .sort((a, b) => bounds(a.slotIds, planned).start - bounds(b.slotIds, planned).start)
  for (const session of inOrder) {
    if (delays.has(session.id)) continue
    const { start } = bounds(session.slotIds, planned)
    const needed = inOrder.flatMap((earlier) => {
      if (!delays.has(earlier.id) || bounds(earlier.slotIds, planned).end > start) return []
      return [
        bounds(earlier.slotIds, times).end +
          Math.min(earlier.changeoverMinutes * MINUTE, start - bounds(earlier.slotIds, planned).end) -
          start,
      ]
    })
    const delay = Math.max(0, ...needed)
    delays.set(session.id, delay)
    delaySlots(room, times, session.id, 1, delay)
  }
}

/** [C7] A meeting that would now overlap an earlier one of the same person or table in another session is put aside. */
function putAsideClashes(room: Room, slotIds: readonly string[]): RoomEvent[] {
  const events: RoomEvent[] = []
  const aside: string[] = []
  const moved = slotIds.map((id) => room.slots.get(id)!)
  const touched = new Set(moved.flatMap(({ id }) => room.overlaps.get(id)!))
  const later = [...touched].map((id) => room.slots.get(id)!).sort((a, b) => b.startsAt - a.startsAt)
  for (const slot of later) {
    for (const id of room.meetingsAt.get(slot.id) ?? []) {
      const meeting = room.meetings.get(id)!
      if (!isSeated(meeting) || meeting.state !== 'placed') continue
      const except = [id, ...aside]
      const clash =
        tableHolder(room, meeting.tableId, slot.id, except) ??
        meeting.participantIds.map((person) => meetingOfDuring(room, person, slot.id, except)).find(Boolean)
      if (!clash) continue
      aside.push(id)
      events.push(putAside(meeting))
    }
  }
  return events
}
