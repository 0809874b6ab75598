import { expect } from 'vitest'
import type { AnswerBody, Commit } from '../shared/commit.ts'
import { decide, type Decision } from '../shared/decide.ts'
import type { Asked, Deed, DeedOf } from '../shared/deeds.ts'
import { emptyRoom, evolve } from '../shared/evolve.ts'
import type { WaitingLine } from '../shared/joining-line.ts'
import { nameForm } from '../shared/names.ts'
import { noticeKey, sameGlimpse } from '../shared/notices.ts'
import type { Rejection } from '../shared/rejections.ts'
import type { Issuer } from '../shared/roles.ts'
import type { Facts, Glimpse, Meeting, Place, Room } from '../shared/room.ts'
import { MINUTE } from '../shared/timetable.ts'
import { expectLawful } from './laws.ts'

// The small language in which the rules are tested: the room of the examples in RULES.md, who does what, and what comes of it.

/** 10:00 of the day on which the cases play. */
const TEN = Date.UTC(2030, 4, 6, 10)
/** A clock time of that day. */
export const time = (hhmm: string) => {
  const [hours, minutes, seconds = 0] = hhmm.split(':').map(Number)
  return TEN + (hours! - 10) * 60 * MINUTE + minutes! * MINUTE + seconds * 1000
}

export const facts = (name: string, more: Partial<Facts> = {}): Facts => ({
  organisation: nameForm(`Organisation ${name}`),
  kind: 'company',
  country: 'IT',
  delegation: '',
  stepFree: false,
  online: false,
  lead: false,
  ...more,
})

type GivenRules = DeedOf<'set-rules'>['rules']
/** No rules but these. */
export const rules = (some: Partial<GivenRules> = {}): GivenRules => ({
  mayMeet: [],
  limits: {},
  requestsExpireAfterMinutes: null,
  leadMinutes: 5,
  ...some,
})

interface Setting {
  rules?: Partial<GivenRules>
  people?: Record<string, Partial<Facts>>
  tables?: number | Partial<Omit<DeedOf<'open-room'>['tables'][number], 'reserved'> & { reserved: string }>[]
  sessions?: DeedOf<'open-room'>['sessions']
  items?: DeedOf<'open-room'>['items']
  closesAt?: number
}

type Who = string | Issuer
const staff: Record<string, Issuer> = {
  organiser: { role: 'organiser', staffId: 'organiser' },
  G: { role: 'facilitator', staffId: 'G' },
  H: { role: 'facilitator', staffId: 'H' },
  clock: { role: 'room' },
  screen: { role: 'screen' },
}

/** One session, six slots of 25 + 5 minutes from 10:00, tables 1 to 3, A to F; the day before at 18:00. */
export function room(setting: Setting = {}): Story {
  return new Story(setting)
}

/** A room and what happens in it. Every step that is accepted is checked against the laws. */
export class Story {
  room: Room = emptyRoom()
  log: Commit[] = []
  at = time('10:00') - 16 * 60 * MINUTE
  last: Decision | undefined
  /** Of the last command. */
  seq = 0
  /** What the rules are told of the waiting list from here on [J6]. */
  line: WaitingLine | undefined

  constructor({ rules: some, people, tables = 3, sessions, items = [], closesAt }: Setting) {
    const given = typeof tables === 'number' ? Array.from({ length: tables }, () => ({})) : tables
    this.does('organiser', {
      type: 'open-room',
      roomId: 'room',
      logId: 'log',
      title: 'Matchmaking',
      timeZone: 'UTC',
      screen: 'numbers',
      retentionDays: 180,
      opensAt: null,
      closesAt: closesAt ?? null,
      rules: rules(some),
      sessions: sessions ?? [session('Morning', '10:00', 6)],
      tables: given.map((table: Exclude<Setting['tables'], number | undefined>[number], i) => ({
        label: String(i + 1),
        zone: '',
        stepFree: false,
        quiet: false,
        url: null,
        ...table,
        reserved: table.reserved ? { text: table.reserved, key: nameForm(table.reserved) } : null,
      })),
      items,
    })
    const all = people ?? Object.fromEntries([...'ABCDEF'].map((name) => [name, {}]))
    const added = Object.entries(all).map(([name, more]) => ({
      participantId: name,
      facts: facts(name, more),
      profile: `${name}/profile`,
    }))
    this.does('organiser', { type: 'import-participants', added, changed: [] })
  }

