import type { RoomRecord, SlotRecord, TableRecord } from '../../shared/views/records.ts'
import type { Times } from '../room/times.ts'

/** The columns of a session, side by side; a gap stands between two of them. */
export interface Block {
  sessionId: string
  name: string
  slots: readonly SlotRecord[]
}

/** A day of the room: the local date on which its sessions begin (CASES Z). */
export interface Day {
  date: string
  blocks: readonly Block[]
  /** Two of its sessions run at once: then their names are needed to tell the columns apart. */
  parallel: boolean
}

/** Days in order, each with its sessions by start and their slots by number. */
export function daysOf({ sessions }: RoomRecord, slots: readonly SlotRecord[], times: Times): Day[] {
  const bySession = new Map<string, SlotRecord[]>()
  for (const slot of slots) {
    const known = bySession.get(slot.sessionId)
    if (known) known.push(slot)
    else bySession.set(slot.sessionId, [slot])
  }
  const days = new Map<string, Block[]>()
  const inOrder = sessions.filter(({ id }) => bySession.has(id)).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  for (const { id, name, startsAt } of inOrder) {
    const block: Block = { sessionId: id, name, slots: bySession.get(id)!.sort((a, b) => a.number - b.number) }
    const date = times.date(startsAt)
    const day = days.get(date)
    if (day) day.push(block)
    else days.set(date, [block])
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, blocks]) => ({ date, blocks, parallel: runAtOnce(blocks) }))
}

/** The day to open: the one that is on, else the next to come, else the last. `now`: ms. */
export function dayAt(days: readonly Day[], now: number): Day | undefined {
  const lastEnd = ({ blocks }: Day) =>
    Math.max(...blocks.flatMap(({ slots }) => slots.map(({ endsAt }) => Date.parse(endsAt))))
  return days.find((day) => lastEnd(day) > now) ?? days.at(-1)
}

/** Zones in the order in which they first come up among the tables; one empty name where there are none. */
export function zonesOf(tables: Iterable<TableRecord>): string[] {
  return [...new Set([...tables].map(({ zone }) => zone))]
}

/** Tables zone by zone, each zone in the order of the list: the rows of the board. */
export function rowsInZones(tables: ReadonlyMap<string, TableRecord>): TableRecord[] {
  const zones = zonesOf(tables.values())
  return [...tables.values()].sort((a, b) => zones.indexOf(a.zone) - zones.indexOf(b.zone))
}

function runAtOnce(blocks: readonly Block[]): boolean {
  return blocks.some(({ slots }, i) => i > 0 && slots[0]!.startsAt < blocks[i - 1]!.slots.at(-1)!.endsAt)
}
