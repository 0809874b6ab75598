import { wordsIn, type WordIn } from './folding.ts'
import {
  lettersOf,
  placesOf,
  qualityOf,
  scoreOf,
  wantedIn,
  type CodeNames,
  type Place,
  type Quality,
  type Sought,
  type Wanted,
} from './search.ts'

/** A text of a person in which something was found, and what to mark in it: `[from, to)`, in order, apart from each other. */
export interface Found extends Place {
  marks: readonly (readonly [from: number, to: number])[]
}

/** [F3] Where each word of `text` is found best in what a person says; places in the order in which they weigh. */
export function whyFound(person: Sought, text: string, names: CodeNames): Found[] {
  const wanted = wantedIn(text)
  if (wanted.length === 0) return []
  const places = placesOf(person, names).map((place) => ({ place, words: known(place.text) }))
  const best = wanted.map((one) => {
    let found: { at: number; score: number } | undefined
    places.forEach(({ place, words }, at) => {
      const hit = bestIn(words, one)
      const score = hit ? scoreOf(hit.quality, place.field) : 0
      if (score > (found?.score ?? 0)) found = { at, score }
    })
    return found?.at
  })
  return places.flatMap(({ place, words }, at) => {
    if (!best.includes(at)) return []
    const marks = wanted.flatMap((one) => markOf(place.text, words, one) ?? [])
    return [{ ...place, marks: apart(marks) }]
  })
}

/** Of texts looked at lately: with each key the same rows ask again. */
const lately = new Map<string, readonly WordIn[]>()
const MOST_TEXTS = 3_000

function known(text: string): readonly WordIn[] {
  const words = lately.get(text) ?? wordsIn(text)
  if (lately.size >= MOST_TEXTS) lately.clear()
  lately.set(text, words)
  return words
}

interface Hit {
  word: WordIn
  quality: Quality
  /** How the word is written where it fits. */
  spelling: string
}

const order: readonly Quality[] = ['near', 'within', 'begins', 'exact']

function bestIn(words: readonly WordIn[], wanted: Wanted): Hit | undefined {
  let best: Hit | undefined
  for (const word of words) {
    for (const spelling of word.spellings) {
      const quality = qualityOf(spelling, lettersOf(spelling), wanted)
      if (quality && (!best || order.indexOf(quality) > order.indexOf(best.quality))) best = { word, quality, spelling }
    }
  }
  return best
}

/** The beginning of a word where only that is meant, else all of it. */
function markOf(text: string, words: readonly WordIn[], wanted: Wanted): [number, number][] | undefined {
  const hit = bestIn(words, wanted)
  if (!hit) return undefined
  const { from, to } = hit.word
  if (hit.quality !== 'begins') return [[from, to]]
  const meant = wanted.spellings.find(({ text }) => hit.spelling.startsWith(text))!
  const isLong = hit.spelling !== hit.word.spellings[0]
  return [[from, from + lettersFor(text.slice(from, to), meant.text.length, isLong)]]
}

/** How many characters of `word` its first `length` folded letters are written with. `isLong`: in its other spelling, `ü` being `ue`. */
function lettersFor(word: string, length: number, isLong: boolean): number {
  let folded = 0
  let written = 0
  for (const letter of word) {
    if (folded >= length && !/\p{M}/u.test(letter)) break
    folded += wordsIn(letter)[0]?.spellings.at(isLong ? -1 : 0)?.length ?? 0
    written += letter.length
  }
  return written
}

function apart(marks: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of [...marks].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}
