import type { RoomRecord, SlotRecord } from '../../shared/views/records.ts'

/** The round that is on, or the one to come. Where sessions run at once, the one that ends or begins first. */
export type Round =
  | { is: 'running'; slot: SlotRecord; leftMs: number; share: number; held: boolean }
  | { is: 'ahead'; slot: SlotRecord; inMs: number }
  | { is: 'none' }

/** `now`: ms by the room's clock. A round that is held keeps the time it had left. */
export function roundAt({ heldSince }: RoomRecord, slots: readonly SlotRecord[], now: number): Round {
  const running = slots.filter(({ stage }) => stage === 'running').sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1))[0]
  if (running) {
    const [start, end] = [Date.parse(running.startsAt), Date.parse(running.endsAt)]
    const leftMs = Math.max(0, end - (heldSince === null ? now : Date.parse(heldSince)))
    return { is: 'running', slot: running, leftMs, share: leftMs / (end - start), held: heldSince !== null }
  }
  const next = slots.find(({ stage }) => stage === 'ahead')
  return next ? { is: 'ahead', slot: next, inMs: Math.max(0, Date.parse(next.startsAt) - now) } : { is: 'none' }
}
