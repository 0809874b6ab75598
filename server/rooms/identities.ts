import type { CommitBy } from '../../shared/commit.ts'
import type { Version } from '../../shared/ids.ts'
import { speakerOf } from '../../shared/roles.ts'

/** As it lies in a snapshot: by speaker and client, seq and version in turn. */
export type PackedIdentities = Record<string, number[]>

/**
 * Which command became which version (L3): by speaker, `clientId` and `seq`. Kept for good, so it is compact: about 20 bytes a command.
 */
export class Identities {
  readonly #versions = new Map<string, Map<number, Version>>()

  static unpack(packed: PackedIdentities): Identities {
    const identities = new Identities()
    for (const [key, pairs] of Object.entries(packed)) {
      const versions = new Map<number, Version>()
      for (let i = 0; i < pairs.length; i += 2) versions.set(pairs[i]!, pairs[i + 1]!)
      identities.#versions.set(key, versions)
    }
    return identities
  }

  pack(): PackedIdentities {
    return Object.fromEntries([...this.#versions].map(([key, versions]) => [key, [...versions].flat()]))
  }

  versionOf(by: CommitBy): Version | undefined {
    return this.#versions.get(keyOf(by))?.get(by.seq)
  }

  /** The room's own clock is left out: nobody repeats what it does. */
  note(by: CommitBy, version: Version): void {
    if (by.issuer.role === 'room') return
    const key = keyOf(by)
    let versions = this.#versions.get(key)
    if (!versions) this.#versions.set(key, (versions = new Map()))
    versions.set(by.seq, version)
  }
}

/** Whether these are one command, which came twice. */
export function sameCommand(a: CommitBy, b: CommitBy): boolean {
  return a.seq === b.seq && keyOf(a) === keyOf(b)
}

/** A speaker's name holds no blank. */
function keyOf({ issuer, clientId }: CommitBy): string {
  return `${speakerOf(issuer)} ${clientId}`
}
