import type { CommandOf } from '../../shared/commands.ts'
import type { Fallen } from '../../shared/commit.ts'
import { placeOf, samePlace } from '../../shared/evolve-meetings.ts'
import type { Room } from '../../shared/room.ts'

/** [Y1] [Y4] What a publish that was answered `ok` named is so in the version that it made, whole, but for what fell away. @throws Error */
export function checkPublish(
  { intents }: CommandOf<'publish-plan'>,
  fallen: readonly Fallen[],
  before: Room,
  after: Room,
): void {
  const lastOfEach = new Map(intents.map((intent) => [intent.meetingId, intent]))
  const gone = new Map(fallen.map(({ meetingId, why }) => [meetingId, why]))
  for (const { meetingId, to, locked } of lastOfEach.values()) {
    const meeting = after.meetings.get(meetingId)
    const why = gone.get(meetingId)
    if (why !== undefined) {
      if ((meeting?.state ?? 'gone') !== why) throw new Error(`[Y4] ${meetingId} is named as ${why} and is not`)
      continue
    }
    if (!meeting) throw new Error(`[Y4] ${meetingId} is not there and not named`)
    // What waited in the tray already may get a place from the room in the same version [M4].
    const waited = before.meetings.get(meetingId)?.state === 'waiting'
    if (to !== undefined && !samePlace(placeOf(meeting), to) && !(to === null && waited))
      throw new Error(`[Y1] ${meetingId} is not where the published plan has it`)
    if (locked !== undefined && locked !== meeting.locked)
      throw new Error(`[Y5] the lock of ${meetingId} is not as planned`)
  }
}
