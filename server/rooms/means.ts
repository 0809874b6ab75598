import type { Logger } from 'pino'
import type { AnswerBody } from '../../shared/commit.ts'
import type { ParticipantId, Version } from '../../shared/ids.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Room } from '../../shared/room.ts'
import type { Clock } from '../clock.ts'
import type { NewId } from '../ids.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomStore } from '../store/store.ts'

/** What every room of a node is given. */
export interface Means {
  store: RoomStore
  clock: Clock
  newId: NewId
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  metrics: Metrics
  /** Address of a participant's calendar feed; `base`: origin under which the one who is told it reached us. */
  calendarLink: (room: Room, participantId: ParticipantId, base: string) => string
}

/** What a job is answered. */
export type Outcome = { ok: true; version: Version; answer: AnswerBody } | { ok: false; rejection: Rejection }

/** Who wants to know that links may hold no more, or that the room is gone. */
export interface Watcher {
  peopleChanged(): void
  roomGone(): void
}
