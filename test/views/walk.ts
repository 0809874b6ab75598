import type { Commit } from '../../shared/commit.ts'
import { decide } from '../../shared/decide.ts'
import type { Asked, Deed } from '../../shared/deeds.ts'
import { emptyRoom, evolveTracked } from '../../shared/evolve.ts'
import { nameForm } from '../../shared/names.ts'
import type { Issuer } from '../../shared/roles.ts'
import { kinds, type Facts, type Outcome, type Room, type Touched } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import type { Extras } from '../../shared/views/sealed.ts'
import { profileAt, profileKey, type Profile } from '../../shared/views/words.ts'
import { seeded } from './seeded.ts'
import { walkRoom } from './walk-room.ts'

/** A command without fields. */
const bare = (type: 'undo' | 'hold-round' | 'resume-round' | 'skip-round') => ({ type }) as Deed

export interface Step {
  before: Room
  after: Room
  touched: Touched
  commit: Commit
}

const OPENING = Date.UTC(2030, 4, 6, 8)
const organiser: Issuer = { role: 'organiser', staffId: 'organiser' }
const facilitator: Issuer = { role: 'facilitator', staffId: 'G' }

/** A room in which people and staff do anything at random, by the real rules, with the words that lie beside its log. */
export class Walk {
  room: Room = emptyRoom()
  readonly words = new Map<string, unknown>()
  readonly log: Commit[] = []
  readonly #random: () => number
  #seq = 0
  #at = OPENING

