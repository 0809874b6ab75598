import { wordsIn, type WordIn } from './folding.ts'
import type { ParticipantId } from './ids.ts'
import {
  lettersOf,
  placesOf,
  qualityOf,
  scoreOf,
  searchFields,
  wantedIn,
  type CodeNames,
  type Quality,
  type Sought,
} from './search.ts'

interface Known<Person> {
  person: Person
  /** All that it was built from; a person who only became busy is the same to a search. */
  said: string
  at: number
}

/** A word that somebody uses. */
interface Entry {
  word: string
  letters: number
  /** `at * FIELDS + field`, numbers both: who uses it where. */
  uses: number[]
}

const FIELDS = searchFields.length
const scoresFor = (quality: Quality) => searchFields.map((field) => scoreOf(quality, field))
const scores: Readonly<Record<Quality, readonly number[]>> = {
  exact: scoresFor('exact'),
  begins: scoresFor('begins'),
  within: scoresFor('within'),
  near: scoresFor('near'),
}

/**
 * [F] The words of many people, made ready once, so that a key press looks at each word of the room once and not at each person. Brought
 * up to date by what has changed.
 */
export class PeopleIndex<Person extends Sought> {
  readonly #names: CodeNames
  #people = new Map<ParticipantId, Known<Person>>()
  /** Whom a number stands for; undefined: nobody any more. */
  #ids: (ParticipantId | undefined)[] = []
  #entries = new Map<string, Entry>()
  /** Sectors, countries and languages are said by hundreds: their words are looked for once. */
  #words = new Map<string, readonly WordIn[]>()

  constructor(names: CodeNames) {
    this.#names = names
  }

  /** From now on of these people. Takes in at most `atOnce` who are new or say something else; false: there are more, call again. */
  update(people: Iterable<Person>, atOnce = Infinity): boolean {
    const before = this.#people
    const next = new Map<ParticipantId, Known<Person>>()
    let left = atOnce
    let isWhole = true
    for (const person of people) {
      const known = before.get(person.id)
      const said = known?.person === person ? known.said : textOf(person)
      if (known?.said === said) next.set(person.id, { ...known, person })
      else if (left > 0) next.set(person.id, { person, said, at: this.#take(person) })
      else if (known) next.set(person.id, known)
      if (known?.said === said) continue
      if (left === 0) isWhole = false
      else left--
    }
    for (const [id, { at }] of before) if (next.get(id)?.at !== at) this.#ids[at] = undefined
    this.#people = next
    if (this.#ids.length > 2 * next.size + 100) this.#tidy()
    return isWhole
  }

  /** [F3] Those in whom every word of `text` is found, each with how well (the more the better); undefined for a text without words. */
  find(text: string): Map<ParticipantId, number> | undefined {
    const wanted = wantedIn(text)
    if (wanted.length === 0) return undefined
    const sums = new Uint16Array(this.#ids.length)
    const best = new Uint8Array(this.#ids.length)
    wanted.forEach((one, turn) => {
      best.fill(0)
      for (const { word, letters, uses } of this.#entries.values()) {
        const quality = qualityOf(word, letters, one)
        if (!quality) continue
        for (const use of uses) {
          const at = Math.floor(use / FIELDS)
          const score = scores[quality][use % FIELDS]!
          if (score > best[at]!) best[at] = score
        }
      }
      for (let at = 0; at < sums.length; at++)
        sums[at] = best[at] === 0 || (turn > 0 && sums[at] === 0) ? 0 : sums[at]! + best[at]!
    })
    const found = new Map<ParticipantId, number>()
    sums.forEach((sum, at) => {
      const id = this.#ids[at]
      if (sum > 0 && id !== undefined) found.set(id, sum)
    })
    return found
  }

  #take(person: Person): number {
    const at = this.#ids.push(person.id) - 1
    for (const { field, text } of placesOf(person, this.#names)) {
      for (const { spellings } of this.#wordsIn(text)) {
        for (const word of spellings) {
          const entry = this.#entries.get(word) ?? { word, letters: lettersOf(word), uses: [] }
          this.#entries.set(word, entry)
          const use = at * FIELDS + searchFields.indexOf(field)
          if (entry.uses.at(-1) !== use) entry.uses.push(use)
        }
      }
    }
    return at
  }

  #wordsIn(text: string): readonly WordIn[] {
    const words = this.#words.get(text) ?? wordsIn(text)
    this.#words.set(text, words)
    return words
  }

  /** Numbers of people who have gone or changed take room and time: all is made anew when they are most. */
  #tidy(): void {
    this.#ids = []
    this.#entries = new Map()
    this.#words = new Map()
    for (const [id, known] of this.#people) this.#people.set(id, { ...known, at: this.#take(known.person) })
  }
}

function textOf(person: Sought): string {
  return searchFields.map((field) => String(person[field] ?? '')).join('\n')
}
