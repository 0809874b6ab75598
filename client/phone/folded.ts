/** Letters that Unicode does not take apart into a plain one and a mark. */
const undivided: Record<string, string> = {
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
}

/** The form in which words are compared in a search: case, accents and the kind of blank make no difference. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[łøđßæœıþðħ]/g, (letter) => undivided[letter]!)
    .replace(/\s+/g, ' ')
    .trim()
}
