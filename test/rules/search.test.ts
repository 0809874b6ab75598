import { describe, expect, test } from 'vitest'
import { lettersOf, placesOf, qualityOf, wantedIn, type CodeNames, type Sought } from '../../shared/search.ts'

const names: CodeNames = {
  country: (code) => [`Country ${code}`],
  language: (code) => [`Language ${code}`],
}
const nobody: Sought = {
  id: 'x',
  name: '',
  organisation: '',
  label: '',
  country: '',
  delegation: '',
  sectors: [],
  offers: [],
  seeks: [],
  markets: [],
  languages: [],
}
const texts = (some: Partial<Sought>) => placesOf({ ...nobody, ...some }, names).map(({ text }) => text)

/** How well a word fits what is typed. */
const fits = (typed: string, word: string) => qualityOf(word, lettersOf(word), wantedIn(typed)[0]!)

test('[F.1] everything that somebody says is looked through, and what they leave empty is no place', () => {
  const said = { name: 'Ana', label: 'AN', offers: ['wine', ''], seeks: ['cork'], about: 'Old vines.' }
  expect(placesOf({ ...nobody, ...said }, names)).toEqual([
    { field: 'name', text: 'Ana' },
    { field: 'label', text: 'AN' },
    { field: 'offers', text: 'wine' },
    { field: 'seeks', text: 'cork' },
    { field: 'about', text: 'Old vines.' },
  ])
  expect(placesOf(nobody, names)).toEqual([])
})

test('[F.1] codes of countries and languages are found by their names, where they are codes', () => {
  expect(texts({ country: 'PT' })).toEqual(['Country PT', 'PT'])
  expect(texts({ markets: ['MX', 'Asia'] })).toEqual(['Country MX', 'MX', 'Asia'])
  expect(texts({ languages: ['pt', 'gsw', 'Catalan', 'català'] })).toEqual([
    ...['Language pt', 'pt', 'Language gsw', 'gsw', 'Catalan', 'català'],
  ])
  for (const country of ['USA', 'the US', 'Us', 'U']) expect(texts({ country })).toEqual([country])
  expect(texts({ sectors: ['IT'], offers: ['PT', 'pt'], seeks: ['en'] })).toEqual(['PT', 'pt', 'en', 'IT'])
  expect(texts({ languages: ['PT'], delegation: 'PT' })).toEqual(['PT', 'PT'])
})

describe('[F.2] how well a word fits what is typed', () => {
  test.each([
    ['wine', 'wine', 'exact'],
    ['win', 'wine', 'begins'],
    ['tech', 'pumpentechnik', 'within'],
    ['ech', 'pumpentechnik', undefined],
    ['wime', 'wine', 'near'],
    ['wme', 'wine', undefined],
    ['ollive', 'olive', 'near'],
    ['olves', 'olives', 'near'],
    ['mukler', 'muller', 'near'],
    ['mukker', 'muller', undefined],
    ['bxnanxs', 'bananas', 'near'],
    ['bxnxnxs', 'bananas', undefined],
    ['w1ne', 'wine', undefined],
    // Near as a whole, not to its beginning, but from six letters on.
    ['solra', 'solaris', undefined],
    ['solrai', 'solarisation', 'near'],
    ['solaris', 'sol', undefined],
  ])('%s for %s: %s', (typed, word, quality) => {
    expect(fits(typed, word)).toBe(quality)
  })

  test('the best of what is typed counts, however else it may be written', () => {
    // `mueller` and `muller` are both meant.
    expect(fits('Müller', 'mueller')).toBe('exact')
    expect(fits('Mü', 'muehle')).toBe('begins')
    expect(fits('Göteb', 'gotebxgoeteborg')).toBe('begins')
  })

  test('very long words are right or wrong', () => {
    const long = 'abcdefghij'.repeat(6)
    const slip = `x${long.slice(1)}`
    expect(fits(slip, long)).toBe('near')
    expect(fits(`${slip}k`, `${long}k`)).toBeUndefined()
    expect(fits(slip, `${long}k`)).toBeUndefined()
  })
})

test('[F.2] what is typed as one word or as two is looked for word by word', () => {
  expect(wantedIn("Agro-Meuse d'or").map(({ spellings }) => spellings[0]!.text)).toEqual(['agro', 'meuse', 'd', 'or'])
  expect(wantedIn(' - ')).toEqual([])
})

test('a word has the same letters however often it has each', () => {
  expect(lettersOf('anna')).toBe(lettersOf('na'))
  expect(lettersOf('anna')).not.toBe(lettersOf('ann2'))
  expect(lettersOf('ab')).toBe(lettersOf('a') | lettersOf('b'))
  expect(lettersOf('')).toBe(0)
})
