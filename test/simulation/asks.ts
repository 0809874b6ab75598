import type { Command } from '../../shared/commands.ts'
import { isSeated } from '../../shared/draft.ts'
import type { MeetingId, ParticipantId } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import type { Intent } from '../../shared/plan.ts'
import { MINUTE } from '../../shared/timetable.ts'
import type { Chance } from './chance.ts'

/** Who asks: a person of the room, or a role. */
export type Asker = ParticipantId | 'organiser' | 'facilitator' | 'screen'
export type Ask = readonly [Asker, Command]

/** Choices over what a room holds: now and then something that is not there, and often the same few things, so that people collide. */
class Picks {
  /** There was nothing such as was looked for. */
  missed = false
  readonly #chance: Chance

  constructor(chance: Chance) {
    this.#chance = chance
  }

  happens(share: number): boolean {
    return this.#chance.happens(share)
  }

  of<T>(from: readonly T[]): T {
    return this.#chance.pick(from)
  }

  /** Half of the time one of the first two. */
  id<T>(entities: ReadonlyMap<string, T>, which?: (entity: T) => boolean): string {
    let ids: string[] = []
    for (const [id, entity] of entities) if (!which || which(entity)) ids.push(id)
    if (ids.length === 0) {
      this.missed = true
      ids = [...entities.keys()]
    }
    if (ids.length === 0 || this.#chance.happens(0.02)) return 'invented'
    return this.#chance.happens(0.5) ? ids[this.#chance.among(0, Math.min(1, ids.length - 1))]! : this.of(ids)
  }
}

/** Something that somebody might ask of the room as it is: anybody, of anything; most of it makes sense. */
export function anyAsk(chance: Chance, room: Room): Ask {
  // A day that stands still shows little.
  if (room.archived && chance.happens(0.3)) return ['organiser', { type: 'archive-room', archived: false }]
  if (room.heldSince !== null && chance.happens(0.1)) return ['facilitator', { type: 'resume-round' }]
  for (;;) {
    const picks = new Picks(chance)
    const share = chance.random()
    const kind = share < 0.5 ? often : share < 0.85 ? seldom : rarely
    const ask = picks.of(kind)(new Scene(picks, room))
    // To ask for what is not there is seldom of interest.
    if (!picks.missed || chance.happens(0.1)) return ask
  }
}

/** What an ask is about. Everything is drawn only when it is named. */
class Scene {
  readonly p: Picks
  readonly room: Room

  constructor(picks: Picks, room: Room) {
    this.p = picks
    this.room = room
  }

  get person(): ParticipantId {
    return this.p.id(this.room.participants, ({ state }) => state === 'present')
  }
  /** So many, mostly different ones. */
  people(count: number): ParticipantId[] {
    const people: ParticipantId[] = []
    while (people.length < count) {
      const { person } = this
      if (!people.includes(person) || this.p.happens(0.2)) people.push(person)
    }
    return people
  }
  get slotId() {
    return this.p.id(this.room.slots, ({ stage }) => stage === 'ahead')
  }
  get tableId() {
    return this.p.id(this.room.tables, ({ closed }) => !closed || this.p.happens(0.3))
  }
  get itemId() {
    return this.p.id(this.room.items)
  }
  get sessionId() {
    return this.p.of(this.room.sessions)?.id ?? 's9'
  }
  get requestId() {
    return this.p.id(this.room.requests, ({ state }) => state === 'pending')
  }
  get meetingId(): MeetingId {
    return this.p.id(this.room.meetings, ({ state }) => state !== 'cancelled')
  }
  /** Meetings with a place that have not begun. */
  get placedId(): MeetingId {
    return this.p.id(this.room.meetings, ({ state }) => state === 'placed')
  }
  get begunId(): MeetingId {
    return this.p.id(this.room.meetings, ({ state }) => state === 'running' || state === 'held')
  }
  get planId(): string {
    return this.p.id(this.room.plans, ({ dropped }) => !dropped)
  }
  /** Up to four meetings, each to some place, into the place of the next, or into the tray; some locked or let go. */
  get intents(): Intent[] {
    const ids = Array.from({ length: this.p.of([1, 2, 2, 3, 4]) }, () =>
      this.p.happens(0.9) ? this.placedId : this.meetingId,
    )
    const inCircle = this.p.happens(0.4)
    return ids.map((meetingId, i): Intent => {
      const next = inCircle ? this.placeOf(ids[(i + 1) % ids.length]!) : null
      const to = next ?? (this.p.happens(0.15) ? null : { slotId: this.slotId, tableId: this.tableId })
      return {
        meetingId,
        ...(this.p.happens(0.9) && { to }),
        ...(this.p.happens(0.1) && { locked: this.p.happens(0.5) }),
      }
    })
  }
  get noticedId(): string {
    return this.p.id(this.room.notices)
  }
  get staff(): Asker {
    return this.p.happens(0.7) ? 'facilitator' : 'organiser'
  }
  get overrule() {
    return this.p.happens(0.3)
  }
  get words() {
    return this.p.happens(0.3) ? 'looking forward' : undefined
  }

