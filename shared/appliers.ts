import type { Draft } from './draft.ts'
import type { RoomEvent } from './events.ts'
import type { Change } from './room.ts'

export type EventOf<T extends RoomEvent['type']> = Extract<RoomEvent, { type: T }>
/** What events of these types do to a draft. They believe what they are told and never refuse. */
export type Appliers<T extends RoomEvent['type']> = {
  [K in T]: (draft: Draft, event: EventOf<K>, changed: Change) => void
}
