import type { Head } from '../server/store/head.ts'
import type { Commit, PersonalEntry } from '../shared/commit.ts'

/** The end of a log of such commits, which bear no mark unless told. */
export function at(version: number, mark = ''): Head {
  return { version, mark }
}

/** A commit as a room might write it. A store never looks inside: only `version` and `mark` matter to it. */
export function commit(version: number, more: Partial<Commit> = {}): Commit {
  return {
    version,
    at: 1_790_000_000_000 + version * 1000,
    by: { issuer: { role: 'facilitator', staffId: 'facilitator' }, clientId: 'board-1', seq: version },
    type: 'move-meeting',
    events: [
      {
        type: 'meeting-moved',
        meetingId: `m${version % 150}`,
        from: { slotId: 's1.1', tableId: 't1' },
        to: { slotId: `s1.${version % 12}`, tableId: `t${version % 40}` },
      },
    ],
    answer: { meetingId: `m${version % 150}` },
    ...more,
  }
}

/** Commits of versions `first` to `last`, both included. */
export function commits(first: number, last: number): Commit[] {
  return Array.from({ length: last - first + 1 }, (_, index) => commit(first + index))
}

/** A profile of somebody, under their own key. */
export function profileOf(participantId: string, value: unknown, name = 'profile-1'): PersonalEntry {
  return { key: `${participantId}/${name}`, owners: [participantId], value }
}

/** How many commits the writer of the crash tests appends at once when the room is at `head`. */
export function sizeAt(head: number): number {
  return 1 + (head % 3)
}

/** What the writer of the crash tests keeps as a snapshot of the room at `head`: some pages long. */
export function snapshotOf(head: number): number[] {
  return Array.from({ length: 2000 }, () => head)
}