  /** Sets the clock; timers fire only with the next deed. */
  atTime(hhmm: string): this {
    this.at = time(hhmm)
    return this
  }

  /** Somebody asks for something; `A` is a participant, `G` and `H` facilitators. */
  does(who: Who, deed: Deed, id?: string): this {
    const seq = ++this.seq
    const issuer = typeof who === 'string' ? (staff[who] ?? { role: 'participant', participantId: who }) : who
    const asked: Asked = { deed, issuer, clientId: 'c', seq, at: this.at, id: id ?? `x${seq}` }
    if (this.line) asked.line = this.line
    this.last = decide(this.room, asked)
    if (this.last.ok) {
      const { events, answer } = this.last
      const at = Math.max(this.at, this.room.at)
      const commit: Commit = {
        version: this.room.version + 1,
        at,
        by: { issuer, clientId: 'c', seq },
        type: deed.type,
        events,
        answer,
      }
      this.log.push(JSON.parse(JSON.stringify(commit)) as Commit)
      const before = this.room
      this.room = evolve(before, this.log.at(-1)!)
      expectLawful(this.room, before, deed.type)
    }
    return this
  }

  /** The clock alone: what is due by then happens. */
  passes(hhmm: string): this {
    return this.atTime(hhmm).does('clock', { type: 'pass-time' })
  }

  /** `from` asked `to`; the request is called `from>to`. */
  asked(from: string, to: string, slots: (number | string)[] = []): this {
    return this.does(from, { type: 'send-request', to, slotIds: slots.map(slotId) }, `${from}>${to}`).ok()
  }

  /** A meeting of these people (`AB`) at a place, called by their letters; booked by the organiser. */
  placed(people: string, slot: number | string, table: number): this {
    const place = { slotId: slotId(slot), tableId: `t${table}` }
    return this.does(
      'organiser',
      { type: 'book-meeting', participantIds: [...people], ...place, overrule: true },
      people,
    ).ok()
  }

  accepts(who: Who, requestId: string, slot?: number | string): this {
    return this.does(who, { type: 'accept-request', requestId, ...(slot !== undefined && { slotId: slotId(slot) }) })
  }

  /** Moves the meeting of these people. `from`: where the card was taken, as `1@1`, or null from the tray. */
  moves(who: Who, people: string, to: string, more: { from?: string | null; overrule?: boolean } = {}): this {
    const { from, overrule } = more
    const deed = { type: 'move-meeting' as const, meetingId: this.meeting(people).id, ...place(to), overrule }
    return this.does(who, from === undefined ? deed : { ...deed, from: from === null ? null : place(from) })
  }

  books(who: Who, people: string, at?: string, overrule?: boolean): this {
    const named = at === undefined ? {} : place(at)
    return this.does(who, { type: 'book-meeting', participantIds: [...people], ...named, overrule }, people)
  }

  cancels(who: Who, people: string): this {
    return this.does(who, { type: 'cancel-meeting', meetingId: this.meeting(people).id })
  }

  /** Takes it off the board, into the tray. */
  unplaces(who: Who, people: string): this {
    return this.does(who, { type: 'unplace-meeting', meetingId: this.meeting(people).id })
  }

  /** Closes a slot for oneself, or for `whom`. */
  closes(who: Who, slot: number | string, whom?: string): this {
    return this.does(who, { type: 'set-availability', slotId: slotId(slot), open: false, participantId: whom })
  }

  opens(who: Who, slot: number | string, whom?: string): this {
    return this.does(who, { type: 'set-availability', slotId: slotId(slot), open: true, participantId: whom })
  }

  ok(answer?: Partial<AnswerBody>): this {
    expect(this.last?.ok ? 'ok' : this.last?.rejection).toBe('ok')
    if (answer && this.last?.ok) expect(this.last.answer).toMatchObject(answer)
    return this
  }

