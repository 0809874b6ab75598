import { nameForm } from '../names.ts'
import { allAtOnce, STEP } from '../steps.ts'
import { cleaned } from './clean.ts'
import { emptinessOf } from './generic-words.ts'

/** Short labels of organisations: on the board, on badge and invitation (at most five letters, unique in the room). */
const maxWidth = 5

export interface LabelWish {
  organisation: string
  /** As it was given; empty or absent: one is proposed. */
  label?: string
}

export interface Labels {
  /** By `nameForm` of the organisation. */
  byOrganisation: ReadonlyMap<string, string>
  /** Organisations (`nameForm`) whose label was another's already, so that they got another one. */
  alike: readonly string[]
}

/**
 * A label for every organisation. What is in the room stays, unless a new one is given that is free; then what is given, when it
 * is free; then the most telling word of the name (`Clúster Agroalimentario del Valle del Ebro`: Ebro). The same input always gives the same labels.
 */
export function proposedLabels(...asked: Parameters<typeof proposingLabels>): Labels {
  return allAtOnce(proposingLabels(...asked))
}

/** The same in steps: thousands of names take long. */
export function* proposingLabels(
  wishes: Iterable<LabelWish>,
  taken: Iterable<Required<LabelWish>> = [],
): Generator<void, Labels> {
  let looked = 0
  const isStep = () => ++looked % STEP === 0
  const register = new Register()
  for (const { organisation, label } of taken) {
    if (isStep()) yield
    register.claim(nameForm(organisation), label)
  }
  const organisations = new Map<string, Required<LabelWish>>()
  for (const { organisation, label } of wishes) {
    if (isStep()) yield
    const form = nameForm(organisation)
    const given = cut(cleaned(label ?? ''), maxWidth)
    const known = organisations.get(form)
    if (!known?.label) organisations.set(form, { organisation: known?.organisation ?? organisation, label: given })
  }
  for (const [form, { label }] of organisations)
    if (label !== '' && register.isFree(label, form)) register.claim(form, label)
  yield
  const frequency = yield* countingWords([...organisations.values()].map(({ organisation }) => organisation))
  const alike: string[] = []
  for (const [form, { organisation, label }] of organisations) {
    if (isStep()) yield
    if (register.labelOf.has(form)) {
      if (label !== '' && register.labelOf.get(form) !== label) alike.push(form)
      continue
    }
    const [wanted, ...others] = candidatesFor(organisation, label, frequency)
    const free = [wanted!, ...others].find((candidate) => register.isFree(candidate, form))
    if (free !== wanted) alike.push(form)
    register.claim(form, free ?? register.numbered(wanted!))
  }
  return { byOrganisation: register.labelOf, alike }
}

class Register {
  readonly labelOf = new Map<string, string>()
  readonly #holders = new Map<string, string>()
  /** By the beginning of a label and the digits after it: the first number that nobody has looked at. */
  readonly #next = new Map<string, number>()

  isFree(label: string, organisation: string): boolean {
    const holder = this.#holders.get(nameForm(label))
    return holder === undefined || holder === organisation
  }

  claim(organisation: string, label: string): void {
    const before = this.labelOf.get(organisation)
    if (before !== undefined) this.#holders.delete(nameForm(before))
    this.labelOf.set(organisation, label)
    this.#holders.set(nameForm(label), organisation)
  }

  /** The label, or as much of it as leaves room, with the lowest number that makes it free. To be claimed. */
  numbered(label: string): string {
    for (let digits = 1; ; digits++) {
      const beginning = cut(label, Math.max(0, maxWidth - digits))
      const key = `${nameForm(beginning)}/${digits}`
      // Where the last search ended: a list of thousands of namesakes is searched once, not once for each.
      for (let number = this.#next.get(key) ?? Math.max(2, 10 ** (digits - 1)); number < 10 ** digits; number++) {
        this.#next.set(key, number + 1)
        const numbered = beginning + String(number)
        if (!this.#holders.has(nameForm(numbered))) return numbered
      }
    }
  }
}

/** Best first: what was given, the telling words, one with the initial of another. After these come numbers. */
function candidatesFor(organisation: string, given: string, frequency: ReadonlyMap<string, number>): string[] {
  const words = tellingWords(organisation, frequency)
  const first = given || words[0] || 'Org'
  const others = given ? words : words.slice(1)
  // Another word of the name may stand in, but not a piece of one: of two, nobody knows the second.
  const whole = words
    .slice(1)
    .filter((word) => emptinessOf(word) === 0 && word.length > 2 && cut(word, maxWidth) === word)
  const initials = others.map((word) => cut(first, maxWidth - 1) + word.slice(0, 1).toUpperCase())
  return [cut(first, maxWidth), ...whole, ...new Set(initials)]
}

/** Words of a name, the most telling first: names before trades, rare before frequent, whole before cut. */
function tellingWords(name: string, frequency: ReadonlyMap<string, number>): string[] {
  const rank = (word: string) => [
    emptinessOf(word),
    Number(/^\p{Ll}/u.test(word)),
    frequency.get(nameForm(word)) ?? 0,
    Number(cut(word, maxWidth) !== word),
  ]
  const ranked = [...new Set(wordsOf(name))].map((word) => ({ word, rank: rank(word) }))
  return ranked.sort((a, b) => compared(a.rank, b.rank)).map(({ word }) => word)
}

function compared(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index])
  return differs === -1 ? 0 : a[differs]! - b[differs]!
}

/** Words written together with capitals inside (AgroIndustrial) are several; numbers alone are none. */
function wordsOf(name: string): string[] {
  const parts = cleaned(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const words = parts.filter(saysSomething).flatMap((part) => part.split(/(?<=\p{Ll})(?=\p{Lu})/u))
  return words.filter(saysSomething)
}

const saysSomething = (word: string) => /\p{L}/u.test(word) && emptinessOf(word) < 3

/** In how many of the names a word stands. */
function* countingWords(names: readonly string[]): Generator<void, Map<string, number>> {
  const frequency = new Map<string, number>()
  for (const [i, name] of names.entries()) {
    if (i % STEP === 0) yield
    for (const word of new Set(wordsOf(name).map(nameForm))) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
  return frequency
}

/** The beginning of a text that fits: letters with their marks, of which Chinese, Japanese and Korean ones are two wide. */
function cut(text: string, width: number): string {
  let kept = ''
  let left = width
  for (const [letter] of text.matchAll(/\P{M}\p{M}*/gu)) {
    left -= /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter) ? 2 : 1
    if (left < 0) break
    kept += letter
  }
  return kept.trim()
}
