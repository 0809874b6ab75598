import { expect, test } from 'vitest'
import { countriesIn, countriesNamed } from '../../client/join/countries.ts'

const english = countriesIn('en-GB')
const found = (sought: string) => countriesNamed(sought, english).map(({ code }) => code)

test('a country is found by the beginning of its name, in whatever language, with or without accents', () => {
  expect(found('')).toHaveLength(english.length)
  expect(found('espan')).toEqual(['ES'])
  expect(found('ESPAÑA')[0]).toBe('ES')
  expect(found('deutsch')).toEqual(['DE'])
  expect(found('es')[0]).toBe('ES')
  expect(found('uk')[0]).toBe('GB')
  expect(found('arab')).toContain('AE')
  expect(found('atlantis')).toEqual([])
})

test('each language has its own names, in the order of its alphabet', () => {
  const german = countriesIn('de-DE').map(({ name }) => name)
  expect(german).toContain('Österreich')
  expect(german.indexOf('Österreich')).toBeLessThan(german.indexOf('Polen'))
})
