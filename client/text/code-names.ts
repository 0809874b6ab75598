import type { CodeNames } from '../../shared/search.ts'

/** What countries and languages are called by the reader, and in English; a code that Intl does not know stands for itself. */
export function codeNames(locale: string): CodeNames {
  const namesOf = (type: 'region' | 'language') => {
    const [own, english] = [locale, 'en'].map((one) => new Intl.DisplayNames(one, { type, fallback: 'none' }))
    const known = new Map<string, readonly string[]>()
    return (code: string) => {
      const names = known.get(code) ?? [...new Set([own, english].flatMap((names) => names?.of(code) ?? []))]
      known.set(code, names)
      return names
    }
  }
  return { country: namesOf('region'), language: namesOf('language') }
}
