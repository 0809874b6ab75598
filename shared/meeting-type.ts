import { kinds, type MeetingType, type OrganisationKind } from './room.ts'

const letters: Record<OrganisationKind, string> = {
  cluster: 'C',
  company: 'B',
  development: 'D',
  research: 'R',
  public: 'G',
}

/** [O5] Type by the organisations' kinds, letters always in the order C B D R G; three kinds, or an unknown one, is `other`. */
export function meetingType(at: readonly (OrganisationKind | undefined)[]): MeetingType {
  const present = kinds.filter((kind) => at.includes(kind))
  if (present.length === 0 || present.length > 2 || at.includes(undefined)) return 'other'
  return `${letters[present[0]!]}2${letters[present.at(-1)!]}` as MeetingType
}

/** [O2] Each pair of different countries at a meeting once, as `AR-IT`; one country alone pairs with itself. */
export function countryPairs(countries: readonly string[]): string[] {
  const different = [...new Set(countries)].sort()
  if (different.length === 1) return [`${different[0]!}-${different[0]!}`]
  return different.flatMap((a, i) => different.slice(i + 1).map((b) => `${a}-${b}`))
}
