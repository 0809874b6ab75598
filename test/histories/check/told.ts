import type { Commit } from '../../../shared/commit.ts'
import { emptyRoom, evolveTracked } from '../../../shared/evolve.ts'
import type { Version } from '../../../shared/ids.ts'
import type { Audience } from '../../../shared/protocol.ts'
import { speakerOf, type Issuer } from '../../../shared/roles.ts'
import type { Room } from '../../../shared/room.ts'
import { changesOf, type SealedChanges } from '../../../shared/views/project.ts'
import type { Branch, Moment } from '../history.ts'
import { Sight } from './sight.ts'

/** One version's change of what an audience sees. */
export interface Change extends SealedChanges {
  version: Version
}

/** A branch told from its beginning: the room at every version, and what each commit changed for whom. */
export interface Told {
  from: Moment
  commits: readonly Commit[]
  /** By version, from the empty room at 0. */
  rooms: readonly Room[]
  /** By identity: where each command stands. */
  versions: ReadonlyMap<string, Version>
  /** Identities that stand in it twice, in words. */
  faults: readonly string[]
  /** By audience, the n-th change that it saw at index n - 1. */
  changes: ReadonlyMap<Audience, readonly Change[]>
  sight: Sight
}

/** @throws when no room can be made of it */
export function told({ from, commits, personal }: Branch): Told {
  const rooms: Room[] = [emptyRoom()]
  const versions = new Map<string, Version>()
  const faults: string[] = []
  const changes = new Map<Audience, Change[]>()
  for (const [index, commit] of commits.entries()) {
    const { version, by } = commit
    if (version !== index + 1) throw new Error(`version ${version} stands where ${index + 1} should`)
    const name = identity(by.issuer, by.clientId, by.seq)
    if (versions.has(name)) faults.push(`${name} stands at ${versions.get(name)} and at ${version}`)
    else versions.set(name, version)
    const before = rooms.at(-1)!
    const { room: after, touched } = evolveTracked(before, commit)
    rooms.push(after)
    for (const [audience, change] of changesOf(before, after, touched)) {
      const known = changes.get(audience)
      if (known) known.push({ version, ...change })
      else changes.set(audience, [{ version, ...change }])
    }
  }
  return { from, commits, rooms, versions, faults, changes, sight: new Sight(personal) }
}

/** What tells a command from every other one (L3). */
export function identity(issuer: Issuer, clientId: string, seq: number): string {
  return `${speakerOf(issuer)} ${clientId} ${seq}`
}

/** How many changes an audience has seen at a version. */
export function countAt({ changes }: Told, audience: Audience, version: Version): number {
  const list = changes.get(audience) ?? []
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.version <= version) low = middle + 1
    else high = middle
  }
  return low
}

/** The room when an audience had seen `count` changes, and nothing later. */
export function roomAtCount({ changes, rooms }: Told, audience: Audience, count: number): Room | undefined {
  if (count === 0) return rooms[0]
  const change = changes.get(audience)?.[count - 1]
  return change && rooms[change.version]
}
