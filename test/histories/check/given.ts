import type { Commit, PersonalEntry } from '../../../shared/commit.ts'
import { decide } from '../../../shared/decide.ts'
import type { Deed } from '../../../shared/deeds.ts'
import { emptyRoom, evolve, evolveAll } from '../../../shared/evolve.ts'
import type { Answer, Audience } from '../../../shared/protocol.ts'
import type { Issuer } from '../../../shared/roles.ts'
import type { Room } from '../../../shared/room.ts'
import { MINUTE } from '../../../shared/timetable.ts'
import type { ViewRecord } from '../../../shared/views/records.ts'
import { facts, session } from '../../given.ts'
import type { Asking, Branch, Frame, History, Trace } from '../history.ts'
import { countOf } from './cursors.ts'
import { between, GONE, whole } from './frame-texts.ts'
import { countAt, told } from './told.ts'

// Histories made by hand, lawful to begin with, for tests that spoil them. Moments are the clock's own numbers: the n-th thing that
// happens begins at START + n * 10 and takes 5.

export const START = Date.UTC(2030, 4, 6, 8)
const organiser: Issuer = { role: 'organiser', staffId: 'organiser' }
const table = { zone: '', stepFree: false, quiet: false, reserved: null, url: null }

/** One session of four slots two hours from the start, two tables, people A to D, who all hold their first views. */
export class Tale {
  room: Room = emptyRoom()
  #commits: Commit[] = []
  readonly #ended: Branch[] = []
  /** When the log that is now became the one that counts. */
  #from = 0
  readonly #traces: Trace[] = []
  readonly #personal: PersonalEntry[] = []
  #now = START

  constructor() {
    this.#commit(organiser, '', 1, {
      type: 'open-room',
      roomId: 'room',
      logId: 'log',
      title: 'By hand',
      timeZone: 'Europe/Rome',
      screen: 'numbers',
      retentionDays: 180,
      opensAt: null,
      closesAt: null,
      rules: { mayMeet: [], limits: {}, requestsExpireAfterMinutes: null, leadMinutes: 5 },
      sessions: [{ ...session('Morning', '10:00', 4), startsAt: START + 120 * MINUTE }],
      tables: [
        { ...table, label: '1' },
        { ...table, label: '2' },
      ],
      items: [],
    })
    for (const [index, name] of [...'ABCD'].entries()) {
      const profile = `${name}/profile`
      this.#personal.push({ key: profile, owners: [name], value: { name, organisation: `House ${name}` } })
      const deed: Deed = { type: 'add-participant', participantId: name, facts: facts(name), profile }
      this.#commit(organiser, '', 2 + index, deed)
    }
  }

  /** Somebody comes and is shown the whole. */
  comes(who: 'A' | 'B' | 'G', clientId = 'phone'): Trace {
    const issuer: Trace['issuer'] =
      who === 'G' ? { role: 'facilitator', staffId: 'facilitator' } : { role: 'participant', participantId: who }
    const trace: Trace = { issuer, clientId, asked: [], frames: [] }
    this.#traces.push(trace)
    this.shown(trace)
    return trace
  }

  /** Sends a command, and is answered by the rules. */
  asks(trace: Trace, type: string, fields: object = {}): Asking {
    const { issuer, clientId } = trace
    const seq = trace.asked.length + 1
    const invoked = (this.#now += 10)
    const commit = this.#commit(issuer, clientId, seq, { type, ...fields } as Deed)
    const asking: Asking = {
      seq,
      payload: { clientId, seq, type, ...fields },
      attempts: [{ node: 0, invoked, answered: invoked + 5, answer: this.#answer(trace, commit) }],
    }
    trace.asked.push(asking)
    return asking
  }

  /** Sends a command again under the same identity, which the log has not got. */
  again(trace: Trace, { seq, payload, attempts }: Asking): void {
    const invoked = (this.#now += 10)
    const { clientId: _clientId, seq: _seq, ...deed } = payload
    const commit = this.#commit(trace.issuer, trace.clientId, seq, deed as unknown as Deed)
    attempts.push({ node: 0, invoked, answered: invoked + 5, answer: this.#answer(trace, commit) })
  }

  /** Is shown what it missed, or the whole when it holds nothing of this log. */
  shown(trace: Trace): void {
    this.#now += 10
    for (const audience of audiencesOf(trace)) trace.frames.push(this.#frame(trace, audience))
  }

  /** Everybody has seen everything; this is the end. */
  history(): History {
    for (const trace of this.#traces) this.shown(trace)
    const history: History = {
      setUp: 'by hand',
      seed: 0,
      mayLose: true,
      traces: this.#traces,
      branches: [...this.#ended, this.#branch()],
      outages: [],
      healed: (this.#now += 10),
    }
    return structuredClone(history)
  }

  /** A copy takes over that lacks the last commits. Returns when that was. */
  promoted(lost: number): number {
    this.#ended.push(this.#branch())
    this.#commits = this.#commits.slice(0, -lost)
    this.room = evolveAll(emptyRoom(), this.#commits)
    return (this.#from = this.#now += 10)
  }

  #branch(): Branch {
    return structuredClone({ from: this.#from, commits: this.#commits, personal: this.#personal })
  }

  #commit(issuer: Issuer, clientId: string, seq: number, deed: Deed): Commit | Answer {
    const at = Math.max(this.#now, this.room.at)
    const decision = decide(this.room, { deed, issuer, clientId, seq, at, id: `x${this.#commits.length}` })
    if (!decision.ok) return { ok: false, ...decision.rejection }
    const { events, answer } = decision
    const version = this.room.version + 1
    const said = { version, mark: `m${version}`, at, by: { issuer, clientId, seq }, type: deed.type, events, answer }
    const commit = JSON.parse(JSON.stringify(said)) as Commit
    this.#commits.push(commit)
    this.room = evolve(this.room, commit)
    return commit
  }

  #answer(trace: Trace, outcome: Commit | Answer): Answer {
    if (!('version' in outcome && 'events' in outcome)) return outcome as Answer
    const { version, answer } = outcome
    const own = audiencesOf(trace).at(-1)!
    const staff = trace.issuer.role !== 'participant'
    return { ok: true, cursor: this.#cursor(own), ...(staff && { version }), ...answer }
  }

  #cursor(audience: Audience): string {
    return `log:${audience}:${countAt(told(this.#branch()), audience, this.room.version)}`
  }

  #frame(trace: Trace, audience: Audience): Frame {
    const all = told(this.#branch())
    const cursor = this.#cursor(audience)
    const stamp = { at: this.#now, line: 1, audience, cursor }
    const before = trace.frames.findLast((frame) => frame.audience === audience)
    if (!before || before.at < this.#from) {
      const records = [...whole(all, audience, countOf(cursor))!.values()].map((text) => JSON.parse(text) as ViewRecord)
      return { ...stamp, event: 'view', records }
    }
    const texts = [...between(all, audience, countOf(before.cursor), countOf(cursor))!]
    const put = texts.filter(([, text]) => text !== GONE).map(([, text]) => JSON.parse(text) as ViewRecord)
    const remove = texts
      .filter(([, text]) => text === GONE)
      .map(([name]) => ({ kind: name.split('/')[0] as ViewRecord['kind'], id: name.split('/')[1]! }))
    return { ...stamp, event: 'changes', after: before.cursor, put, remove }
  }
}

function audiencesOf({ issuer }: Trace): Audience[] {
  return issuer.role === 'participant' ? ['floor', `person:${issuer.participantId}`] : ['staff']
}
