import type { AnswerBody } from './commit.ts'
import type { Asked, Deed, DeedOf } from './deeds.ts'
import type { RoomEvent } from './events.ts'
import type { MeetingId } from './ids.ts'
import type { Rejection, RejectionCode } from './rejections.ts'
import type { Change, Room } from './room.ts'

/** What a command comes to: facts and an answer, or why not. */
export type Decision =
  | {
      ok: true
      events: RoomEvent[]
      answer: AnswerBody
      /** Meetings put aside: the answer is to offer each a place, when waiting ones have theirs [T1]. */
      aside?: readonly MeetingId[]
    }
  | { ok: false; rejection: Rejection }

/** A command as a rule sees it. `at` never runs back [L8]; `changed` is the mark its events would leave. */
export type Asking<D extends Deed = Deed> = Omit<Asked<D>, 'deed'> & { room: Room; changed: Change }

/** The function that decides one type of command. */
export type Rule<T extends Deed['type']> = (asking: Asking, deed: DeedOf<T>) => Decision
export type Rules<T extends Deed['type']> = { [K in T]: Rule<K> }

export function accept(events: RoomEvent | RoomEvent[], answer: AnswerBody = {}): Decision {
  return { ok: true, events: Array.isArray(events) ? events : [events], answer }
}

/** [G4] Nothing to do: `ok`, and no record of any audience changes. */
export function nothingToDo(answer: AnswerBody = {}): Decision {
  return accept([], answer)
}

/** Whether every field that is given is as it was. */
export function saysNothingNew<T extends object>(before: T, fields: { [K in keyof T]?: T[K] | undefined }): boolean {
  return Object.entries(fields).every(
    ([name, value]) => value === undefined || JSON.stringify(value) === JSON.stringify(before[name as keyof T]),
  )
}

export function reject(rejection: Rejection | RejectionCode): Decision {
  return { ok: false, rejection: typeof rejection === 'string' ? { code: rejection } : rejection }
}

/** [S7] The same for own, foreign and invented ids: asked before anything is looked up. */
export const staffOnly: Decision = reject({ code: 'not-allowed', needs: 'facilitator' })
export const organiserOnly: Decision = reject({ code: 'not-allowed', needs: 'organiser' })
