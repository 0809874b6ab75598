/** What a calendar entry says beside names and times. */
export interface CalendarWords {
  /** Where nobody's organisation is known any more. */
  meeting: string
  table: (label: string) => string
  /** Short zones are codes and get a word; others are names already. */
  zone: (zone: string) => string
  online: string
}

const coded = (word: string) => (zone: string) => (zone.length <= 2 ? `${word} ${zone}` : zone)

const words = {
  en: { meeting: 'Meeting', table: (label) => `Table ${label}`, zone: coded('Zone'), online: 'Online' },
  de: { meeting: 'Gespräch', table: (label) => `Tisch ${label}`, zone: coded('Bereich'), online: 'Online' },
  fr: { meeting: 'Rendez-vous', table: (label) => `Table ${label}`, zone: coded('Zone'), online: 'En ligne' },
  es: { meeting: 'Reunión', table: (label) => `Mesa ${label}`, zone: coded('Zona'), online: 'En línea' },
  pt: { meeting: 'Reunião', table: (label) => `Mesa ${label}`, zone: coded('Zona'), online: 'Em linha' },
  it: { meeting: 'Incontro', table: (label) => `Tavolo ${label}`, zone: coded('Zona'), online: 'Online' },
} satisfies Record<string, CalendarWords>

/** English where `language` is none of ours. */
export function calendarWords(language: unknown): CalendarWords {
  return typeof language === 'string' && Object.hasOwn(words, language)
    ? words[language as keyof typeof words]
    : words.en
}
