import { emptyRoom, evolve, evolveTracked } from '../../shared/evolve.ts'
import type { Commit } from '../../shared/commit.ts'
import type { RoomEvent } from '../../shared/events.ts'
import { csvInSteps } from '../../shared/export/csv.ts'
import { boardRows, participantRows } from '../../shared/export/rows.ts'
import { reportOf } from '../../shared/report.ts'
import { kinds, type Room } from '../../shared/room.ts'
import { MINUTE, plannedSession } from '../../shared/timetable.ts'
import { counted, emptyLedger } from '../../shared/views/ledger.ts'
import { changesOf, recordsOf, type SealedChanges } from '../../shared/views/project.ts'
import { unseal } from '../../shared/views/sealed.ts'

// What a commit costs to project in a large room: 500 people, 2,000 meetings, 5,000 requests. Run with tsx; prints figures.

const PEOPLE = 500
const MEETINGS = 2_000
const REQUESTS = 5_000
const SLOTS = 40
const TABLES = 100
const OPENING = Date.UTC(2030, 4, 6, 8)

let room = emptyRoom()

function commitOf(events: RoomEvent[]): Commit {
  const by = { issuer: { role: 'organiser', staffId: 'organiser' } as const, clientId: 'bench', seq: room.version + 1 }
  return { version: room.version + 1, at: OPENING, by, type: 'bench', events, answer: {} }
}

const write = (events: RoomEvent[]) => {
  room = evolve(room, commitOf(events))
}

const words = { title: 'Bench', screen: 'numbers', retentionDays: 180, opensAt: null, closesAt: null } as const
const rules = { mayMeet: [], limits: {}, requestsExpireAfterMinutes: null, leadMinutes: 5 }
const measures = { name: 'Hall', startsAt: OPENING + 60 * MINUTE, slotMinutes: 25, changeoverMinutes: 5, slots: SLOTS }
write([
  { type: 'room-opened', roomId: 'room', logId: 'log', timeZone: 'UTC', rules, ...words },
  { type: 'session-added', session: plannedSession('s1', measures) },
  ...Array.from({ length: TABLES }, (_, i): RoomEvent => ({
    type: 'table-added',
    table: {
      id: `t${i + 1}`,
      label: String(i + 1),
      zone: '',
      stepFree: false,
      quiet: false,
      reserved: null,
      url: null,
    },
  })),
])
write(
  Array.from({ length: PEOPLE }, (_, i): RoomEvent => ({
    type: 'participant-added',
    participantId: `p${i}`,
    facts: {
      organisation: `o${i}`,
      kind: kinds[i % kinds.length]!,
      country: ['IT', 'AR', 'DE', 'FR'][i % 4]!,
      delegation: `delegation ${i % 10}`,
      stepFree: false,
      online: false,
      lead: i % 50 === 0,
    },
    profile: `p${i}/profile-1#1`,
  })),
)
write(
  Array.from({ length: REQUESTS }, (_, i): RoomEvent => ({
    type: 'request-sent',
    requestId: `r${i}`,
    from: `p${i % PEOPLE}`,
    to: `p${(i * 7 + 1) % PEOPLE}`,
    slotIds: [],
    message: null,
    expiresAt: null,
  })),
)
write(
  Array.from({ length: MEETINGS }, (_, i): RoomEvent[] => {
    // In each slot the first 100 of the people, counted from another one, meet at 50 tables.
    const [slot, table] = [Math.floor(i / 50), i % 50]
    const person = (n: number) => `p${(slot * 100 + n) % PEOPLE}`
    return [
      {
        type: 'meeting-agreed',
        meetingId: `m${i}`,
        participantIds: [person(table * 2), person(table * 2 + 1)],
        origin: 'staff',
        wishes: {},
      },
      {
        type: 'meeting-placed',
        meetingId: `m${i}`,
        to: { slotId: `s1.${slot + 1}`, tableId: `t${table + 1}` },
        byRoom: false,
      },
    ]
  }).flat(),
)

function timed(what: string, times: number, run: (i: number) => void): void {
  for (let i = 0; i < Math.min(times, 200); i++) run(i)
  const samples = Array.from({ length: times }, (_, i) => {
    const start = performance.now()
    run(i)
    return performance.now() - start
  }).sort((a, b) => a - b)
  const at = (share: number) => samples[Math.floor(samples.length * share)]!.toFixed(3)
  console.log(`${what.padEnd(52)} best ${at(0)}   median ${at(0.5)}   p99 ${at(0.99)} ms`)
}