  readonly extras: Extras = {
    calendar: (id) => `calendar of ${id}, link ${this.room.participants.get(id)?.linkGeneration ?? 0}`,
    isPersonName: (organisation) =>
      [...this.room.participants.values()].some(
        ({ profile }) => nameForm(this.#profile(profile).name) === nameForm(organisation),
      ),
  }

  readonly lookUp = (key: string): unknown => this.words.get(key)

  constructor(seed: number) {
    this.#random = seeded(seed)
  }

  /** Opens the room and lets `people` in: some lead a delegation, some need a step-free table or attend online. */
  *open(people: number): Generator<Step> {
    yield* this.#does(organiser, walkRoom(OPENING))
    for (let i = 0; i < people; i++) yield* this.#does(organiser, this.#newcomer(`p${i}`))
  }

  /** One thing that somebody tries; nothing when it was refused or changed nothing. */
  *step(): Generator<Step> {
    const { issuer, deed } = this.#anyDeed()
    if (this.#random() < 0.1) this.#at += this.#random() * 20 * MINUTE
    yield* this.#does(issuer, deed)
  }

  *#does(issuer: Issuer, deed: Deed): Generator<Step> {
    const seq = ++this.#seq
    const asked: Asked = {
      deed,
      issuer,
      clientId: 'walk',
      seq,
      at: this.#at,
      id: `x${Math.floor(this.#random() * 1e9).toString(36)}.${seq}`,
    }
    const before = this.room
    const decision = decide(before, asked)
    if (!decision.ok || decision.events.length === 0) return
    const at = Math.max(before.at, this.#at)
    const said = {
      version: before.version + 1,
      at,
      by: { issuer, clientId: 'walk', seq },
      type: deed.type,
      events: decision.events,
      answer: {},
    }
    const commit = JSON.parse(JSON.stringify(said)) as Commit
    const { room, touched } = evolveTracked(before, commit)
    this.room = room
    this.log.push(commit)
    for (const event of commit.events) if (event.type === 'participant-erased') this.#erase(event.participantId)
    yield { before, after: room, touched, commit }
  }

  /** Each piece lies under its owner's id; what the two wrote to each other goes with either. */
  #erase(participantId: string): void {
    const { requests, meetings } = this.room
    for (const { from, to, message, reason } of requests.values()) {
      if (from === participantId || to === participantId)
        for (const key of [message, reason]) this.words.delete(key ?? '')
    }
    for (const meeting of meetings.values()) {
      if (meeting.state === 'cancelled' && meeting.participantIds.includes(participantId))
        this.words.delete(meeting.cancelReason ?? '')
    }
    for (const key of this.words.keys()) if (key.startsWith(`${participantId}/`)) this.words.delete(key)
  }

  #anyDeed(): { issuer: Issuer; deed: Deed } {
    const { room } = this
    const [person, other, third] = [
      this.#any(room.participants),
      this.#any(room.participants),
      this.#any(room.participants),
    ]
    const [slotId, tableId, itemId] = [this.#any(room.slots), this.#any(room.tables), this.#any(room.items)]
    const [requestId, meetingId, secondId] = [
      this.#any(room.requests),
      this.#any(room.meetings),
      this.#any(room.meetings),
    ]
    const self: Issuer = { role: 'participant', participantId: person }
    const staff = this.#random() < 0.7 ? facilitator : organiser
    const inMeeting = this.#pick(room.meetings.get(meetingId)?.participantIds ?? [person])
    const member: Issuer = { role: 'participant', participantId: this.#random() < 0.8 ? inMeeting : person }
    const asked: Issuer = { role: 'participant', participantId: room.requests.get(requestId)?.to ?? person }
    const text = () => this.#text(person)
    const overrule = this.#random() < 0.3
    const often: [Issuer, Deed][] = [
      [self, { type: 'send-request', to: other, message: text(), slotIds: this.#random() < 0.5 ? [slotId] : [] }],
      [self, { type: 'send-request', to: other, from: third }],
      [asked, { type: 'accept-request', requestId, slotId: this.#random() < 0.3 ? slotId : null }],
      [asked, { type: 'accept-request', requestId }],
      [staff, { type: 'book-meeting', participantIds: [person, other], slotId, tableId, overrule }],
      [staff, { type: 'move-meeting', meetingId, slotId, tableId, overrule }],
      [member, { type: 'acknowledge', meetingId, upTo: room.version }],
      [self, { type: 'set-availability', slotId, open: this.#random() < 0.5 }],
    ]
    const seldom: [Issuer, Deed][] = [
      [asked, { type: 'decline-request', requestId, reason: text() }],
      [self, { type: 'withdraw-request', requestId }],
      [staff, { type: 'book-meeting', participantIds: [...new Set([person, other, third])], overrule }],
      [staff, { type: 'set-availability', slotId, open: false, participantId: person }],
      [self, { type: 'change-participant', ...this.#changed(person) }],
      [staff, { type: 'change-participant', ...this.#changed(person, this.#facts()) }],
      [self, { type: 'sign-up', itemId }],
      [self, { type: 'sign-off', itemId }],
      [self, { type: 'check-in' }],
      [self, { type: 'open-link' }],
      [member, { type: 'at-table', meetingId }],
      [
        member,
        { type: 'record-outcome', meetingId, outcome: this.#pick<Outcome>(['held', 'did-not-happen', 'cut-short']) },
      ],
      [member, { type: 'cancel-meeting', meetingId, reason: text() }],
      [member, { type: 'propose-slot', meetingId, slotId }],
      [member, { type: 'answer-proposal', meetingId, accept: this.#random() < 0.7 }],
      [staff, { type: 'swap-meetings', meetingIds: [meetingId, secondId], overrule }],
      [staff, { type: 'unplace-meeting', meetingId }],
      [staff, { type: 'place-waiting' }],
      [staff, { type: 'lock-meeting', meetingId }],
      [staff, { type: 'unlock-meeting', meetingId }],
      [staff, { type: 'join-meeting', meetingId, participantId: third, overrule }],
      [staff, { type: 'substitute', participantId: inMeeting, by: other }],
      [staff, { type: 'mark-no-show', meetingId, absent: [inMeeting] }],
      [staff, { type: 'take-back-no-show', meetingId }],
      [staff, { type: 'acknowledge', meetingId, participantId: inMeeting, upTo: room.version }],
      [staff, bare('undo')],
      [staff, { type: 'close-table', tableId }],
      [staff, { type: 'reopen-table', tableId }],
      [staff, { type: 'close-slot', slotId }],
      [staff, { type: 'reopen-slot', slotId }],
      [staff, { type: 'renew-link', participantId: person }],
      [{ role: 'room' }, { type: 'pass-time' }],
    ]
    const rarely: [Issuer, Deed][] = [
      [staff, { type: 'extend-round', minutes: 3 }],
      [staff, bare('hold-round')],
      [staff, bare('resume-round')],
      [staff, bare('skip-round')],
      [staff, { type: 'start-round', slotId }],
      [staff, { type: 'remove-participant', participantId: person }],
      [organiser, { type: 'erase-participant', participantId: person }],
      [staff, this.#newcomer(`n${this.#seq}`)],
      [organiser, { type: 'describe-room', screen: this.#pick(['numbers', 'organisations']) }],
      [organiser, { type: 'describe-room', title: `Walk ${this.#seq}`, retentionDays: 10 + this.#seq }],
      [
        organiser,
        {
          type: 'set-rules',
          rules: { mayMeet: [], limits: {}, requestsExpireAfterMinutes: 60, leadMinutes: this.#pick([0, 5, 10]) },
        },
      ],
      [
        organiser,
        {
          type: 'change-table',
          tableId,
          table: { zone: `zone ${this.#seq}`, url: this.#pick([null, 'https://meet.example.org/other']) },
        },
      ],
      [
        organiser,
        {
          type: 'change-session',
          sessionId: this.#pick(['s1', 's2']),
          slotMinutes: this.#pick([20, 25, 30]),
          slots: this.#pick([4, 5, 6]),
        },
      ],
      [
        organiser,
        {
          type: 'add-table',
          table: { label: `T${this.#seq}`, zone: '', stepFree: false, quiet: true, reserved: null, url: null },
        },
      ],
      [organiser, { type: 'change-item', itemId, item: { capacity: this.#pick([2, 3, null]) } }],
      [organiser, { type: 'add-staff', staffId: `staff${this.#seq}`, role: 'facilitator', name: this.#text('staff') }],
      [organiser, { type: 'revoke-staff', staffId: this.#any(room.staff) }],
    ]
    const chance = this.#random()
    const [issuer, deed] = this.#pick(chance < 0.6 ? often : chance < 0.95 ? seldom : rarely)
    return { issuer, deed }
  }

  #newcomer(participantId: string): Deed {
    const fresh = `${participantId}/profile-0#0`
    return {
      type: 'add-participant',
      participantId,
      facts: this.#facts(),
      profile: this.#put(fresh, this.#anyProfile(participantId)),
    }
  }

  #facts(): Facts {
    const company = Math.floor(this.#random() * 9)
    return {
      organisation: nameForm(`Company ${company}`),
      kind: kinds[company % kinds.length]!,
      country: this.#pick(['IT', 'AR', 'DE']),
      delegation: this.#pick(['', 'North', 'north ', 'South']),
      stepFree: this.#random() < 0.1,
      online: this.#random() < 0.1,
      lead: this.#random() < 0.25,
    }
  }

  /** Another name, the name of an organisation, or only another address; sometimes nothing but other facts. */
  #changed(participantId: string, facts?: Facts) {
    const person = this.room.participants.get(participantId)!
    const { organisation, kind, country, delegation, stepFree, online, lead } = person
    const was = this.#profile(person.profile)
    const profile =
      this.#random() < 0.4 ? { ...was, email: `${this.#seq}@example.org` } : this.#anyProfile(participantId)
    const key = profileKey(participantId, String(this.#seq), profile, { key: person.profile, profile: was })
    if (facts && this.#random() < 0.5) return { participantId, facts, profile: person.profile }
    const same = { organisation, kind, country, delegation, stepFree, online, lead }
    return { participantId, facts: facts ?? same, profile: this.#put(key, profile) }
  }

  #anyProfile(participantId: string): Profile {
    const name = this.#random() < 0.1 ? 'Company 3' : `Person ${participantId}`
    const list = (word: string) => [`${word} ${Math.floor(this.#random() * 5)}`]
    return {
      name,
      organisation: `Company ${Math.floor(this.#random() * 9)}`,
      label: '',
      sectors: list('sector'),
      offers: list('offer'),
      seeks: list('need'),
      markets: [],
      languages: ['en'],
      email: `${participantId}@example.org`,
    }
  }

  #profile(key: string): Profile {
    return profileAt(this.lookUp, key)
  }

  #text(owner: string): string {
    return this.#put(`${owner}/text-${this.#seq}.${this.words.size}`, `words ${this.#seq}`)
  }

  #put(key: string, value: unknown): string {
    this.words.set(key, value)
    return key
  }

  #any(entities: ReadonlyMap<string, unknown>): string {
    return this.#pick([...entities.keys()]) ?? 'nobody'
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!
  }
}
