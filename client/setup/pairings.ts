import { kinds, type OrganisationKind, type Pairing, type Side } from '../../shared/room.ts'
import type { Words } from '../text/en.ts'

/** What can be chosen for one side of a rule. */
export interface SideChoice {
  kinds: readonly OrganisationKind[]
  delegations: readonly string[]
}

/** A rule as a sentence people can check: "Clusters of Europe may meet companies, in Friday morning." */
export function sentenceOf({ a, b, sessions }: Pairing, words: Words['setup']['rules']): string {
  return words.mayMeet(sideText(a, words), sideText(b, words), sessions?.length ? words.anyOf(sessions) : undefined)
}

/** What is not chosen is not asked for: no kind means every kind. */
export function sideOf({ kinds: chosen, delegations }: SideChoice): Side {
  return {
    ...(chosen.length > 0 && { kind: kinds.filter((kind) => chosen.includes(kind)) }),
    ...(delegations.length > 0 && { delegation: [...delegations] }),
  }
}

/** "companies of Taiwan": whom a side holds. */
export function sideText({ kind, delegation }: Side, words: Words['setup']['rules']): string {
  const who = kind?.length ? words.anyOf(kind.map((one) => words.kinds[one])) : words.everybody
  return delegation?.length ? words.ofDelegation(who, words.anyOf(delegation)) : who
}
