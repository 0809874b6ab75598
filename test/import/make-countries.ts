// Writes shared/import/countries.data.ts from Unicode CLDR:
//   npx tsx test/import/make-countries.ts <cldr-core> <cldr-localenames-full> [older cldr-localenames-full ...]
// (the folders of those npm packages). Older editions keep names understood that Node's own data had until lately.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** As in countries.ts, which cannot be imported while the file it reads is being written. */
const formOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const [core, ...editions] = process.argv.slice(2)
if (!core || editions.length === 0) throw new Error('Give the folders of cldr-core and cldr-localenames-full.')

interface Territory {
  languagePopulation?: Record<string, { _officialStatus?: string }>
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const alpha3: Record<string, { _alpha3?: string }> = read(join(core, 'supplemental/codeMappings.json')).supplemental
  .codeMappings
const spoken: Record<string, Territory> = read(join(core, 'supplemental/territoryInfo.json')).supplemental.territoryInfo

/** In CLDR's table of codes, but withdrawn, an organisation, or a part of a country; the others are private (XK is in use). */
const notCountries = new Set('AC AN BU CP CS DD DG EU FX NT SU TA TP YD YU ZR'.split(' '))
const isPrivate = (code: string) => code !== 'XK' && /^(AA|Q[M-Z]|X.|ZZ)$/.test(code)
const codes = Object.keys(alpha3)
  .filter((code) => /^[A-Z]{2}$/.test(code) && alpha3[code]?._alpha3 && !notCountries.has(code) && !isPrivate(code))
  .sort()

/** Names of all territories in a language: `DE`, `HK-alt-short`, `CZ-alt-variant` -> name. */
function namesIn(edition: string, language: string): Record<string, string> {
  const path = join(edition, 'main', language, 'territories.json')
  return existsSync(path) ? read(path).main[language].localeDisplayNames.territories : {}
}

/** The languages of the country's own state: people write Polska, too. */
function ownLanguages(code: string): string[] {
  const entries = Object.entries(spoken[code]?.languagePopulation ?? {})
  const official = entries.filter(([, said]) => ['official', 'de_facto_official'].includes(said._officialStatus ?? ''))
  return official.flatMap(([language]) => [language.replace('_', '-'), `${language}-Latn`])
}

const owner = new Map<string, string>()
const names = new Map(codes.map((code) => [code, [alpha3[code]!._alpha3!]]))
const contested: string[] = []

function add(code: string, name: string | undefined): void {
  const form = formOf(name ?? '')
  if (!name) return
  const other = owner.get(form)
  if (other && other !== code) contested.push(`${name}: ${other}, not ${code}`)
  if (other) return
  owner.set(form, code)
  names.get(code)!.push(name.replace(/’/g, "'"))
}

const six = ['en', 'de', 'es', 'fr', 'it', 'pt', 'pt-PT', 'en-GB', 'de-AT', 'de-CH', 'es-MX', 'fr-CA']
for (const alt of ['', '-alt-short', '-alt-variant']) {
  for (const edition of editions) {
    for (const language of six) {
      const found = namesIn(edition, language)
      for (const code of codes) add(code, found[code + alt])
    }
  }
}
for (const code of codes) for (const language of ownLanguages(code)) add(code, namesIn(editions[0]!, language)[code])

const lines = [...names].map(([code, all]) => `  ${code}: ${JSON.stringify(all.join('|'))},`)
const text = `/**
 * ISO 3166-1 alpha-2 (and XK) -> alpha-3, then the country's names in English, German, Spanish, French, Italian, Portuguese
 * and its own languages. Made from Unicode CLDR by test/import/make-countries.ts, and kept here because the names that
 * Intl.DisplayNames knows differ between versions of Node and browsers.
 * © 1991-2026 Unicode, Inc. Unicode License v3, https://www.unicode.org/license.txt
 */
export const countries: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`
writeFileSync(new URL('../../shared/import/countries.data.ts', import.meta.url), text)
console.log(`${codes.length} countries, ${owner.size} names. Contested:\n${contested.join('\n')}`)
