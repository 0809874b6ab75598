import { keep, kept } from '../ui/keeping.ts'
import type { Words } from './en.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
/** Each in its own words, so that whoever looks for theirs can read it. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' }

const load: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
}
const key = 'rondo:language'
let now = $state<Language>(kept<Language>('browser', key) ?? browsersLanguage())
let words = $state.raw<Words>()

/** Every sentence people read, in the language chosen. The page is mounted after `loadLanguage`. */
export function t(): Words {
  return words!
}

export function language(): Language {
  return now
}

/** For Intl. English reads the time by 24 hours and the day before the month. */
export function locale(): string {
  return now === 'en' ? 'en-GB' : 'de-DE'
}

/** Kept in this browser; what is shown changes when the words have come. */
export async function chooseLanguage(next: Language): Promise<void> {
  keep('browser', key, next)
  await loadLanguage(next)
}

export async function loadLanguage(next: Language = now): Promise<void> {
  words = (await load[next]()).words
  now = next
  document.documentElement.lang = next
}

function browsersLanguage(): Language {
  const spoken = navigator.languages.map((one) => one.slice(0, 2))
  return spoken.find((one): one is Language => (languages as readonly string[]).includes(one)) ?? 'en'
}
