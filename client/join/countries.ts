import { plain } from '../../shared/import/clean.ts'
import { countries } from '../../shared/import/countries.data.ts'
import { countryOf } from '../../shared/import/countries.ts'

export interface Country {
  code: string
  name: string
}

const form = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Every country by its name in this language, in the order of its alphabet. */
export function countriesIn(locale: string): Country[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  return Object.keys(countries)
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => compare(a.name, b.name))
}

/**
 * Those meant by what was typed, best first: the one that is called so in whatever language, then names that begin so, then those that
 * begin so in another language, then names with a word that does.
 */
export function countriesNamed(sought: string, all: readonly Country[]): readonly Country[] {
  const text = form(sought)
  if (text === '') return all
  const meant = countryOf(sought)
  const rank = ({ code, name }: Country) => {
    if (code === meant) return 0
    if (form(name).startsWith(text)) return 1
    if (elsewhere(code).some((other) => other.startsWith(text))) return 2
    return form(name).includes(` ${text}`) ? 3 : undefined
  }
  return all
    .flatMap((country) => {
      const place = rank(country)
      return place === undefined ? [] : [{ country, place }]
    })
    .sort((a, b) => a.place - b.place)
    .map(({ country }) => country)
}

const forms = new Map<string, readonly string[]>()

/** What a country is called in the languages of Rondo and its own. */
function elsewhere(code: string): readonly string[] {
  const known = forms.get(code) ?? countries[code]!.split('|').map(form)
  forms.set(code, known)
  return known
}
