import { describe, expect, test } from 'vitest'
import { countryOf } from '../../shared/import/countries.ts'
import { countries } from '../../shared/import/countries.data.ts'
import { kindOf } from '../../shared/import/kinds.ts'
import { faultsWith, personWith, read, header } from './lists.ts'

describe('text', () => {
  test('NFC, no blanks at the ends, one inside, also of no-break ones', () => {
    expect(personWith({ name: '\u00a0 Zoe\u0308 \u202f\n Kos\u3000' }).name).toBe('Zoë Kos')
  })

  test('bidi embeddings, overrides, isolates, U+200B and U+FEFF go; joiners and marks stay', () => {
    const kept = 'a\u200db\u200cc\u200ed\u061ce'
    expect(personWith({ name: `\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff${kept}` }).name).toBe(
      kept,
    )
  })

  test('a formula is stored as it is', () => {
    expect(personWith({ name: '=1+1', delegation: '-', offers: '@a;+b' })).toMatchObject({
      name: '=1+1',
      delegation: '-',
      offers: ['@a', '+b'],
    })
  })

  test.each(['\ufffd', '\u0000', '\u0007', '\u000b', '\u0085', '\u009f', '\u007f'])(
    '%j is damage, in a known column only',
    (sign) => {
      expect(faultsWith({ delegation: `a${sign}` })).toEqual(['2 delegation bad-encoding'])
      expect(faultsWith({ badge: `a${sign}` })).toEqual([])
    },
  )

  test('tab, LF and CR are no damage', () => {
    expect(personWith({ delegation: 'a\tb\nc\rd' }).delegation).toBe('a b c d')
  })
})

describe('length, in code points of the stored text', () => {
  test.each([
    ['name', 200],
    ['organisation', 200],
    ['delegation', 200],
    ['email', 254],
    ['offers', 2000],
    ['label', 2000],
  ])('%s: %i', (field, limit) => {
    const astral = '𝒜'.repeat(limit - 1)
    expect(faultsWith({ [field]: `  ${astral}e\u0301  ` })).toEqual([])
    expect(faultsWith({ [field]: `${astral}ab` })).toEqual([`2 ${field} too-long`])
  })

  test('a kind of 2,001 letters is too long, nothing else', () => {
    expect(faultsWith({ kind: 'x'.repeat(2001) })).toEqual(['2 kind too-long'])
  })
})

describe('lists', () => {
  test('are split at semicolons, bars and line breaks; three of them at commas too', () => {
    const cell = 'a, b;c|d\r\ne\nf'
    const { sectors, offers, seeks, markets, languages } = personWith({
      sectors: cell,
      offers: cell,
      seeks: cell,
      markets: cell,
      languages: cell,
    })
    expect(sectors).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(markets).toEqual(sectors)
    expect(languages).toEqual(sectors)
    expect(offers).toEqual(['a, b', 'c', 'd', 'e', 'f'])
    expect(seeks).toEqual(offers)
  })

  test('lose empty and repeated entries, whatever the case', () => {
    expect(personWith({ offers: ' Food ;; food;FOOD |drinks;' }).offers).toEqual(['Food', 'drinks'])
  })

  test('a language of two letters is small, a market that is a country its code, once', () => {
    expect(personWith({ languages: 'DE;English;de' }).languages).toEqual(['de', 'English'])
    expect(personWith({ markets: 'Alemania, ASEAN, de, Corée du Sud' }).markets).toEqual(['DE', 'ASEAN', 'KR'])
  })
})

