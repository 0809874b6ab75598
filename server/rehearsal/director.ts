import { setTimeout as delay } from 'node:timers/promises'
import type { Line } from './line.ts'
import { likelyPairs, type Pair } from './matching.ts'
import type { Player } from './player.ts'
import type { Quotas } from './room-folder.ts'

export interface Progress {
  /** Meetings agreed and not cancelled. */
  meetings: number
  wanted: number
}

interface Direction {
  /** A staff line, to see how the room fills. */
  staff: Line
  players: ReadonlyMap<string, Player>
  quotas: Quotas
  random: () => number
  /** Pause between two wishes, in ms: 0 for as fast as the room answers. */
  pauseMs: number
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** How many wishes may be under way at once, so that the room is busy but the order stays lifelike. */
const AT_ONCE = 8

/**
 * Lets the people ask each other until the room has as many meetings of each type as the event tells of, or nobody is
 * left to ask. Cancelled meetings are made up for by other pairs.
 */
export async function fillRoom(direction: Direction): Promise<Progress> {
  const { staff, players, quotas, random, onProgress, signal } = direction
  const room = [...staff.records('room').values()][0]!
  const people = [...staff.records('participant').values()].filter(({ state }) => state === 'present')
  const queue = likelyPairs(room, people, random)
  const wanted = Object.values(quotas).reduce((sum, quota) => sum + quota, 0)
  const underWay = new Set<Pair>()
  const now = () => Math.min(wanted, liveMeetings(staff).length)
  const worker = async () => {
    while (!signal?.aborted) {
      const pair = nextPair(madeBy(staff, quotas, underWay), queue, quotas)
      if (!pair) return
      underWay.add(pair)
      await ask(players, pair).finally(() => underWay.delete(pair))
      if (random() < 0.03) await changeMind(players.get(pair.from)!)
      onProgress?.({ meetings: now(), wanted })
      if (direction.pauseMs > 0) await pause(direction.pauseMs * (0.4 + 1.2 * random()), signal)
    }
  }
  const workers = direction.pauseMs > 0 ? 1 : AT_ONCE
  for (let tries = 0; tries < 4 && !isFull(staff, quotas) && queue.length > 0 && !signal?.aborted; tries++) {
    await Promise.all(Array.from({ length: workers }, worker))
    await settled(staff)
  }
  return { meetings: liveMeetings(staff).length, wanted }
}

/** Every meeting of a graph is asked for once by its first person, who names the slots of its session. */
export async function playGraph(
  direction: Pick<Direction, 'staff' | 'players' | 'onProgress'>,
  wishes: readonly (Pair & { slotIds: string[] })[],
) {
  const { staff, players, onProgress } = direction
  const queue = [...wishes]
  let asked = 0
  const worker = async () => {
    for (let wish = queue.shift(); wish; wish = queue.shift()) {
      const answer = await players.get(wish.from)!.ask(wish.to, wish.slotIds)
      if (answer.ok) asked++
      onProgress?.({ meetings: liveMeetings(staff).length, wanted: wishes.length })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  await settled(staff)
  return { asked, meetings: liveMeetings(staff).length }
}

function liveMeetings(staff: Line) {
  return [...staff.records('meeting').values()].filter(({ state }) => state !== 'cancelled' && state !== 'no-show')
}

/** Meetings by type, with the wishes under way that may still become one. */
function madeBy(staff: Line, quotas: Quotas, underWay: Iterable<Pair> = []): Map<string, number> {
  const made = new Map<string, number>()
  for (const { type } of [...liveMeetings(staff), ...underWay])
    made.set(quotaOf(type, quotas), (made.get(quotaOf(type, quotas)) ?? 0) + 1)
  return made
}

/** Under which quota a type falls: its own, or that of the rest. */
function quotaOf(type: string, quotas: Quotas): string {
  return type in quotas ? type : 'any'
}

function isFull(staff: Line, quotas: Quotas): boolean {
  const made = madeBy(staff, quotas)
  return Object.entries(quotas).every(([type, quota]) => (made.get(type) ?? 0) >= quota)
}

/** Takes the next pair of a type that is still short from the queue. */
function nextPair(made: ReadonlyMap<string, number>, queue: Pair[], quotas: Quotas): Pair | undefined {
  const short = (type: string) => (made.get(type) ?? 0) < (quotas[type] ?? 0)
  const at = queue.findIndex(({ type }) => short(quotaOf(type, quotas)))
  return at < 0 ? undefined : queue.splice(at, 1)[0]
}

async function ask(players: ReadonlyMap<string, Player>, { from, to }: Pair): Promise<void> {
  const [asker, asked] = [players.get(from)!, players.get(to)!]
  const answer = await asker.ask(to)
  if (!answer.ok || !answer.requestId || answer.meetingId) return
  const { requestId } = answer
  const open = () => (asker.line.records('request').get(requestId)?.state ?? 'pending') === 'pending'
  // Whoever leaves a wish unanswered does so for good; the asker goes on after a moment.
  await asked.line.until(() => !open(), 1_500).catch(() => undefined)
}

/** Somebody takes a wish back that nobody has answered. */
async function changeMind(player: Player): Promise<void> {
  const pending = [...player.line.records('request').values()].find(
    ({ from, state }) => from === player.id && state === 'pending',
  )
  if (pending) await player.line.send('withdraw-request', { requestId: pending.id })
}

/** Until nothing has come for a while: the last answers are on their way. */
async function settled(staff: Line, quietMs = 400): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, quietMs)
    staff.onChange(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, quietMs)
    })
  })
}

/** Ends early, and quietly, when the rehearsal is called off. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal && { signal }).catch(() => undefined)
}