function step(events: RoomEvent[]) {
  const commit = commitOf(events)
  return { before: room, ...evolveTracked(room, commit) }
}

const move = (i: number): RoomEvent[] => [
  {
    type: 'meeting-moved',
    meetingId: `m${i % MEETINGS}`,
    from: { slotId: 's1.1', tableId: 't1' },
    to: { slotId: `s1.${(i % SLOTS) + 1}`, tableId: 't99' },
  },
]
const moves = Array.from({ length: 40 }, (_, i) => step(move(i)))
const began = step([{ type: 'slot-began', slotId: 's1.1' }])
const closed = step([{ type: 'availability-changed', participantId: 'p7', slotId: 's1.3', open: false }])
const retimed = step([
  {
    type: 'slots-retimed',
    slots: [...room.slots.values()].map(({ id, startsAt, endsAt }) => ({
      id,
      startsAt: startsAt + MINUTE,
      endsAt: endsAt + MINUTE,
    })),
  },
])
const changed = (before: Room, after: Room) =>
  [...changesOf(before, after).values()].reduce((sum, { put }) => sum + put.length, 0)
console.log(
  `records put: move ${changed(room, moves[0]!.room)}, slot begins ${changed(room, began.room)}, retimed ${changed(room, retimed.room)}`,
)

timed('one meeting moved', 1000, (i) =>
  changesOf(room, moves[i % moves.length]!.room, moves[i % moves.length]!.touched),
)
timed('one meeting moved, touched not told', 300, (i) => changesOf(room, moves[i % moves.length]!.room))
timed('evolveTracked of the same', 300, (i) => step(move(i)))
timed('one person closes a slot', 300, () => changesOf(room, closed.room, closed.touched))
timed('a slot of 50 meetings begins', 100, () => changesOf(room, began.room, began.touched))
timed('all slots retimed', 30, () => changesOf(room, retimed.room, retimed.touched))
timed('whole view of staff', 30, () => recordsOf(room, 'staff'))
timed('whole view of the floor', 30, () => recordsOf(room, 'floor'))
timed('whole view of a person', 100, (i) => recordsOf(room, `person:p${i + 1}`))
timed('whole view of a lead of 50', 100, () => recordsOf(room, 'person:p0'))

const profile = {
  name: 'N',
  organisation: 'O',
  label: 'L',
  sectors: [],
  offers: [],
  seeks: [],
  markets: [],
  languages: [],
  email: '',
}
const floor = recordsOf(room, 'floor')
timed('unseal the whole floor', 100, () =>
  floor.map((sealed) => unseal(sealed, () => profile, { calendar: () => '', isPersonName: () => false })),
)

const audiences = Array.from({ length: PEOPLE }, (_, i) => `person:p${i}` as const)
const nothing: SealedChanges = { put: [], remove: [] }
let ledger = counted(emptyLedger, 1, new Map(audiences.map((audience) => [audience, nothing])))
const shown = changesOf(room, moves[0]!.room, moves[0]!.touched)
timed('the ledger counts one meeting moved', 1000, (i) => {
  ledger = counted(ledger, i + 2, shown)
})
const all = changesOf(room, retimed.room, retimed.touched)
timed('the ledger counts all slots retimed', 30, (i) => counted(ledger, i + 2, all))

/** The steps that are not taken at a stretch while others are at work: the longest of each time counts. */
function longestStep(steps: Generator<void, unknown>): number {
  for (let longest = 0; ;) {
    const begun = performance.now()
    const { done } = steps.next()
    longest = Math.max(longest, performance.now() - begun)
    if (done) return longest
  }
}
for (const [name, rowsOf] of Object.entries({ 'board.csv': boardRows, 'participants.csv': participantRows })) {
  const csv = () => {
    const { header, rows } = rowsOf(room, () => profile)
    return csvInSteps(header, rows)
  }
  const longest: number[] = []
  timed(`${name} as a whole`, 30, () => longest.push(longestStep(csv())))
  const median = longest.sort((a, b) => a - b)[longest.length >> 1]!
  console.log(`  its longest step, median ${median.toFixed(3)} ms`)
}
timed('report.json', 30, () => JSON.stringify(reportOf(room)))
