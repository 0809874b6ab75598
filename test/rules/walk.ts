import type { Deed, DeedOf } from '../../shared/deeds.ts'
import type { Issuer } from '../../shared/roles.ts'
import { kinds, type Facts, type Outcome, type Room } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import { facts, rules, session, time } from '../given.ts'

/** Answers with a number in [0, 1). */
export type Random = () => number

const table = { label: '', zone: '', stepFree: false, quiet: false, reserved: null, url: null }

/** Random choices over what a room holds. Now and then an id that names nothing. */
export class Dice {
  readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  chance(share: number): boolean {
    return this.random() < share
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!
  }

  any(entities: ReadonlyMap<string, unknown>): string {
    return this.chance(0.03) || entities.size === 0 ? 'invented' : this.pick([...entities.keys()])
  }

  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: Math.floor(this.random() * (most + 1)) }, make)
  }
}

/** A small room with rules of every sort: sessions that overlap, tables with marks, items, limits, groups that may meet. */
export function anyRoom(dice: Dice) {
  const limit = () => dice.pick([undefined, undefined, undefined, 1, 2, 4])
  const sides = [{}, { kind: ['cluster' as const] }, { kind: ['company' as const] }, { delegation: ['North'] }]
  const mayMeet = dice.chance(0.4)
    ? dice.some(2, () => ({
        ...(dice.chance(0.5) && { sessions: [dice.pick(['Hall', 'Studio'])] }),
        a: dice.pick(sides),
        b: dice.pick(sides),
      }))
    : []
  const marks = [
    {},
    {},
    {},
    { stepFree: true },
    { quiet: true },
    { url: 'https://meet.example/1' },
    { reserved: 'north' },
  ]
  const item = (title: string, from: string, to: string) => ({
    title,
    kind: 'tour',
    startsAt: time(from),
    endsAt: time(to),
    place: '',
    signUp: true,
    capacity: dice.pick([null, 1, 2]),
  })
  return {
    rules: {
      mayMeet,
      limits: { meetingsPerParticipant: limit(), meetingsPerSession: limit(), openRequestsPerParticipant: limit() },
      requestsExpireAfterMinutes: dice.pick([null, 15, 60]),
      leadMinutes: dice.pick([0, 5, 10]),
    },
    sessions: [
      session('Hall', '10:00', 4, dice.pick([15, 25]), dice.pick([0, 5])),
      session('Studio', dice.pick(['10:10', '11:00', '12:05']), 3, 20, 5),
    ],
    tables: Array.from({ length: 1 + Math.floor(dice.random() * 3) }, () => dice.pick(marks)),
    items: [item('Tour', '10:20', '11:05'), item('Seminar', '11:30', '12:30')],
    people: Object.fromEntries([...'ABCDEFK'].map((name) => [name, anyFacts(dice)])),
  }
}

function anyFacts(dice: Dice): Partial<Facts> {
  return {
    organisation: dice.pick(['alfa', 'beta', 'gamma', 'delta']),
    kind: dice.pick(kinds.slice(0, 2)),
    delegation: dice.pick(['', '', 'North', 'north ', 'South']),
    stepFree: dice.chance(0.1),
    online: dice.chance(0.1),
    lead: dice.chance(0.3),
  }
}

type Asked = [Issuer, Deed]

