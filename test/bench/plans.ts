import { decide } from '../../shared/decide.ts'
import type { Deed } from '../../shared/deeds.ts'
import { emptyRoom, evolve } from '../../shared/evolve.ts'
import { placeOf } from '../../shared/evolve-meetings.ts'
import { figuresOf } from '../../shared/plan-figures.ts'
import { planOn, type Intent } from '../../shared/plan.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Room } from '../../shared/room.ts'
import { clearTable, shiftSlots } from '../../shared/shift.ts'
import { MINUTE } from '../../shared/timetable.ts'
import { seeded } from '../views/seeded.ts'

// What a plan costs to judge on a large board, in ms: it is judged anew whenever it or the board changes. Run with tsx: prints figures,
// asserts nothing.

const OPENING = Date.UTC(2030, 4, 6, 8)
const organiser: Issuer = { role: 'organiser', staffId: 'organiser' }
const random = seeded(1)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!

let room = emptyRoom()

function does(deed: Deed): void {
  const seq = room.version + 1
  const asked = { deed, issuer: organiser, clientId: 'bench', seq, at: OPENING, id: `m${seq}` }
  const decision = decide(room, asked)
  if (!decision.ok) return
  const by = { issuer: organiser, clientId: 'bench', seq }
  room = evolve(room, { version: seq, at: OPENING, by, type: deed.type, ...decision })
}

/** A board of 1,200 placed meetings of 400 people: 12 slots of 110 tables. */
function fill(): void {
  const table = { zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  does({
    type: 'open-room',
    roomId: 'room',
    logId: 'log',
    title: 'Bench',
    timeZone: 'UTC',
    screen: 'numbers',
    retentionDays: 180,
    opensAt: null,
    closesAt: null,
    rules: { mayMeet: [], limits: {}, requestsExpireAfterMinutes: null, leadMinutes: 5 },
    sessions: [{ name: 'Day', startsAt: OPENING + 60 * MINUTE, slotMinutes: 25, changeoverMinutes: 5, slots: 12 }],
    tables: Array.from({ length: 110 }, (_, i) => ({ ...table, label: String(i + 1) })),
    items: [],
  })
  const facts = {
    organisation: 'o',
    kind: 'company',
    country: 'IT',
    stepFree: false,
    online: false,
    lead: false,
  } as const
  const added = Array.from({ length: 400 }, (_, i) => ({
    participantId: `p${i}`,
    facts: { ...facts, delegation: `d${i % 20}` },
    profile: `p${i}/profile`,
  }))
  does({ type: 'import-participants', added, changed: [] })
  const people = [...room.participants.keys()]
  while (room.meetings.size < 1200)
    does({
      type: 'book-meeting',
      participantIds: [pick(people), pick(people)],
      slotId: pick([...room.slots.keys()]),
      tableId: pick([...room.tables.keys()]),
    })
}

/** Circles of five: all of it fits where people have nothing else, and clashes where they have. */
function circles(count: number): Intent[] {
  const bySlot = [...room.meetings.values()].slice(0, count)
  return bySlot.map(({ id }, i) => ({ meetingId: id, to: placeOf(bySlot[i % 5 === 4 ? i - 4 : i + 1] ?? bySlot[i]!) }))
}

/** Within their slot to another table: nobody has anything against it. */
function tableMoves(count: number): Intent[] {
  const taken = new Map<string, Set<string>>()
  for (const meeting of room.meetings.values()) {
    const place = placeOf(meeting)
    if (place) taken.set(place.slotId, (taken.get(place.slotId) ?? new Set()).add(place.tableId))
  }
  const intents: Intent[] = []
  for (const meeting of room.meetings.values()) {
    const place = placeOf(meeting)
    const free = place && [...room.tables.keys()].find((id) => !taken.get(place.slotId)!.has(id))
    if (!free || intents.length === count) continue
    taken.get(place.slotId)!.add(free)
    intents.push({ meetingId: meeting.id, to: { slotId: place.slotId, tableId: free } })
  }
  return intents
}

/** By the time of the process, which others on the machine do not lengthen; the collector's share is in it. */
function measure(name: string, run: () => unknown): void {
  for (let i = 0; i < 20; i++) run()
  const figures = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage()
    for (let i = 0; i < 10; i++) run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 10_000
  }).sort((a, b) => a - b)
  console.log(
    `${name.padEnd(46)} ${figures[4]!.toFixed(1).padStart(6)} ms   (${figures[0]!.toFixed(1)} to ${figures[8]!.toFixed(1)})`,
  )
}

function planned(name: string, on: Room, intents: readonly Intent[]): void {
  const { clashes, moves } = planOn(on, intents, OPENING)
  measure(`${name}: ${moves.length} moves, ${clashes.length} clashes`, () => planOn(on, intents, OPENING))
}

fill()
planned('another table', room, tableMoves(200))
planned('circles of five', room, circles(200))
planned(
  'into one cell',
  room,
  circles(200).map((intent) => ({ ...intent, to: { slotId: 's1.1', tableId: 't1' } })),
)
measure('figures', () => figuresOf(room))
measure('a table cleared', () => clearTable(room, 't1', OPENING))
measure('a slot shifted', () => shiftSlots(room, { slotId: 's1.3' }, 30, OPENING))
measure('a delegation shifted', () => shiftSlots(room, { delegation: 'd1' }, 30, OPENING))
