import { accept, nothingToDo, organiserOnly, reject, type Rules, saysNothingNew } from './decision.ts'
import type { RoomEvent, RoomWords } from './events.ts'
import { nameForm } from './names.ts'
import { isOrganiser } from './roles.ts'
import { plannedSession } from './timetable.ts'

type SetUpDeed = 'open-room' | 'describe-room' | 'describe-privacy' | 'archive-room' | 'set-rules' | 'pass-time'

export const setUpRules: Rules<SetUpDeed> = {
  'open-room': ({ room }, { type: _, sessions, tables, items, ...words }) => {
    if (room.version > 0) return reject('duplicate')
    if (hasTwins(sessions.map(({ name }) => name))) return reject({ code: 'duplicate', field: 'sessions' })
    if (hasTwins(tables.map(({ label }) => label))) return reject({ code: 'duplicate', field: 'tables' })
    const unknown = words.rules.mayMeet
      .flatMap((pairing) => pairing.sessions ?? [])
      .find((name) => !sessions.some((session) => session.name === name))
    if (unknown !== undefined) return reject({ code: 'not-found', field: 'rules.mayMeet.sessions' })
    return accept([
      { type: 'room-opened', ...words },
      ...sessions.map((session, i): RoomEvent => ({
        type: 'session-added',
        session: plannedSession(`s${i + 1}`, session),
      })),
      ...tables.map((table, i): RoomEvent => ({ type: 'table-added', table: { id: `t${i + 1}`, ...table } })),
      ...items.map((item, i): RoomEvent => ({ type: 'item-added', item: { id: `i${i + 1}`, ...item } })),
    ])
  },

  'describe-room': ({ room, issuer }, { type: _, ...words }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    return saysNothingNew<RoomWords>(room, words) ? nothingToDo() : accept({ type: 'room-described', ...words })
  },

  /** [V9] Read by everybody in the room, and by who asks to take part. */
  'describe-privacy': ({ room, issuer }, { words }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    return room.privacy === words ? nothingToDo() : accept({ type: 'privacy-described', words })
  },

  'archive-room': ({ room, issuer }, { archived }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    return room.archived === archived ? nothingToDo() : accept({ type: 'room-archived', archived })
  },

  /** [E3] Touches no meeting; a pending request that they now forbid cannot be accepted. */
  'set-rules': ({ room, issuer }, { rules }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    const unknown = rules.mayMeet
      .flatMap((pairing) => pairing.sessions ?? [])
      .find((name) => !room.sessions.some((session) => session.name === name))
    if (unknown !== undefined) return reject({ code: 'not-found', field: 'rules.mayMeet.sessions' })
    return saysNothingNew(room, { rules }) ? nothingToDo() : accept({ type: 'rules-set', rules })
  },

  'pass-time': ({ issuer }) => (issuer.role === 'room' ? nothingToDo() : reject({ code: 'not-allowed' })),
}

function hasTwins(names: readonly string[]): boolean {
  return new Set(names.map(nameForm)).size < names.length
}
