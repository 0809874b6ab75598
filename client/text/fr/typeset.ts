/**
 * French puts a space that never breaks before `: ; ?` and inside « ». The sentences are written with ordinary spaces, and set here:
 * nobody who writes one needs to see the difference, and no line begins with a colon.
 */
export function typeset<T>(words: T): T {
  return set(words) as T
}

function set(words: unknown): unknown {
  if (typeof words === 'string') return words.replace(/ (?=[:;?»])|(?<=«) /g, '\u00A0')
  if (typeof words === 'function') return (...given: unknown[]) => set(words(...given))
  if (Array.isArray(words)) return words.map(set)
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, one]) => [key, set(one)]))
}
