import { expect, test } from 'vitest'
import { stemsOf } from '../../shared/stems.ts'

test.each([
  ['wine for the table', 'wine table'],
  ['Wein und Käse', 'Wein Käse'],
  ['vin avec fromage', 'vin fromage'],
  ['vino y queso', 'vino queso'],
  ['vino della casa', 'vino casa'],
  ['uma vinha', 'vinha'],
  ['Technologie für Wein', 'Wein'],
  ['Lösungen für Wein', 'Wein'],
  ['Systeme für Wein', 'Wein'],
  ['Dienstleistungen für Wein', 'Wein'],
  ['produits laitiers', 'laitiers'],
  ['aziende vinicole', 'vinicole'],
  ['parceiros agrícolas', 'agrícolas'],
])('[F.5] the small and common words of %s say nothing: %s', (text, telling) => {
  expect(stemsOf(text)).toEqual(stemsOf(telling))
})

test.each([
  ['Photonik', 'fotonica'],
  ['Bibliothek', 'biblioteca'],
  ['Dynamik', 'dinámica'],
  ['Horizont', 'horisont'],
  ['Kaffee', 'café'],
  ['wines', 'wine'],
])('[F.5] %s and %s have one stem', (a, b) => {
  expect(stemsOf(a)).toEqual(stemsOf(b))
})

test('[F.5] words with figures or of another script are compared as they are, short ones too', () => {
  expect(stemsOf('24wines')).toEqual(['24wines'])
  expect(stemsOf('wines24s')).toEqual(['wines24s'])
  expect(stemsOf('вина')).toEqual(['вина'])
  expect(stemsOf('oil oils')).toEqual(['oil', 'oils'])
})

/** Stems are remembered: words that nobody has looked at yet, however often the tests are run in one process. */
let nth = 0
function newLetters(): [string, string, string] {
  const n = nth++
  return ['bdfglmnprt'[n % 10]!, 'aeiou'[Math.floor(n / 10) % 5]!, 'bdfglmnprt'[Math.floor(n / 50) % 10]!]
}

test('[F.5] endings are taken off one after another while four letters are left', () => {
  const [b, a, d] = newLetters()
  const word = `v${a}${b}a${d}`
  expect(stemsOf(`${word}ines`)).toEqual([`${word}in`])
  expect(stemsOf(`${word}inen`)).toEqual([`${word}in`])
  expect(stemsOf(`${b}${a}${d}es`)).toEqual([`${b}${a}${d}e`])
  expect(stemsOf(`${b}${a}${d}s`)).toEqual([`${b}${a}${d}s`])
})

test('[F.5] letters that came through Greek and Latin are one, but in words of three letters and those with figures', () => {
  const [b, a, d] = newLetters()
  const word = `v${a}${b}a${d}`
  expect(stemsOf(`${word}othek`)).toEqual([`${word}otec`])
  expect(stemsOf(`${word}oteca`)).toEqual([`${word}otec`])
  expect(stemsOf(`${b}${a}${d}k`)).toEqual([`${b}${a}${d}c`])
  expect(stemsOf(`${b}${a}k`)).toEqual([`${b}${a}k`])
  expect(stemsOf(`${word}othek9`)).toEqual([`${word}othek9`])
})
