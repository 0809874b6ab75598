// The languages Rondo speaks, and which of them a browser is shown.

export const languages = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const
export type Language = (typeof languages)[number]

/** Each in its own words, so that whoever looks for theirs can read it. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  it: 'Italiano',
}

/** For Intl. English reads the time by 24 hours and the day before the month; Portuguese is that of Portugal. */
export const locales: Record<Language, string> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  pt: 'pt-PT',
  it: 'it-IT',
}

/** The first of `wishes` that Rondo speaks, whatever its region (`fr-CH`, `pt-BR`); English where it speaks none. Takes anything. */
export function firstSpoken(wishes: readonly unknown[]): Language {
  for (const wish of wishes) {
    const language = typeof wish === 'string' ? wish.trim().split(/[-_]/)[0]!.toLowerCase() : undefined
    const spoken = languages.find((one) => one === language)
    if (spoken) return spoken
  }
  return 'en'
}
