import type { AnswerBody } from '../../shared/commit.ts'
import type { ParticipantId, Version } from '../../shared/ids.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Room } from '../../shared/room.ts'
import type { Clock } from '../clock.ts'
import type { NewId } from '../ids.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomStore } from '../store/store.ts'
import type { Step } from './batch.ts'
import type { RoomHost } from './host.ts'
import type { Turns } from './turns.ts'

type Tell = (said: object, message: string) => void
/** Where a room tells the operator what happened to it: a logger of pino is one. */
export type RoomLog = Record<'error' | 'warn' | 'info', Tell>

/** What every room of a node is given. */
export interface Means {
  store: RoomStore
  clock: Clock
  newId: NewId
  log: RoomLog
  metrics: Metrics
  /** Address of a participant's calendar feed; `base`: origin under which the one who is told it reached us. */
  calendarLink: (room: Room, participantId: ParticipantId, base: string) => string
  /** How a room shares this process with the others; absent: it takes what it needs, as where time is not real. */
  turns?: () => Turns
  /** Told of commits that are in force, whichever node wrote them: what they brought somebody may have to be told elsewhere. */
  happened?: (host: RoomHost, steps: readonly Step[]) => void
}

/** What a job is answered. */
export type Outcome = { ok: true; version: Version; answer: AnswerBody } | { ok: false; rejection: Rejection }

/** Who wants to know that links may hold no more, or that the room is gone. */
export interface Watcher {
  peopleChanged(): void
  /** Who may read or write a note or a plan may be others now. */
  accessChanged?(): void
  roomGone(): void
  /** This node's program is too old for the room: whoever comes again may find another node. */
  roomOutdated(): void
}