  /** The meeting of these people is there now; see `where`. */
  stands(people: string, where: string): this {
    expect(this.where(people), people).toBe(where)
    return this
  }

  /** These people, in alphabetical order, have an unseen change of the meeting. */
  noticing(people: string, who: string): this {
    expect(this.noticed(people), `notices of ${people}`).toBe(who)
    return this
  }

  /** Nothing to do: ok, and no record of any audience changes. */
  nothing(): this {
    this.ok()
    expect(this.log.at(-1)!.events.filter((event) => !('due' in event))).toEqual([])
    return this
  }

  /** Refused with this code and, where given, these fields. The room is as before. */
  rejected(code: Rejection['code'], fields: Partial<Rejection> = {}): this {
    expect(this.last?.ok).toBe(false)
    if (this.last && !this.last.ok) expect(this.last.rejection).toMatchObject({ code, ...fields })
    return this
  }

  get rejection(): Rejection {
    if (!this.last || this.last.ok) throw new Error('it was not refused')
    return this.last.rejection
  }

  /** Places offered by the last refusal, as `2@1`. */
  get alternatives(): string[] {
    return (this.rejection.alternatives ?? []).map(placeName)
  }

  get answer(): AnswerBody {
    if (!this.last?.ok) throw new Error(`it was refused: ${JSON.stringify(this.last?.rejection)}`)
    return this.last.answer
  }

  meeting(people: string): Meeting {
    const found = [...this.room.meetings.values()].findLast(
      ({ id, participantIds }) => id === people || sameLetters(participantIds, people),
    )
    if (!found) throw new Error(`no meeting of ${people}`)
    return found
  }

  /** Where a meeting is: `slot@table`, or its state, with the reason while it waits. */
  where(people: string): string {
    const meeting = this.meeting(people)
    if (meeting.state === 'waiting') return `waiting: ${meeting.reason}${meeting.parked ? ', parked' : ''}`
    return 'slotId' in meeting ? placeName(meeting) : meeting.state
  }

  request(id: string) {
    return this.room.requests.get(id)!
  }

  /** What somebody has not seen yet of a meeting, as `1@1 -> 2@1`; `as before` when it is back where it was last seen. */
  notice(who: string, people: string): string {
    const notice = this.room.notices.get(noticeKey(who, this.meeting(people).id))
    if (!notice) return 'seen'
    const { seen, now } = notice
    return sameGlimpse(seen, now) ? 'as before' : `${glimpseName(seen)} -> ${glimpseName(now)}`
  }

  /** Those with an unseen change of a meeting. */
  noticed(people: string): string {
    const { id } = this.meeting(people)
    return [...this.room.notices.values()]
      .filter(({ meetingId }) => meetingId === id)
      .map(({ participantId }) => participantId)
      .sort()
      .join('')
  }
}

/** `3` is the third slot of the first session; `s2.1` the first of the second. */
export function slotId(slot: number | string): string {
  return typeof slot === 'number' ? `s1.${slot}` : slot
}

/** `3@2`: third slot of the first session, table 2. */
export function placeName({ slotId, tableId }: Place): string {
  return `${slotId.startsWith('s1.') ? slotId.slice(3) : slotId}@${tableId.slice(1)}`
}

/** The place that `placeName` names. */
export function place(name: string): Place {
  const [slot, table] = name.split('@')
  return { slotId: slotId(slot!.includes('.') ? slot! : Number(slot)), tableId: `t${table!}` }
}

function glimpseName(glimpse: Glimpse | null): string {
  if (!glimpse) return 'new'
  const { slotId, tableId, state } = glimpse
  return slotId && tableId ? placeName({ slotId, tableId }) : state
}

export function session(name: string, from: string, slots: number, slotMinutes = 25, changeoverMinutes = 5) {
  return { name, startsAt: time(from), slotMinutes, changeoverMinutes, slots }
}

function sameLetters(ids: readonly string[], letters: string): boolean {
  return [...ids].sort().join('') === [...letters].sort().join('')
}
