import { withoutHeaps, withoutHidden } from '../text.ts'

/** Text as it is stored [G10]: NFC, nothing hidden, no heaps of marks, no blanks at the ends, one blank inside. Joiners and all else stay. */
export function cleaned(text: string): string {
  return withoutHeaps(withoutHidden(text).normalize('NFC')).replace(/\s+/g, ' ').trim()
}

/** Whether nothing is left of a cell when it is cleaned. */
export function isBlank(text: string): boolean {
  return text === '' || cleaned(text) === ''
}

/** Whether bytes were lost on the way: U+FFFD, half of a surrogate pair, control characters other than tab, LF and CR. */
export function isDamaged(text: string): boolean {
  return /[\uFFFD\p{Cs}]|(?![\t\n\r])\p{Cc}/u.test(text)
}

/** Code points, which is how limits are counted. */
export function lengthOf(text: string): number {
  let length = text.length
  for (const unit of text) if (unit.length === 2) length -= 1
  return length
}

/**
 * The form in which words of a list are known (headings, kinds, yes): without case, accents, blanks, hyphens,
 * underscores, and `*` or `:` at the end.
 */
export function wordForm(text: string): string {
  const word = cleaned(text)
  let end = word.length
  // Not by a regular expression, which would try every `*` of a long cell as the beginning of the end.
  while (end > 0 && '*: '.includes(word[end - 1]!)) end--
  return plain(word.slice(0, end)).replace(/[\s\p{Pd}_]/gu, '')
}

/** Without case and accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase()
}
