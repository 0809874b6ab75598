import { decide } from '../../shared/decide.ts'
import type { Deed } from '../../shared/deeds.ts'
import { emptyRoom, evolve } from '../../shared/evolve.ts'
import type { Issuer } from '../../shared/roles.ts'
import { kinds } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import { seeded } from '../views/seeded.ts'

// What a command costs to decide and to evolve, in µs of wall time, by what it comes to. Run with tsx: prints figures, asserts nothing.

const OPENING = Date.UTC(2030, 4, 6, 8)
const organiser: Issuer = { role: 'organiser', staffId: 'organiser' }
const facilitator: Issuer = { role: 'facilitator', staffId: 'G' }
const participant = (participantId: string): Issuer => ({ role: 'participant', participantId })

interface Size {
  name: string
  people: number
  tables: number
  slots: number
  requests: number
}

class Bench {
  room = emptyRoom()
  readonly #random = seeded(1)
  readonly #costs = new Map<string, { decide: number[]; evolve: number[] }>()
  #seq = 0

  does(issuer: Issuer, deed: Deed, measured = true): boolean {
    const seq = ++this.#seq
    const asked = { deed, issuer, clientId: 'bench', seq, at: OPENING, id: `x${seq}` }
    const started = performance.now()
    const decision = decide(this.room, asked)
    const decided = performance.now()
    if (decision.ok) {
      const by = { issuer, clientId: 'bench', seq }
      const { events, answer } = decision
      this.room = evolve(this.room, {
        version: this.room.version + 1,
        at: OPENING,
        by,
        type: deed.type,
        events,
        answer,
      })
    }
    const evolved = performance.now()
    if (measured) this.#note(nameOf(deed, decision), decided - started, decision.ok ? evolved - decided : 0)
    return decision.ok
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!
  }

  #note(name: string, decided: number, evolved: number): void {
    const costs = this.#costs.get(name) ?? { decide: [], evolve: [] }
    costs.decide.push(decided * 1000)
    costs.evolve.push(evolved * 1000)
    this.#costs.set(name, costs)
  }

  print(): void {
    for (const [name, costs] of [...this.#costs].sort())
      console.log(
        `  ${name.padEnd(36)} n ${String(costs.decide.length).padStart(5)}   decide ${spread(costs.decide)}   evolve ${spread(costs.evolve)}`,
      )
  }
}

function nameOf(deed: Deed, decision: ReturnType<typeof decide>): string {
  if (!decision.ok) return `${deed.type}: ${decision.rejection.code}`
  const waits = decision.events.some(({ type }) => type === 'meeting-put-aside')
  return deed.type === 'accept-request' && waits ? `${deed.type}: waits` : deed.type
}

/** Median and 99th percentile, µs. */
function spread(figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return `p50 ${at(0.5).toFixed(0).padStart(5)} p99 ${at(0.99).toFixed(0).padStart(6)}`
}

function measure({ name, people, tables, slots, requests }: Size): void {
  const bench = new Bench()
  const ids = Array.from({ length: people }, (_, i) => `p${i}`)
  open(bench, ids, tables, slots)
  for (let i = 0; i < requests; i++) {
    const [from, to] = [bench.pick(ids), bench.pick(ids)]
    bench.does(participant(from), { type: 'send-request', to, slotIds: i % 2 ? [`s1.${1 + (i % slots)}`] : [] })
  }
  const pending = [...bench.room.requests.values()]
  pending.forEach(({ id, to }, i) =>
    bench.does(participant(to), {
      type: 'accept-request',
      requestId: id,
      ...(i % 4 === 0 && { slotId: `s1.${1 + (i % slots)}` }),
    }),
  )
  const meetings = [...bench.room.meetings.keys()]
  for (let i = 0; i < 500; i++) {
    const meetingId = bench.pick(meetings)
    const place = { slotId: `s1.${1 + Math.floor(i % slots)}`, tableId: `t${1 + (i % tables)}` }
    bench.does(facilitator, { type: 'move-meeting', meetingId, ...place })
    if (i % 5 === 0) bench.does(facilitator, { type: 'cancel-meeting', meetingId })
    if (i % 10 === 0) bench.does(facilitator, { type: 'undo' })
    bench.does({ role: 'room' }, { type: 'pass-time' })
  }
  const { size } = bench.room.meetings
  console.log(
    `${name}: ${people} people, ${tables} x ${slots}, ${size} meetings of which ${bench.room.waiting.length} wait`,
  )
  bench.print()
}

function open(bench: Bench, people: readonly string[], tables: number, slots: number): void {
  const table = { zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  bench.does(
    organiser,
    {
      type: 'open-room',
      roomId: 'room',
      logId: 'log',
      title: 'Bench',
      timeZone: 'UTC',
      screen: 'numbers',
      retentionDays: 180,
      opensAt: null,
      closesAt: null,
      rules: { mayMeet: [], limits: { meetingsPerParticipant: 20 }, requestsExpireAfterMinutes: 600, leadMinutes: 5 },
      sessions: [{ name: 'Day', startsAt: OPENING + 60 * MINUTE, slotMinutes: 25, changeoverMinutes: 5, slots }],
      tables: Array.from({ length: tables }, (_, i) => ({ ...table, label: String(i + 1) })),
      items: [],
    },
    false,
  )
  const added = people.map((participantId, i) => ({
    participantId,
    facts: {
      organisation: `o${i % 300}`,
      kind: kinds[i % kinds.length]!,
      country: 'IT',
      delegation: '',
      stepFree: false,
      online: false,
      lead: false,
    },
    profile: `${participantId}/profile`,
  }))
  bench.does(organiser, { type: 'import-participants', added, changed: [] }, false)
}

measure({ name: 'a day', people: 450, tables: 70, slots: 8, requests: 1_000 })
measure({ name: 'a fair', people: 2_000, tables: 100, slots: 40, requests: 2_000 })