/** Something that somebody might send: anybody, of anything, in any state. */
export function anyCommand(dice: Dice, room: Room): Asked {
  const present = only(room.participants, ({ state }) => state === 'present' || dice.chance(0.05))
  const live = only(room.meetings, ({ state }) => state !== 'cancelled' || dice.chance(0.1))
  const open = only(room.requests, ({ state }) => state === 'pending' || dice.chance(0.1))
  const [person, other, third] = [dice.any(present), dice.any(present), dice.any(present)]
  const [slotId, tableId, itemId] = [dice.any(room.slots), dice.any(room.tables), dice.any(room.items)]
  const [requestId, meetingId, secondId] = [dice.any(open), dice.any(live), dice.any(live)]
  const by = (id: string): Issuer => ({ role: 'participant', participantId: id })
  const self = by(person)
  const request = room.requests.get(requestId)
  const inMeeting = dice.pick(room.meetings.get(meetingId)?.participantIds ?? [person])
  const member = by(dice.chance(0.8) ? inMeeting : person)
  const asker = by(dice.chance(0.8) ? (request?.from ?? person) : person)
  const asked = by(dice.chance(0.8) ? (request?.to ?? person) : person)
  const staff = dice.pick<Issuer>([
    { role: 'facilitator', staffId: 'G' },
    { role: 'facilitator', staffId: 'H' },
    { role: 'organiser', staffId: 'organiser' },
  ])
  const organiser: Issuer = { role: 'organiser', staffId: 'organiser' }
  const anyone = dice.chance(0.7) ? staff : self
  const overrule = dice.chance(0.3)
  const named = dice.chance(0.2) ? other : undefined
  const slotIds = dice.some(3, () => dice.any(room.slots))
  const meeting = room.meetings.get(meetingId)
  const from = !dice.chance(0.3)
    ? undefined
    : meeting && 'slotId' in meeting
      ? { slotId: meeting.slotId, tableId: meeting.tableId }
      : null

  const often: Asked[] = [
    [self, { type: 'send-request', to: other, from: named, slotIds }],
    [self, { type: 'send-request', to: other, slotIds }],
    [asked, { type: 'accept-request', requestId, slotId: dice.chance(0.6) ? slotId : undefined }],
    [asked, { type: 'accept-request', requestId }],
    [self, { type: 'set-availability', slotId, open: dice.chance(0.4), participantId: named }],
    [staff, { type: 'book-meeting', participantIds: [person, other], slotId, tableId, overrule }],
    [
      staff,
      {
        type: 'book-meeting',
        participantIds: [person, other],
        slotId: dice.chance(0.5) ? slotId : null,
        tableId: dice.chance(0.5) ? tableId : null,
        overrule,
      },
    ],
    [staff, { type: 'move-meeting', meetingId, slotId, tableId, from, overrule }],
    [staff, { type: 'move-meeting', meetingId, slotId, tableId, overrule }],
    [member, { type: 'cancel-meeting', meetingId, participantId: named }],
    [member, { type: 'propose-slot', meetingId, slotId }],
    [member, { type: 'answer-proposal', meetingId, accept: dice.chance(0.8) }],
    [staff, { type: 'undo' }],
  ]
  const seldom: Asked[] = [
    [asked, { type: 'decline-request', requestId }],
    [asker, { type: 'withdraw-request', requestId }],
    [anyone, { type: 'set-availability', slotId, open: dice.chance(0.3), participantId: person }],
    [staff, { type: 'book-meeting', participantIds: [person, other, third], overrule }],
    [staff, { type: 'cancel-meeting', meetingId }],
    [staff, { type: 'swap-meetings', meetingIds: [meetingId, secondId], overrule }],
    [staff, { type: 'unplace-meeting', meetingId, from }],
    [staff, { type: 'place-waiting', ...(dice.chance(0.5) && { meetingIds: [meetingId] }) }],
    [staff, { type: 'lock-meeting', meetingId }],
    [staff, { type: 'unlock-meeting', meetingId }],
    [staff, { type: 'join-meeting', meetingId, participantId: third, overrule }],
    [
      dice.chance(0.5) ? staff : member,
      { type: 'substitute', participantId: inMeeting, by: other, ...(dice.chance(0.5) && { meetingId }) },
    ],
    [dice.chance(0.5) ? staff : self, { type: 'sign-up', itemId, participantId: person }],
    [dice.chance(0.5) ? staff : self, { type: 'sign-off', itemId, participantId: person }],
    [self, { type: 'check-in' }],
    [member, { type: 'at-table', meetingId, participantId: named }],
    [
      member,
      { type: 'record-outcome', meetingId, outcome: dice.pick<Outcome>(['held', 'did-not-happen', 'did-not-happen']) },
    ],
    [staff, { type: 'mark-no-show', meetingId, absent: [inMeeting] }],
    [staff, { type: 'take-back-no-show', meetingId }],
    [member, { type: 'acknowledge', meetingId, upTo: room.version - dice.pick([0, 0, 2]) }],
    [staff, { type: 'acknowledge', meetingId, participantId: inMeeting, upTo: room.version }],
    [staff, { type: 'close-table', tableId }],
    [staff, { type: 'reopen-table', tableId }],
    [staff, { type: 'close-slot', slotId }],
    [staff, { type: 'reopen-slot', slotId }],
    [{ role: 'room' }, { type: 'pass-time' }],
    [self, { type: 'open-link' }],
  ]
  const rarely: Asked[] = [
    [staff, { type: 'extend-round', minutes: dice.pick([1, 3, 10]) }],
    [staff, { type: 'hold-round' }],
    [staff, { type: 'resume-round' }],
    [staff, { type: 'resume-round' }],
    [staff, { type: 'skip-round' }],
    [staff, { type: 'start-round', slotId }],
    [staff, { type: 'remove-participant', participantId: person }],
    [organiser, { type: 'erase-participant', participantId: person }],
    [organiser, comingAgain(dice, room, person)],
    [
      staff,
      {
        type: 'change-participant',
        participantId: person,
        facts: facts('x', anyFacts(dice)),
        profile: `${person}/new`,
      },
    ],
    [
      organiser,
      {
        type: 'set-rules',
        rules: rules({ leadMinutes: dice.pick([0, 5]), limits: { meetingsPerSession: dice.pick([undefined, 1]) } }),
      },
    ],
    [organiser, { type: 'add-table', table: { ...table, label: `T${room.version}` } }],
    [
      organiser,
      {
        type: 'change-table',
        tableId,
        table: {
          reserved: dice.pick([null, { text: 'alfa', key: 'alfa' }]),
          url: dice.pick([null, 'https://meet.example/2']),
        },
      },
    ],
    [organiser, { type: 'remove-table', tableId }],
    [organiser, { type: 'add-session', session: session(`S${room.version}`, '13:00', 2, 10, 0) }],
    [
      organiser,
      {
        type: 'change-session',
        sessionId: dice.pick(room.sessions)?.id ?? 's1',
        slotMinutes: dice.pick([10, 20, 25]),
        slots: dice.pick([2, 4, 5]),
      },
    ],
    [
      organiser,
      {
        type: 'change-session',
        sessionId: dice.pick(room.sessions)?.id ?? 's1',
        startsAt: time('10:00') + dice.pick([0, 30, 90]) * MINUTE,
      },
    ],
    [organiser, { type: 'remove-session', sessionId: dice.pick(['s1', 's2', 's3', 's4']) }],
    [
      organiser,
      {
        type: 'change-item',
        itemId,
        item: { startsAt: time('10:00'), endsAt: time(dice.pick(['10:30', '11:30'])), capacity: dice.pick([1, null]) },
      },
    ],
    [staff, { type: 'cancel-item', itemId }],
    [organiser, { type: 'renew-link', participantId: person }],
    [self, dice.pick(often)[1]],
    [{ role: 'screen' }, dice.pick(often)[1]],
  ]
  const share = dice.random()
  return dice.pick(share < 0.6 ? often : share < 0.93 ? seldom : rarely)
}

function only<T>(entities: ReadonlyMap<string, T>, which: (entity: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...entities].filter(([, entity]) => which(entity)))
}

function comingAgain(dice: Dice, room: Room, participantId: string): DeedOf<'import-participants'> {
  const known = room.participants.has(participantId)
  const person = { participantId, facts: facts(participantId, anyFacts(dice)), profile: `${participantId}/again` }
  return { type: 'import-participants', added: known ? [] : [person], changed: known ? [person] : [] }
}
