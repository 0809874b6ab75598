// [F1] The forms in which words are compared where people look for each other.

/** Letters that Unicode does not take apart into a plain one and a mark, or that are written in two ways. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  ħ: 'h',
  ς: 'σ',
  // Arabic and Persian keyboards have different letters for the same; the stretcher is none.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
}
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')

/** What German and Nordic names are written with where a keyboard lacks the letter. */
const twoLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
const twoLetter = /[äöüåø]/g

const beyondAscii = /[^\u0000-\u007F]/
/** Marks, and joiners without a width. */
const marks = /[\p{M}\u200C\u200D]/gu

/** Case, accents, widths and the kind of blank make no difference. */
export function folded(text: string): string {
  return bare(text).replace(/\s+/g, ' ').trim()
}

/** A word as it may be met: `Müller` is `muller` and `mueller`. The first is `folded`. */
export function spellingsOf(word: string): readonly string[] {
  const plain = bare(word)
  if (!beyondAscii.test(word)) return [plain]
  const lower = word.normalize('NFC').toLowerCase()
  const long = bare(lower.replace(twoLetter, (letter) => twoLetters[letter]!))
  return long === plain ? [plain] : [plain, long]
}

function bare(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(plainLetter, (letter) => plainLetters[letter]!)
}

/**
 * A word of a text: `[from, to)` in it, and how it may be written. `joined`: two that only a hyphen or an apostrophe holds apart, as one.
 * `rest`: what is left of a run without blanks, from a later letter on.
 */
export interface WordIn {
  is: 'word' | 'joined' | 'rest'
  from: number
  to: number
  spellings: readonly string[]
}

const runs = /[\p{L}\p{N}\p{M}\u200C\u200D]+/gu
/** Written without blanks between words: any letter may begin one. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu
const isUnspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
/** Where somebody may or may not write a word as two: O'Brien, e-mobility. */
const joint = /^[-'’‐]$/

export function wordsIn(text: string): WordIn[] {
  const words: WordIn[] = []
  let before: { from: number; to: number; text: string } | undefined
  for (const { 0: run, index } of text.matchAll(runs)) {
    for (const { 0: part, index: offset } of run.matchAll(unspaced)) {
      const from = index + offset
      const to = from + part.length
      if (isUnspaced.test(part)) {
        for (const at of beginnings(part))
          words.push({ is: at === 0 ? 'word' : 'rest', from: from + at, to, spellings: spellingsOf(part.slice(at)) })
        before = undefined
        continue
      }
      words.push({ is: 'word', from, to, spellings: spellingsOf(part) })
      if (before && joint.test(text.slice(before.to, from)))
        words.push({ is: 'joined', from: before.from, to, spellings: spellingsOf(before.text + part) })
      before = { from, to, text: part }
    }
  }
  // Marks without a letter fold to nothing, and nothing is found everywhere.
  return words.filter(({ spellings }) => spellings[0] !== '')
}

/** Longer runs without a blank are no name, and would take much room. */
const MOST_BEGINNINGS = 40

function beginnings(run: string): number[] {
  const at: number[] = []
  for (let i = 0; i < run.length && at.length < MOST_BEGINNINGS; i += run.codePointAt(i)! > 0xffff ? 2 : 1) at.push(i)
  return at
}
