import { letterLanguages, type LetterLanguage } from '../../shared/mail.ts'
import { nameForm } from '../../shared/names.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { pt } from './words/pt.ts'
import type { LetterWords } from './words/words.ts'

export const letterWords: Record<LetterLanguage, LetterWords> = { en, de, fr, es, pt, it }

/** What each of our languages is called in all of them: `german`, `deutsch`, `allemand`, ... */
const byName = new Map(
  letterLanguages.flatMap((reader) => {
    const names = new Intl.DisplayNames(reader, { type: 'language' })
    return letterLanguages.map((language) => [nameForm(names.of(language)!), language] as const)
  }),
)

/** The first of the languages somebody speaks, as codes or words, in which we write; else `otherwise`. */
export function languageFor(spoken: readonly string[], otherwise: LetterLanguage): LetterLanguage {
  for (const said of spoken) {
    const form = nameForm(said)
    const code = letterLanguages.find((language) => language === form || form.startsWith(`${language}-`))
    const language = code ?? byName.get(form)
    if (language) return language
  }
  return otherwise
}

/** The first of the languages a browser asks for in which we write; English where there is none. */
export function languageAsked(acceptLanguage: string | undefined): LetterLanguage {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]!.trim())
  return languageFor(asked, 'en')
}
