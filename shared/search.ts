import { wordsIn } from './folding.ts'
import type { ParticipantId } from './ids.ts'
import { longestCompared, slipsBetween } from './slips.ts'

// [F] Looking for people by words: what fits how well.

/** What a search looks through, as the floor knows a person. */
export interface Sought {
  id: ParticipantId
  name: string
  organisation: string
  label: string
  country: string
  delegation: string
  sectors: readonly string[]
  offers: readonly string[]
  seeks: readonly string[]
  markets: readonly string[]
  languages: readonly string[]
  about?: string
  /** (staff) */
  email?: string
}

/** What a code is called in the languages that whoever looks may write in; the code itself need not be in it. */
export interface CodeNames {
  country(code: string): readonly string[]
  language(code: string): readonly string[]
}

export type SearchField = Exclude<keyof Sought, 'id'>

/** [F3] Who somebody is goes before what they do, and that before the rest. */
const weights: Readonly<Record<SearchField, 0 | 1 | 2>> = {
  name: 2,
  organisation: 2,
  label: 2,
  offers: 1,
  seeks: 1,
  sectors: 0,
  markets: 0,
  languages: 0,
  country: 0,
  delegation: 0,
  about: 0,
  email: 0,
}
export const searchFields = Object.keys(weights) as readonly SearchField[]
const WEIGHTS = 3

/** A text of a person that words may be found in. */
export interface Place {
  field: SearchField
  text: string
}

/** Everything of a person that is looked through, as it is shown, first what weighs most. */
export function placesOf(person: Sought, names: CodeNames): Place[] {
  return searchFields.flatMap((field) => {
    const said = person[field]
    const texts = typeof said === 'string' ? [said] : (said ?? [])
    return texts
      .filter((text) => text !== '')
      .flatMap((text) => called(field, text, names).map((text) => ({ field, text })))
  })
}

const shapeOfCountry = /^[A-Z]{2}$/
const shapeOfLanguage = /^[a-z]{2,3}$/

/** A code is shown by its name in the reader's language, but found by all. */
function called(field: SearchField, text: string, names: CodeNames): readonly string[] {
  if ((field === 'country' || field === 'markets') && shapeOfCountry.test(text)) return [...names.country(text), text]
  if (field === 'languages' && shapeOfLanguage.test(text)) return [...names.language(text), text]
  return [text]
}

/** [F2] How well a word that is there fits one that is looked for. */
export type Quality = 'exact' | 'begins' | 'within' | 'near'
const qualities: readonly Quality[] = ['near', 'within', 'begins', 'exact']

/** Letters from which a word is found inside another (`technik` in `Pumpentechnik`). */
const WITHIN_FROM = 4

/** [F2] Slips allowed in a word that is looked for. Words with figures in them are right or wrong. */
function slipsAllowed(word: string): number {
  if (word.length < 4 || word.length > longestCompared || /\d/.test(word)) return 0
  return word.length < 7 ? 1 : 2
}
/** Below, a near word is near as a whole: too many words have a beginning near one of five letters. */
const NEAR_BEGINNING_FROM = 6

/** A word that is looked for, made ready to be compared with thousands. */
export interface Wanted {
  spellings: readonly { text: string; slips: number; letters: number }[]
}

export function wantedIn(text: string): Wanted[] {
  const words = wordsIn(text).filter(({ is }) => is === 'word')
  return words.map(({ spellings }) => ({
    spellings: spellings.map((text) => ({ text, slips: slipsAllowed(text), letters: lettersOf(text) })),
  }))
}

/** The best that a word there is for one looked for; undefined: nothing. `letters`: `lettersOf(word)`. */
export function qualityOf(word: string, letters: number, { spellings }: Wanted): Quality | undefined {
  let best: Quality | undefined
  for (const wanted of spellings) {
    const { text } = wanted
    if (word === text) return 'exact'
    if (word.startsWith(text)) best = 'begins'
    else if (best !== 'begins' && text.length >= WITHIN_FROM && word.includes(text)) best = 'within'
    else best ??= isNear(word, letters, wanted) ? 'near' : undefined
  }
  return best
}

function isNear(word: string, letters: number, { text, slips, letters: wanted }: Wanted['spellings'][number]): boolean {
  if (slips === 0 || word.length < text.length - slips || word.length > longestCompared) return false
  // Each slip loses one letter at most: most words are told apart without a closer look.
  if (countBits(wanted & ~letters) > slips) return false
  const begins = text.length >= NEAR_BEGINNING_FROM
  if (!begins && word.length > text.length + slips) return false
  return slipsBetween(text, word, slips, begins) <= slips
}

/** Which letters a word has, a bit each; several letters may share one. */
export function lettersOf(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31)
  return bits
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** [F3] 1 to 12: the better it fits, then the more the field weighs. */
export function scoreOf(quality: Quality, field: SearchField): number {
  return 1 + qualities.indexOf(quality) * WEIGHTS + weights[field]
}
