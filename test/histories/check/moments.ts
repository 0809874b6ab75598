import type { Commit } from '../../../shared/commit.ts'
import type { Version } from '../../../shared/ids.ts'
import type { History, Moment } from '../history.ts'
import { sameJson } from './bodies.ts'
import { identity, type Told } from './told.ts'

/** When each commit of a branch was asked for and first answered, as far as clients know: what real time says of versions. */
export class Moments {
  /** By version: no earlier than this was all up to here asked for. */
  readonly #askedBy: Moment[] = [0]
  /** Answers in the order in which they came, each with the highest version answered until then. */
  readonly #answered: { at: Moment; version: Version }[] = []

  /** By version: when the branch began in which this commit was made; it has been in every branch since then. */
  readonly #madeSince: Moment[] = [0]
  readonly #told: Told

  /** `before`: of the branch that ended when this one began. An answer to what that one lost says nothing of this one. */
  constructor({ traces }: History, branch: Told, before?: Moments) {
    this.#told = branch
    const { commits, versions, from } = branch
    const kept = before ? sharedLength(commits, before.#told.commits) : 0
    for (const { version } of commits)
      this.#madeSince[version] = before && version <= kept ? before.#madeSince[version]! : from
    const asked = new Map<Version, Moment>()
    const answered: { at: Moment; version: Version }[] = []
    for (const { issuer, clientId, asked: askings } of traces) {
      for (const { seq, attempts } of askings) {
        const version = versions.get(identity(issuer, clientId, seq))
        if (version === undefined) continue
        asked.set(version, Math.min(...attempts.map(({ invoked }) => invoked)))
        const ok = attempts
          .filter(({ answer, answered }) => answer?.ok && answered! >= this.#madeSince[version]!)
          .map(({ answered }) => answered!)
        if (ok.length > 0) answered.push({ at: Math.min(...ok), version })
      }
    }
    for (const { version } of commits)
      this.#askedBy[version] = Math.max(this.#askedBy[version - 1]!, asked.get(version) ?? 0)
    let highest = 0
    for (const { at, version } of answered.sort((a, b) => a.at - b.at))
      this.#answered.push({ at, version: (highest = Math.max(highest, version)) })
  }

  /** The highest version that somebody knew of before `at`: what is invoked then comes after it. */
  knownBefore(at: Moment): Version {
    const count = firstWhere(this.#answered.length, (index) => this.#answered[index]!.at >= at)
    return this.#answered[count - 1]?.version ?? 0
  }

  /** The highest version there can have been at `at`. */
  possibleAt(at: Moment): Version {
    return firstWhere(this.#askedBy.length, (version) => this.#askedBy[version]! >= at) - 1
  }
}

/** How many commits two logs begin with in common. */
function sharedLength(a: readonly Commit[], b: readonly Commit[]): number {
  const differ = a.findIndex((commit, index) => !sameJson(commit, b[index]))
  return differ < 0 ? a.length : differ
}

/** The first index of which it is so; `length` when of none. What is so once stays so. */
function firstWhere(length: number, isSo: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}
