import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded } from '../../shared/folding.ts'
import { PeopleIndex } from '../../shared/people-index.ts'
import { whyFound } from '../../shared/search-marks.ts'
import type { CodeNames } from '../../shared/search.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import { person } from '../client/given-records.ts'
import { hall } from './hall.ts'

const called = (type: 'region' | 'language') => {
  const [de, en] = ['de', 'en'].map((locale) => new Intl.DisplayNames(locale, { type }))
  return (code: string) => [de!.of(code)!, en!.of(code)!]
}
const names: CodeNames = { country: called('region'), language: called('language') }

function indexOf(people: readonly ParticipantRecord[]): PeopleIndex<ParticipantRecord> {
  const index = new PeopleIndex<ParticipantRecord>(names)
  index.update(people)
  return index
}

/** Ids of those found, best first, then as they were given. */
function foundBy(people: readonly ParticipantRecord[], text: string): string[] {
  const found = [...(indexOf(people).find(text) ?? [])]
  return found.sort(([, a], [, b]) => b - a).map(([id]) => id)
}

const one = person('one', {
  name: 'Łukasz Müller',
  organisation: "L'Oréal Agro-Meuse Großhandel",
  label: 'LOAM',
  offers: ['Photovoltaics, drip irrigation', 'Pumpentechnik'],
  seeks: ['Bewässerung'],
  sectors: ['Agriculture'],
  markets: ['MX'],
  languages: ['pt'],
  country: 'DE',
})

describe('[F.1] [F.2] what is typed finds what is meant', () => {
  test.each([
    ['mueller', 'the two letters for an umlaut'],
    ['MULLER', 'neither case nor umlaut'],
    ['lukasz', 'a letter that Unicode does not take apart'],
    ['grosshandel', 'ss for ß'],
    ['luk mül', 'beginnings, in any order, of several words'],
    ['Müler', 'a letter left out'],
    ['Mülller', 'a letter twice'],
    ['Mülelr', 'two letters exchanged'],
    ['Müller photovoltiacs', 'a slip in a long word, and words in different places'],
    ['potovoltiacs', 'two slips in a long word'],
    ['photvol', 'a slip in a beginning'],
    ['technik', 'a word within another'],
    ['loreal', 'without the apostrophe'],
    ["l'oréal", 'with it'],
    ['agromeuse', 'without the hyphen'],
    ['agro meuse', 'a blank for the hyphen'],
    ['LOAM', 'the short label'],
    ['deutschland', 'a country in the language of the reader'],
    ['germany', 'and in English'],
    ['Mexiko', 'a market'],
    ['portugiesisch', 'a language'],
    ['ＭＵＬＬＥＲ', 'full-width letters'],
  ])('%s: %s', (text) => {
    expect(foundBy([one, person('other')], text)).toEqual(['one'])
  })

  test.each([
    ['Müll xyz', 'one of the words is nowhere'],
    ['luk4sz', 'a word with a figure is right or wrong'],
    ['photovoltaics irrigation wine', 'not all of them'],
    ['Mxy', 'three letters have no near word'],
    ['Mukkor', 'two slips in a short word'],
  ])('%s finds nobody: %s', (text) => {
    expect(foundBy([one], text)).toEqual([])
  })

  test.each([
    ['Φωτεινή Παπαδοπούλου', ['φωτεινη', 'ΠΑΠΑΔΟΠΟΥΛΟΥ', 'παπαδοπουλος']],
    ['欧阳晓琳', ['欧', '晓琳', '欧阳晓琳']],
    ['ليلى بن حدّو', ['ليلي', 'حدو', 'لَيْلى']],
    ['Пётр Ильич Йованович', ['петр', 'ИОВАН']],
    ['김민준', ['김', '김민준']],
    ['さくら', ['さく', 'くら']],
  ])('%s is found by %j', (name, texts) => {
    for (const text of texts) expect(foundBy([person('one', { name }), person('other')], text), text).toEqual(['one'])
  })

  test('a text without words asks for nothing', () => {
    expect(indexOf([one]).find(' ,; - ')).toBeUndefined()
  })
})

test('[F.3] exact goes before beginning, within and near; name and organisation before offers and seeks, and these before the rest', () => {
  const people = [
    person('near', { name: 'Solan Parkes' }),
    person('within', { offers: ['Photosolar cells'] }),
    person('begins-rest', { sectors: ['Solaris'] }),
    person('begins-offer', { offers: ['Solaris'] }),
    person('begins-name', { name: 'Solaris' }),
    person('exact-rest', { sectors: ['Solar'] }),
    person('exact-seek', { seeks: ['solar roofs'] }),
    person('exact-organisation', { organisation: 'Solar SpA' }),
  ]
  expect(foundBy(people, 'solar')).toEqual(people.map(({ id }) => id).reverse())
})

test('[F.3] the place of each word is shown with what was meant in it', () => {
  const shown = (text: string) =>
    whyFound(one, text, names).map(({ field, text, marks }) => [
      field,
      ...marks.map(([from, to]) => text.slice(from, to)),
    ])
  expect(shown('photo')).toEqual([['offers', 'Photo']])
  expect(shown('drip photovoltiacs')).toEqual([['offers', 'Photovoltaics', 'drip']])
  expect(shown('muel')).toEqual([['name', 'Mül']])
  expect(shown('gross')).toEqual([['organisation', 'Groß']])
  expect(shown('technik lukasz')).toEqual([
    ['name', 'Łukasz'],
    ['offers', 'Pumpentechnik'],
  ])
  expect(shown('mexi')).toEqual([['markets', 'Mexi']])
  expect(shown('nothing of this')).toEqual([])
})

test('an index that is brought up to date, in pieces too, knows what a new one does', () => {
  const before = hall(300)
  const after = [
    ...before
      .slice(50)
      .map((who, n) => (n % 7 === 0 ? { ...who, busy: [] } : n % 11 === 0 ? { ...who, offers: ['asparagus'] } : who)),
    ...hall(40, 2).map((who) => ({ ...who, id: `new-${who.id}` })),
  ]
  const index = indexOf(before)
  let calls = 1
  while (!index.update(after, 10)) calls++
  expect(calls).toBeGreaterThan(5)
  for (const text of ['asparagus', 'irrig', 'mueller', 'p1', 'ana'])
    expect(new Map([...index.find(text)!].sort()), text).toEqual(new Map([...indexOf(after).find(text)!].sort()))
})

test('everybody is found by each word of theirs, however it is cased and whatever else there is', () => {
  const people = hall(60)
  const index = indexOf(people)
  fc.assert(
    fc.property(
      fc.nat(59),
      fc.constantFrom('name', 'organisation', 'offers', 'seeks'),
      fc.nat(8),
      fc.boolean(),
      (n, field, nth, up) => {
        const who = people[n]!
        const texts = [who[field]].flat()
        const word = texts.join(' ').split(/[\s-]+/)[nth]
        if (word) expect([...index.find(up ? word.toUpperCase() : folded(word))!.keys()]).toContain(who.id)
      },
    ),
  )
})

test('any text at all may be typed', () => {
  const index = indexOf(hall(20))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const found = index.find(text)
      for (const who of hall(3))
        for (const { text: place, marks } of whyFound(who, text, names))
          for (const [from, to] of marks) expect(from < to && to <= place.length).toBe(true)
      return found === undefined || found.size <= 20
    }),
    { numRuns: 40 },
  )
})
