import { keep, kept } from '../ui/keeping.ts'
import type { Words } from './en.ts'
import { firstSpoken, locales, type Language } from './languages.ts'

/** `pocket`: what a participant's phone says first; `later`: that, and what it says once somebody taps; `all`: what every page says. */
const reaches = ['pocket', 'later', 'all'] as const
export type Reach = (typeof reaches)[number]

const load: Record<Language, Record<Reach, () => Promise<{ words: Partial<Words> }>>> = {
  en: {
    pocket: () => import('./en/pocket.ts'),
    later: () => import('./en/later.ts'),
    all: () => import('./en.ts'),
  },
  de: {
    pocket: () => import('./de/pocket.ts'),
    later: () => import('./de/later.ts'),
    all: () => import('./de.ts'),
  },
  fr: {
    pocket: () => import('./fr/pocket.ts'),
    later: () => import('./fr/later.ts'),
    all: () => import('./fr.ts'),
  },
  es: {
    pocket: () => import('./es/pocket.ts'),
    later: () => import('./es/later.ts'),
    all: () => import('./es.ts'),
  },
  pt: {
    pocket: () => import('./pt/pocket.ts'),
    later: () => import('./pt/later.ts'),
    all: () => import('./pt.ts'),
  },
  it: {
    pocket: () => import('./it/pocket.ts'),
    later: () => import('./it/later.ts'),
    all: () => import('./it.ts'),
  },
}
const key = 'rondo:language'
/** `?lang=pt` in the address (the big screen's, say) comes before what was chosen here, and that before what the browser speaks. */
const asked = new URLSearchParams(location.search).get('lang')
let now = $state<Language>(firstSpoken([asked, kept('browser', key), ...navigator.languages]))
let reach: Reach = 'pocket'
let words = $state.raw<Partial<Words>>({})

/** Every sentence people read, in the language chosen. A page is mounted when what it says has been loaded. */
export function t(): Words {
  return words as Words
}

export function language(): Language {
  return now
}

/** For Intl. */
export function locale(): string {
  return locales[now]
}

/** Kept in this browser; what is shown changes when the words have come. */
export async function chooseLanguage(next: Language): Promise<void> {
  keep('browser', key, next)
  await speak(next)
}

/** Loads what the page to be mounted says. */
export async function loadWords(wanted: Reach): Promise<void> {
  if (reaches.indexOf(wanted) > reaches.indexOf(reach)) reach = wanted
  await speak(now)
}

async function speak(next: Language): Promise<void> {
  words = (await load[next][reach]()).words
  now = next
  document.documentElement.lang = next
  document.documentElement.dir = 'ltr'
}
