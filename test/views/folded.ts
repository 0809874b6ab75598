import { expect } from 'vitest'
import { emptyRoom, evolve, evolveAll, evolveTracked } from '../../shared/evolve.ts'
import type { Audience, RecordName } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import { changesOf, type SealedChanges } from '../../shared/views/project.ts'
import { applied, viewOf, type View } from '../../shared/views/reducer.ts'
import { unseal, type Extras } from '../../shared/views/sealed.ts'
import type { Story } from '../given.ts'
import { calledByTheirIds, noExtras, seenBy } from './seen.ts'

/** What an audience is sent after a commit: names of the records that are put, and of those that are removed. */
type Sent = ReadonlyMap<Audience, { put: RecordName[]; remove: RecordName[] }>

/** What every audience of a story holds, up to the commit that was looked at last. */
interface Followed {
  room: Room
  views: Map<Audience, View>
  sent: Sent
}

const followed = new WeakMap<Story, Followed>()

/**
 * [L4] Plays what is new in a story's log to every audience, change by change, and looks after each commit whether what they hold is the view
 * computed afresh, whether a change was told that is none, and whether a node finds the same that did not see what the commit touched. Gives
 * what each was sent last.
 */
export function expectFolded(story: Story): Sent {
  // Nobody has a link before there is a room.
  const known = followed.get(story) ?? { room: evolve(emptyRoom(), story.log[0]!), views: new Map(), sent: new Map() }
  followed.set(story, known)
  const { views } = known
  for (const commit of story.log.slice(known.room.version)) {
    const { room } = known
    const { room: after, touched } = evolveTracked(room, commit)
    const changes = changesOf(room, after, touched)
    expect(changesOf(room, after), `${commit.type}: found without being told`).toEqual(changes)
    // Made of the log anew: nothing in it is remembered of the room before.
    const afresh = evolveAll(emptyRoom(), story.log.slice(0, commit.version))
    for (const audience of audiencesOf(after)) {
      const before = views.get(audience) ?? whole(room, audience)
      const now = received(before, audience, changes.get(audience), after)
      expect(linesOf(now), `${commit.type}: ${audience}`).toEqual(linesOf(whole(afresh, audience)))
      // The screen looks again at all names when anybody's may be another.
      if (changes.has(audience) && audience !== 'screen')
        expect(linesOf(now), `${commit.type}: ${audience}`).not.toEqual(linesOf(before))
      views.set(audience, now)
    }
    known.sent = new Map(
      [...changes].map(([audience, { put, remove }]) => [audience, { put: put.map(nameOf), remove }]),
    )
    known.room = after
  }
  return known.sent
}

function audiencesOf(room: Room): Audience[] {
  return ['staff', 'floor', 'screen', ...[...room.participants.keys()].map((id): Audience => `person:${id}`)]
}

/** As the server does: a calendar's link is another when its person's link is. */
function extrasOf(room: Room): Extras {
  return { ...noExtras, calendar: (id) => `calendar ${room.participants.get(id)!.linkGeneration} of ${id}` }
}

function whole(room: Room, audience: Audience): View {
  return viewOf({ audience, cursor: '', records: seenBy(room, audience, calledByTheirIds, extrasOf(room)) })
}

function received(view: View, audience: Audience, changes: SealedChanges | undefined, room: Room): View {
  const put = (changes?.put ?? []).map((sealed) => unseal(sealed, calledByTheirIds, extrasOf(room)))
  return applied(view, { audience, after: '', cursor: '', put, remove: changes?.remove ?? [] })!
}

function nameOf({ record: { kind, id } }: SealedChanges['put'][number]): RecordName {
  return { kind, id }
}

function linesOf({ records }: View): string[] {
  return Object.values(records)
    .flatMap((byId) => [...byId.values()].map((record) => JSON.stringify(record)))
    .sort()
}
