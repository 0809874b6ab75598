import { accept, nothingToDo, organiserOnly, reject, type Rules, saysNothingNew } from './decision.ts'
import { isSeated } from './draft.ts'
import { meetingOfDuring, meetingsDuring, signedUpItems } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import { nameForm } from './names.ts'
import { nextNumber } from './programme.ts'
import type { Obstacle, Rejection } from './rejections.ts'
import { isOrganiser } from './roles.ts'
import type { Room, SeatedMeeting } from './room.ts'
import { plannedSession, replannedSession, timesOverlap } from './timetable.ts'
import { putAside } from './tray.ts'

type SessionDeed = 'add-session' | 'change-session' | 'remove-session'

/** [T7] [T8] A slot keeps its identity by its number; begun slots do not change; what no longer fits is refused with the list. */
export const sessionRules: Rules<SessionDeed> = {
  'add-session': ({ room, issuer }, { session }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    if (nameTaken(room, session.name)) return reject({ code: 'duplicate', field: 'name' })
    const id = `s${nextNumber(room.sessions.map((other) => other.id))}`
    return accept({ type: 'session-added', session: plannedSession(id, session) })
  },

  'change-session': (asking, { type: _, sessionId, ...fields }) => {
    const { room, issuer, changed } = asking
    if (!isOrganiser(issuer)) return organiserOnly
    const before = room.sessions.find(({ id }) => id === sessionId)
    if (!before) return reject('not-found')
    const set = { ...before, slots: before.slotIds.length, ...defined(fields) }
    if (saysNothingNew({ ...before, slots: before.slotIds.length }, fields)) return nothingToDo()
    if (set.name !== before.name && nameTaken(room, set.name, sessionId))
      return reject({ code: 'duplicate', field: 'name' })
    const begun = before.slotIds.filter((id) => room.slots.get(id)!.stage !== 'ahead')
    if (set.slots < begun.length) return reject({ code: 'too-late', allowed: begun.length })
    if (begun.length > 0 && set.startsAt !== before.startsAt) return reject({ code: 'too-late', field: 'startsAt' })
    const session = replannedSession(room, before, set)
    const kept = new Set(session.slots.map(({ id }) => id))
    const cut = before.slotIds.filter((id) => !kept.has(id)).flatMap((id) => meetingsAt(room, id))
    const events: RoomEvent[] = [...cut.map(putAside), { type: 'session-changed', session }]
    if (set.name !== before.name) events.push({ type: 'rules-set', rules: renamed(room, before.name, set.name) })
    const after = withEvents(room, events, changed)
    const clashes = session.slots
      .filter(({ startsAt, endsAt, id }) => {
        const old = room.slots.get(id)
        return old && (old.startsAt !== startsAt || old.endsAt !== endsAt)
      })
      .flatMap(({ id }) => clashesAt(after, id))
    return clashes.length > 0 ? reject(overlap(clashes)) : accept(events)
  },

  'remove-session': ({ room, issuer }, { sessionId }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    const session = room.sessions.find(({ id }) => id === sessionId)
    if (!session) return reject('not-found')
    if (session.slotIds.some((id) => room.slots.get(id)!.stage !== 'ahead')) return reject('too-late')
    const aside = session.slotIds.flatMap((id) => meetingsAt(room, id)).map(putAside)
    return accept([...aside, { type: 'session-removed', sessionId }])
  },
}

/** Meetings of the slot that now overlap another engagement of their people or their table. */
function clashesAt(room: Room, slotId: string): Obstacle[] {
  return meetingsAt(room, slotId).flatMap((meeting) => {
    const { id: meetingId, tableId, participantIds } = meeting
    const slot = room.slots.get(slotId)!
    const table = meetingsDuring(room, slotId, [meetingId]).some((other) => other.tableId === tableId)
    const busy = participantIds.filter(
      (id) =>
        meetingOfDuring(room, id, slotId, [meetingId]) ||
        signedUpItems(room, id).some((item) => timesOverlap(item, slot)),
    )
    return [
      ...(table ? [{ meetingId, code: 'table-taken' }] : []),
      ...busy.map((participantId) => ({ meetingId, code: 'person-busy', participantId })),
    ]
  })
}

function overlap(clashes: readonly Obstacle[]): Rejection {
  const people = [...new Set(clashes.flatMap(({ participantId }) => participantId ?? []))]
  return {
    code: 'overlap',
    clashes,
    participantIds: people,
    meetingIds: [...new Set(clashes.map(({ meetingId }) => meetingId))],
  }
}

function meetingsAt(room: Room, slotId: string): SeatedMeeting[] {
  return (room.meetingsAt.get(slotId) ?? []).map((id) => room.meetings.get(id)!).filter(isSeated)
}

function nameTaken(room: Room, name: string, except?: string): boolean {
  return room.sessions.some((session) => session.id !== except && nameForm(session.name) === nameForm(name))
}

/** Rules name sessions: they follow a new name. */
function renamed(room: Room, from: string, to: string) {
  const mayMeet = room.rules.mayMeet.map((pairing) => ({
    ...pairing,
    sessions: pairing.sessions?.map((name) => (name === from ? to : name)),
  }))
  return { ...room.rules, mayMeet }
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
