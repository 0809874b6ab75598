// [G10] What people write, as it is kept: every place that shows, prints or hands it out may rely on it.

/** Bidi embeddings, overrides and isolates, zero-width space and byte order mark: they hide or turn what people read. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/g
/** Control characters (tab and line feed are dealt with apart), and halves of surrogate pairs, which no UTF-8 can keep. */
const unprintable = /(?![\t\n])\p{Cc}|\p{Cs}/gu
/** Hebrew with vowels and accents has five marks on a letter, Tibetan three; heaps of them cover the lines above and below. */
const heaps = /(\p{M}{6})\p{M}+/gu

/** Without hidden characters; line breaks and blanks stay as they are. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '')
}

/** With at most six marks on a letter. */
export function withoutHeaps(text: string): string {
  return text.replace(heaps, '$1')
}

/** Text in lines, such as a message: NFC, nothing hidden or unprintable, no heaps of marks, no blanks at the ends. */
export function inLines(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n')
  return withoutHeaps(withoutHidden(lines).replace(unprintable, '').normalize('NFC')).trim()
}

/** The same in one line, one blank inside: names, titles, labels. */
export function inOneLine(text: string): string {
  return inLines(text).replace(/\s+/g, ' ')
}
