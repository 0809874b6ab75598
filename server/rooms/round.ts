import type { RoomId } from '../../shared/ids.ts'
import { sameHead, type Head } from '../store/head.ts'
import { StoreFull, StoreUnreachable } from '../store/store.ts'
import type { Batch } from './batch.ts'
import { firstAnswer } from './first-answer.ts'
import type { Means } from './means.ts'
import { timeLimit, type TimeLimit } from './time-limit.ts'
import { busy, refuse, settle, unreachable, type Waiting } from './waiting.ts'

/** How often a batch is decided again because another node was quicker. */
const TRIES = 8
/** After an append whose outcome is unknown, how long the log is asked for it before the caller is told so. */
const UNKNOWN_MS = 3_000
const ASK_AGAIN_MS = 250

/** The room of which a round is played, as it is known here. */
export interface RoundRoom {
  readonly roomId: RoomId
  readonly head: Head
  /** Takes in what others appended, if there may be any. @throws StoreUnreachable */
  readOn(): Promise<void>
  /** All that waits. */
  decide(): Batch
  /** What was appended is in force. */
  adopt(batch: Batch): void
  /** Another node was quicker. */
  overtaken(): void
  /** The store did not answer. */
  lost(): void
}

/**
 * Decides what waits and appends it, once, then answers; of nothing that waits it only reads on. Another node that was quicker is no mistake:
 * its commits are read and all is decided again. An append of which no answer came may have happened: the log tells, when it can be read.
 */
export async function playRound(room: RoundRoom, waiting: readonly Waiting[], means: Means): Promise<void> {
  const { clock } = means
  let unknown: TimeLimit | undefined
  for (let tries = 0; tries < TRIES;) {
    let appending = false
    try {
      await room.readOn()
      if (waiting.length === 0) return
      const batch = room.decide()
      appending = batch.steps.length > 0
      if (await isInForce(room, batch, means)) {
        const { version } = room.head
        return settle(waiting, batch.fates, version, (by, at) => firstAnswer(room.roomId, by, at, means))
      }
      room.overtaken()
      tries++
    } catch (error) {
      if (error instanceof StoreFull) return refuse(waiting, unreachable)
      if (!(error instanceof StoreUnreachable)) throw error
      room.lost()
      if (appending) unknown ??= timeLimit(clock, UNKNOWN_MS)
      if (!unknown || unknown.isOver) return refuse(waiting, unreachable)
      await new Promise<void>((resolve) => clock.after(ASK_AGAIN_MS, resolve))
    }
  }
  refuse(waiting, busy)
}

/** False: the room has moved on, and the batch counts for nothing. */
async function isInForce(room: RoundRoom, batch: Batch, { store, metrics }: Means): Promise<boolean> {
  // A refusal must not rest on what another node has changed meanwhile.
  if (batch.steps.length === 0) return sameHead(await store.head(room.roomId), room.head)
  if ((await store.append(room.roomId, room.head, batch.write)) === 'conflict') {
    metrics.conflicts.inc()
    return false
  }
  room.adopt(batch)
  return true
}