  /** One of those in the meeting. */
  memberOf(meetingId: MeetingId): ParticipantId {
    return this.p.of(this.room.meetings.get(meetingId)?.participantIds ?? [this.person])
  }

  placeOf(meetingId: MeetingId) {
    const meeting = this.room.meetings.get(meetingId)
    return meeting && isSeated(meeting) ? { slotId: meeting.slotId, tableId: meeting.tableId } : null
  }

  /** Somebody's lead, where they have one. */
  leadOf(person: ParticipantId): ParticipantId {
    const { delegation } = this.room.participants.get(person) ?? { delegation: '' }
    const lead = [...this.room.participants.values()].find((one) => one.lead && one.delegation === delegation)
    return lead?.id ?? person
  }

  /** ISO 8601, some minutes from now. */
  soon(minutes: number): string {
    return new Date(Math.floor(this.room.at / MINUTE) * MINUTE + minutes * MINUTE).toISOString()
  }
}

type Making = (scene: Scene) => Ask

const requestOf = (s: Scene) => {
  const requestId = s.requestId
  const request = s.room.requests.get(requestId)
  return { requestId, from: request?.from ?? s.person, to: request?.to ?? s.person }
}
const ofMeeting = (s: Scene, meetingId: MeetingId) => ({ meetingId, member: s.memberOf(meetingId) })

const often: readonly Making[] = [
  (s) => {
    const [from, to] = s.people(2) as [ParticipantId, ParticipantId]
    return [from, { type: 'send-request', to, message: s.words, slotIds: [s.slotId] }]
  },
  (s) => {
    const [from, to] = s.people(2) as [ParticipantId, ParticipantId]
    return [from, { type: 'send-request', to }]
  },
  (s) => {
    const { requestId, from, to } = requestOf(s)
    return s.p.of<Ask>([
      [to, { type: 'accept-request', requestId }],
      [to, { type: 'accept-request', requestId }],
      [to, { type: 'accept-request', requestId, slotId: s.slotId }],
      [from, { type: 'withdraw-request', requestId }],
      [s.leadOf(to), { type: 'accept-request', requestId }],
    ])
  },
  (s) => [s.person, { type: 'set-availability', slotId: s.slotId, open: s.p.happens(0.5) }],
  (s) => [
    s.staff,
    {
      type: 'book-meeting',
      participantIds: s.people(2),
      overrule: s.overrule,
      ...(s.p.happens(0.6) && { slotId: s.slotId }),
      ...(s.p.happens(0.6) && { tableId: s.tableId }),
    },
  ],
  (s) => [s.staff, { type: 'book-meeting', participantIds: s.people(2), overrule: s.overrule }],
  (s) => {
    const meetingId = s.p.happens(0.7) ? s.placedId : s.meetingId
    const from = s.p.happens(0.4) ? { from: s.placeOf(meetingId) } : {}
    return [
      s.staff,
      { type: 'move-meeting', meetingId, slotId: s.slotId, tableId: s.tableId, ...from, overrule: s.overrule },
    ]
  },
  (s) => {
    const { meetingId, member } = ofMeeting(s, s.meetingId)
    return [member, { type: 'cancel-meeting', meetingId, reason: s.words }]
  },
  (s) => {
    const { meetingId, member } = ofMeeting(s, s.placedId)
    return s.p.happens(0.5)
      ? [member, { type: 'propose-slot', meetingId, slotId: s.slotId }]
      : [member, { type: 'answer-proposal', meetingId, accept: s.p.happens(0.8) }]
  },
  (s) => [s.staff, { type: 'swap-meetings', meetingIds: [s.placedId, s.placedId], overrule: s.overrule }],
  (s) => [s.staff, { type: 'undo' }],
  (s) => [s.staff, { type: 'publish-plan', planId: s.planId, intents: s.intents, overrule: s.overrule }],
  (s) => {
    const [person, meetingId] = s.noticedId.split('/')
    return [person!, { type: 'acknowledge', meetingId: meetingId ?? s.meetingId, cursor: 'shown' }]
  },
]

const seldom: readonly Making[] = [
  (s) => [s.staff, { type: 'start-plan', name: `Plan ${s.room.version}` }],
  (s) => [s.leadOf(s.person), { type: 'send-request', from: s.person, to: s.person }],
  (s) => {
    const { requestId, to } = requestOf(s)
    return [to, { type: 'decline-request', requestId, reason: s.words }]
  },
  (s) => [s.staff, { type: 'set-availability', slotId: s.slotId, open: s.p.happens(0.4), participantId: s.person }],
  (s) => [s.staff, { type: 'book-meeting', participantIds: s.people(3), overrule: s.overrule }],
  (s) => [s.staff, { type: 'cancel-meeting', meetingId: s.meetingId }],
  (s) => {
    const meetingId = s.placedId
    return [s.staff, { type: 'unplace-meeting', meetingId, ...(s.p.happens(0.3) && { from: s.placeOf(meetingId) }) }]
  },
  (s) => [s.staff, { type: 'place-waiting', ...(s.p.happens(0.5) && { meetingIds: [s.meetingId] }) }],
  (s) => [s.staff, { type: 'lock-meeting', meetingId: s.placedId }],
  (s) => [s.staff, { type: 'unlock-meeting', meetingId: s.placedId }],
  (s) => [s.staff, { type: 'join-meeting', meetingId: s.meetingId, participantId: s.person, overrule: s.overrule }],
  (s) => {
    const { meetingId, member } = ofMeeting(s, s.meetingId)
    return [
      s.p.happens(0.5) ? s.staff : member,
      { type: 'substitute', participantId: member, by: s.person, ...(s.p.happens(0.6) && { meetingId }) },
    ]
  },
  (s) => [s.person, { type: 'sign-up', itemId: s.itemId }],
  (s) => [s.person, { type: 'sign-off', itemId: s.itemId }],
  (s) => [s.person, { type: 'check-in', present: s.p.happens(0.8) }],
  (s) => {
    const { meetingId, member } = ofMeeting(s, s.p.happens(0.5) ? s.begunId : s.placedId)
    return [member, { type: 'at-table', meetingId }]
  },
  (s) => {
    const { meetingId, member } = ofMeeting(s, s.begunId)
    return [
      member,
      { type: 'record-outcome', meetingId, outcome: s.p.of(['held', 'cut-short', 'did-not-happen'] as const) },
    ]
  },
  (s) => {
    const { meetingId, member } = ofMeeting(s, s.begunId)
    return [s.staff, { type: 'mark-no-show', meetingId, absent: [member] }]
  },
  (s) => [
    s.staff,
    { type: 'take-back-no-show', meetingId: s.p.id(s.room.meetings, ({ state }) => state === 'no-show') },
  ],
  (s) => {
    const [participantId, meetingId] = s.noticedId.split('/')
    return [s.staff, { type: 'acknowledge', meetingId: meetingId ?? s.meetingId, participantId, cursor: 'shown' }]
  },
  (s) => [s.staff, { type: 'close-table', tableId: s.tableId }],
  (s) => [s.staff, { type: 'reopen-table', tableId: s.p.id(s.room.tables, ({ closed }) => closed) }],
  (s) => [s.staff, { type: 'close-slot', slotId: s.slotId }],
  (s) => [s.staff, { type: 'reopen-slot', slotId: s.p.id(s.room.slots, ({ closed }) => closed) }],
]

const rarely: readonly Making[] = [
  (s) => [s.staff, { type: 'drop-plan', planId: s.planId }],
  (s) => [s.staff, { type: 'rename-plan', planId: s.p.id(s.room.plans), name: `Plan ${s.room.version}` }],
  (s) => [s.staff, { type: 'publish-plan', planId: s.p.id(s.room.plans), intents: s.intents }],
  (s) => [s.staff, { type: 'extend-round', minutes: s.p.of([1, 1, 2]) }],
  (s) => [s.staff, { type: 'hold-round' }],
  (s) => [s.staff, { type: 'resume-round' }],
  (s) => [s.staff, { type: 'resume-round' }],
  (s) => [s.staff, { type: 'skip-round' }],
  (s) => [s.staff, { type: 'start-round', slotId: s.slotId }],
  (s) => [s.staff, { type: 'remove-participant', participantId: s.person }],
  (s) => ['organiser', { type: 'erase-participant', participantId: s.person }],
  (s) => [
    s.staff,
    {
      type: 'add-participant',
      name: `Late ${s.room.version}`,
      organisation: s.p.of(['Alfa', 'Beta', 'Newcomers']),
      kind: 'company',
      country: 'IT',
      email: `late${s.room.version}@x.example`,
      ...(s.p.happens(0.3) && { stepFree: true }),
    },
  ],
  (s) => {
    const participantId = s.person
    return s.p.of<Ask>([
      [participantId, { type: 'change-participant', offers: `offer ${s.room.version}` }],
      [s.staff, { type: 'change-participant', participantId, email: `p${s.room.version}@y.example` }],
      [
        s.staff,
        {
          type: 'change-participant',
          participantId,
          delegation: s.p.of(['', 'North', 'South']),
          lead: s.p.happens(0.5),
        },
      ],
      ['organiser', { type: 'change-participant', participantId, label: `L${s.room.version % 50}` }],
      [s.staff, { type: 'change-participant', participantId, online: s.p.happens(0.5), stepFree: s.p.happens(0.5) }],
    ])
  },
  (s) => [
    'organiser',
    {
      type: 'set-rules',
      rules: {
        mayMeet: s.p.happens(0.3) ? [{ a: { kind: ['company'] }, b: { kind: ['cluster'] } }] : [],
        limits: s.p.happens(0.5)
          ? {
              [s.p.of(['meetingsPerParticipant', 'meetingsPerSession', 'openRequestsPerParticipant'])]: s.p.of([
                1, 2, 3,
              ]),
            }
          : {},
        requestsExpireAfterMinutes: s.p.of([null, 1, 3]),
        leadMinutes: s.p.of([0, 1]),
      },
    },
  ],
  (s) => ['organiser', { type: 'add-table', label: `T${s.room.version}`, ...(s.p.happens(0.3) && { stepFree: true }) }],
  (s) => [
    'organiser',
    s.p.of<Command>([
      { type: 'change-table', tableId: s.tableId, reserved: s.p.of([null, 'Alfa', 'North']) },
      { type: 'change-table', tableId: s.tableId, url: s.p.of([null, 'https://meet.example/9']) },
      { type: 'change-table', tableId: s.tableId, zone: `Z${s.room.version}`, quiet: s.p.happens(0.5) },
    ]),
  ],
  (s) => ['organiser', { type: 'remove-table', tableId: s.tableId }],
  (s) => [
    'organiser',
    {
      type: 'add-session',
      name: `Extra ${s.room.version}`,
      startsAt: s.soon(s.p.of([2, 4, 6])),
      slotMinutes: 1,
      changeoverMinutes: 0,
      slots: s.p.of([1, 2]),
    },
  ],
  (s) => [
    'organiser',
    s.p.of<Command>([
      { type: 'change-session', sessionId: s.sessionId, slots: s.p.of([1, 2, 3, 4]) },
      { type: 'change-session', sessionId: s.sessionId, slotMinutes: s.p.of([1, 2]) },
      { type: 'change-session', sessionId: s.sessionId, startsAt: s.soon(s.p.of([1, 3, 5])) },
      { type: 'change-session', sessionId: s.sessionId, name: `Renamed ${s.room.version}` },
    ]),
  ],
  // Onto another session, whose meetings have the same people and tables.
  (s) => {
    const startsAt = new Date(s.p.of(s.room.sessions)?.startsAt ?? s.room.at).toISOString()
    return ['organiser', { type: 'change-session', sessionId: s.sessionId, startsAt }]
  },
  (s) => ['organiser', { type: 'remove-session', sessionId: s.sessionId }],
  (s) => [
    'organiser',
    {
      type: 'add-item',
      title: `Tour ${s.room.version}`,
      kind: 'tour',
      startsAt: s.soon(2),
      endsAt: s.soon(s.p.of([3, 5])),
      place: '',
      signUp: true,
      capacity: 2,
    },
  ],
  (s) => [
    'organiser',
    { type: 'change-item', itemId: s.itemId, capacity: s.p.of([1, 5, null]), startsAt: s.soon(2), endsAt: s.soon(4) },
  ],
  (s) => [s.staff, { type: 'cancel-item', itemId: s.itemId }],
  (s) => [
    'organiser',
    s.p.happens(0.7)
      ? { type: 'renew-link', participantId: s.person }
      : { type: 'renew-link', link: s.p.of(['facilitator', 'screen']) },
  ],
  (s) => ['organiser', { type: 'revoke-staff', staffId: s.p.id(s.room.staff) }],
  (s) => [
    'organiser',
    { type: 'describe-room', title: `Day ${s.room.version}`, screen: s.p.of(['numbers', 'organisations'] as const) },
  ],
  (s) => [
    'organiser',
    { type: 'describe-room', opensAt: s.p.of([null, s.soon(-2), s.soon(1)]), closesAt: s.p.of([null, s.soon(5)]) },
  ],
  (s) => ['organiser', { type: 'archive-room', archived: s.room.archived ? false : s.p.happens(0.3) }],
  // What one may not do, and what is no command at all.
  (s) => [s.person, s.p.of(often)(s)[1]],
  (s) => ['screen', s.p.of(often)(s)[1]],
  (s) => [s.person, { type: 'nonsense' } as unknown as Command],
  (s) => [s.person, { type: 'accept-request', requestId: 7 } as unknown as Command],
]
