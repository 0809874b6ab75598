import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../shared/import/nearest.ts'

const known = new Map([
  ['cluster', 1],
  ['company', 2],
  ['research', 3],
  ['researchers', 3],
  ['iran', 4],
  ['iraq', 5],
])

test.each([
  ['clsuter', 1],
  ['cluser', 1],
  ['clusterr', 1],
  ['klaster', 1],
  ['reserch', 3],
  ['researcher', 3],
  ['irak', undefined],
  ['kluusterr', undefined],
  ['x', undefined],
  ['', undefined],
  ['sponsor', undefined],
])('%s', (word, meaning) => expect(nearest(word, known)).toBe(meaning))

test('two slips in a long word are found wherever they are', () => {
  const word = 'bosnia and herzegovina'
  const slips = [
    (at: number, text: string) => text.slice(0, at) + text.slice(at + 1),
    (at: number, text: string) => `${text.slice(0, at)}x${text.slice(at)}`,
    (at: number, text: string) => `${text.slice(0, at)}x${text.slice(at + 1)}`,
    (at: number, text: string) =>
      text.slice(0, at) +
      text
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      text.slice(at + 2),
  ]
  const slip = fc.constantFrom(...slips)
  const [early, late] = [fc.integer({ min: 0, max: 8 }), fc.integer({ min: 12, max: word.length - 2 })]
  fc.assert(
    fc.property(early, slip, late, slip, (a, first, b, second) => {
      expect(nearest(first(a, second(b, word)), new Map([[word, 'BA']]))).toBe('BA')
      expect(nearest(first(a, second(b, word)) + 'xyz', new Map([[word, 'BA']]))).toBeUndefined()
    }),
  )
})