describe('countries', () => {
  test.each([
    ['fr', 'FR'],
    ['pol', 'PL'],
    ['XK', 'XK'],
    ['Kosovo*', 'XK'],
    ['The Netherlands', 'NL'],
    ['l’Italia', 'IT'],
    ["l'Allemagne", 'DE'],
    ['les Pays-Bas', 'NL'],
    ['os Países Baixos', 'NL'],
    ['gli Stati Uniti', 'US'],
    ['die Schweiz', 'CH'],
    ['El Salvador', 'SV'],
    ['Reunion', 'RE'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['Wales', 'GB'],
    ['Northern Ireland', 'GB'],
    ['Nordirland', 'GB'],
    ['USA', 'US'],
    ['United States of America', 'US'],
    ['Turkey', 'TR'],
    ['Czech Republic', 'CZ'],
    ['República Checa', 'CZ'],
    ['Republic of Korea', 'KR'],
    ['Korea', 'KR'],
    ['Macedonia', 'MK'],
    ['Bosnia and Herzegovina', 'BA'],
    ['CÔTE D’IVOIRE', 'CI'],
    ['Trinidad and Tobago', 'TT'],
    ['Polska', 'PL'],
    ['Ελλάδα', 'GR'],
  ])('%s is %s', (text, code) => expect(countryOf(text)).toBe(code))

  test.each(['Atlantis', 'EU', 'AA', 'XX', 'ZZ', 'SU', '', 'the', '__proto__', 'constructor'])('%j is none', (text) =>
    expect(countryOf(text)).toBeNull(),
  )

  test('249 of ISO 3166-1 and XK, each by both codes', () => {
    expect(Object.keys(countries)).toHaveLength(250)
    for (const [code, names] of Object.entries(countries))
      expect([code, countryOf(code), countryOf(names.split('|')[0]!)]).toEqual([code, code, code])
  })

  test('names that this Node knows are understood, in all six languages', () => {
    const named = ['en', 'de', 'es', 'fr', 'it', 'pt'].flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region' })
      return Object.keys(countries).map((code) => ({ code, name: names.of(code)! }))
    })
    // A later Node may know a few newer names than the file of data.
    expect(named.filter(({ code, name }) => countryOf(name) !== code).length).toBeLessThan(10)
  })
})

describe('kinds', () => {
  test.each([
    ['Cluster', 'cluster'],
    ['cluster organisation', 'cluster'],
    ['Clusterorganisation', 'cluster'],
    ['Clúster', 'cluster'],
    ['POLE', 'cluster'],
    ['business', 'company'],
    ['SME', 'company'],
    ['Unternehmen', 'company'],
    ['Firma', 'company'],
    ['empresa', 'company'],
    ['azienda', 'company'],
    ['EDO', 'development'],
    ['Wirtschaftsförderung', 'development'],
    ['agência de desenvolvimento', 'development'],
    ['R&D institution', 'research'],
    ['recherche', 'research'],
    ['centro de investigación', 'research'],
    ['public body', 'public'],
    ['Behörde', 'public'],
    ['ente pubblico', 'public'],
    ['sponsor', null],
    ['Verein', null],
  ])('%s: %s', (text, kind) => expect(kindOf(text)).toBe(kind))
})

test.each(['yes', 'TRUE', '1', ' x ', 'ja', 'Sí', 'si', 'oui', 'sì', 'sim'])('%j is yes', (cell) => {
  expect(personWith({ 'step-free': cell, online: cell, lead: cell })).toMatchObject({
    stepFree: true,
    online: true,
    lead: true,
  })
})

test.each(['', 'no', '0', 'nein', 'false', '-'])('%j is not yes', (cell) => {
  expect(personWith({ 'step-free': cell, online: cell, lead: cell })).toMatchObject({
    stepFree: false,
    online: false,
    lead: false,
  })
})

describe('help with mending', () => {
  test('a near word is suggested where there is one', () => {
    const { errors } = read(header, 'Ana,Alfa,clsuter,Polnad,', 'Eva,Alfa,sponsor,Atlantis,')
    expect(errors).toEqual([
      { row: 2, column: 'kind', code: 'unknown-kind', value: 'clsuter', suggestion: 'cluster' },
      { row: 2, column: 'country', code: 'unknown-country', value: 'Polnad', suggestion: 'PL' },
      { row: 3, column: 'kind', code: 'unknown-kind', value: 'sponsor' },
      { row: 3, column: 'country', code: 'unknown-country', value: 'Atlantis' },
    ])
  })

  test('what was put right is told; small letters for capitals are not', () => {
    const { corrections } = read(
      'name,organisation,kind,country,markets',
      'Ana\u202e,Alfa,SME,Polska,Kina|Chile|de',
      'Eva,Alfa,Cluster,hr,',
    )
    expect(corrections).toEqual([
      { row: 2, column: 'name', from: 'Ana\u202e', to: 'Ana' },
      { row: 2, column: 'kind', from: 'SME', to: 'company' },
      { row: 2, column: 'country', from: 'Polska', to: 'PL' },
      { row: 2, column: 'markets', from: 'Chile', to: 'CL' },
    ])
  })
})
