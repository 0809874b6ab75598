import { keep, kept } from '../ui/keeping.ts'
import type { Words } from './en.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
/** Each in its own words, so that whoever looks for theirs can read it. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' }

/** `pocket`: what a participant's phone says; `all`: what every page says. */
export type Reach = 'pocket' | 'all'

const load: Record<Language, Record<Reach, () => Promise<{ words: Partial<Words> }>>> = {
  en: { pocket: () => import('./en/pocket.ts'), all: () => import('./en.ts') },
  de: { pocket: () => import('./de/pocket.ts'), all: () => import('./de.ts') },
}
const key = 'rondo:language'
let now = $state<Language>(kept<Language>('browser', key) ?? browsersLanguage())
let reach: Reach = 'pocket'
let words = $state.raw<Partial<Words>>({})

/** Every sentence people read, in the language chosen. A page is mounted when what it says has been loaded. */
export function t(): Words {
  return words as Words
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
  await speak(next)
}

/** Loads what the page to be mounted says. */
export async function loadWords(wanted: Reach): Promise<void> {
  if (wanted === 'all') reach = 'all'
  await speak(now)
}

async function speak(next: Language): Promise<void> {
  words = (await load[next][reach]()).words
  now = next
  document.documentElement.lang = next
}

function browsersLanguage(): Language {
  const spoken = navigator.languages.map((one) => one.slice(0, 2))
  return spoken.find((one): one is Language => (languages as readonly string[]).includes(one)) ?? 'en'
}
