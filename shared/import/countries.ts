import { cleaned, plain } from './clean.ts'
import { countries } from './countries.data.ts'
import { nearest } from './nearest.ts'

/** Names that lists use and CLDR does not know, or gives to nobody. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  GB: ['UK', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Nordirland'],
  US: ['USA', 'United States of America'],
  TR: ['Turkey'],
  CZ: ['Czech Republic', 'República Checa'],
  KR: ['Republic of Korea', 'Korea'],
  MK: ['Macedonia'],
  BA: ['Bosnia and Herzegovina'],
  XK: ['XKX'],
}

const article = /^(the|der|die|das|el|la|los|las|le|les|l|il|lo|gli|i|o|a|os|as) /

/** Case, accents, dots, hyphens, the kind of apostrophe and a `*` (as in Kosovo*) make no difference. */
function countryForm(text: string): string {
  const words = plain(cleaned(text)).replaceAll('.', '').replaceAll('&', ' and ')
  return words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

const codeByForm = new Map<string, string>()

function learn(name: string, code: string): void {
  const form = countryForm(name)
  if (!codeByForm.has(form)) codeByForm.set(form, code)
}

// Codes first: no name may hide one (the Spanish short name of the United Kingdom is RU).
for (const code of Object.keys(countries)) learn(code, code)
for (const [code, names] of Object.entries(alsoCalled)) for (const name of names) learn(name, code)
const known = Object.entries(countries).map(([code, names]) => [code, names.split('|')] as const)
for (const [code, names] of known) for (const name of names) learn(name, code)
for (const [code, names] of known) for (const name of names) learn(countryForm(name).replace(article, ''), code)

/** ISO 3166-1 alpha-2 (and XK) of a country as people write it; null where it is none. */
export function countryOf(text: string): string | null {
  const form = countryForm(text)
  return codeByForm.get(form) ?? codeByForm.get(form.replace(article, '')) ?? null
}

/** The code of the one country whose name is a slip of the pen away; undefined where there is none, or several. */
export function nearCountry(text: string): string | undefined {
  return nearest(countryForm(text), codeByForm)
}
