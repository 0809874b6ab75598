import { locale } from '../text/language.svelte.ts'

/** What a language, given as a code or in words, is called in the reader's own. */
export function languageName(language: string): string {
  if (!/^[a-z]{2,3}$/i.test(language)) return language
  return new Intl.DisplayNames(locale(), { type: 'language', fallback: 'code' }).of(language) ?? language
}

/** What a country is called, behind its code: the code stands first, so that it is never cut. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return `${code} ${new Intl.DisplayNames(locale(), { type: 'region', fallback: 'code' }).of(code) ?? ''}`
}
