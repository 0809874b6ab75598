import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeList } from '../../server/import/decode.ts'
import { sentenceOf } from '../../server/import/sentences.ts'
import { csvOf, harmless } from '../../shared/export/csv.ts'
import { csvRows } from '../../shared/import/csv.ts'
import { fields } from '../../shared/import/fields.ts'
import { judgePerson } from '../../shared/import/judge.ts'
import { readCsv, readJson } from '../../shared/import/read.ts'
import { mailForm, nameForm } from '../../shared/names.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...'",;\t\r\n= ',
    'name',
    'organisation',
    'kind',
    'country',
    'email',
    '__proto__',
    'constructor',
    'cluster',
    'PL',
    '\u202e',
    '\ufffd',
  ),
  fc.string({ unit: 'binary' }),
)
const garbage = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const cell = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))

test('any text is read without an exception, and every error has its sentence', () => {
  fc.assert(
    fc.property(garbage, (text) => {
      const { errors, people } = readCsv(`name,organisation,kind,country,__proto__,email\n${text}`)
      expect(errors.length + people.length).toBeGreaterThan(0)
      for (const error of errors) expect(sentenceOf(error).length).toBeGreaterThan(3)
      readCsv(text)
    }),
    { numRuns: 500 },
  )
})

test('any bytes are decoded and read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readCsv(decodeList(bytes).text).errors.length > 0),
    { numRuns: 500 },
  )
})

test('any JSON is read without an exception', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }),
      (list) => readJson(list).rows.length === list.length,
    ),
  )
})

test('one person: either a whole one or what is wrong', () => {
  const input = fc.record(Object.fromEntries(fields.map((field) => [field, cell])), { requiredKeys: [] })
  fc.assert(
    fc.property(input, (given) => {
      const judged = judgePerson(given)
      if ('person' in judged) expect(Object.keys(judged.person).sort()).toEqual([...fields].sort())
      else expect(judged.errors.length).toBeGreaterThan(0)
    }),
  )
})

test('what is handed out as CSV reads back cell by cell, but for the apostrophe before formulas', () => {
  const row = fc.array(cell, { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(row, fc.array(row, { maxLength: 5 }), (header, rows) => {
      const csv = csvOf(header, rows)
      expect(csv[0]).toBe('\ufeff')
      const back = [...csvRows(csv.slice(1), ',')]
      expect(back.map(({ cells }) => cells)).toEqual([header, ...rows].map((cells) => cells.map(harmless)))
      for (const { cells } of back) for (const text of cells) expect(text).not.toMatch(/^[=+\-@\t\r]/)
    }),
    { numRuns: 300 },
  )
})

test('what was read is read again from its own stored form unchanged', () => {
  const { people } = readCsv(readFileSync(new URL('./csv/12-spreadsheet-semicolon-lists.csv', import.meta.url), 'utf8'))
  expect(people.length).toBe(4)
  expect(readJson(people).people).toEqual(people.map((person, index) => ({ ...person, row: index + 1 })))
})

test('equal names: trimming, case, spaces and Unicode form, nothing else (CASES O.4)', () => {
  const forms = ['Cluster  Alfa', 'cluster alfa', ' CLUSTER\u00a0ALFA\n', 'Cluster Alfa e.V.'].map(nameForm)
  expect(new Set(forms).size).toBe(2)
  expect(nameForm('Zoe\u0308 Groß')).toBe(nameForm('ZOË GROSS'))
  expect(mailForm(' A@x.example')).toBe(mailForm('a@X.example '))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => nameForm(nameForm(text)) === nameForm(text)))
})

// The limits on time are far from what is usual (0.2 s and 0.7 s): they catch another order of cost, not a busy machine.
test('5,000 rows are read in a moment', () => {
  const bytes = readFileSync(new URL('./csv/10-five-thousand-rows.csv', import.meta.url))
  const start = performance.now()
  const { people } = readCsv(decodeList(bytes).text)
  const elapsed = performance.now() - start
  console.log(`5,000 rows read in ${elapsed.toFixed(0)} ms`)
  expect(people).toHaveLength(5000)
  expect(elapsed).toBeLessThan(5000)
})

test('a file of faults costs no more than one of people', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `P${index},Alfa,clustr${index},Germanie${index},\n`)
  const start = performance.now()
  const { errors } = readCsv(`name,organisation,kind,country,email\n${lines.join('')}`)
  const elapsed = performance.now() - start
  console.log(`10,000 faults told in ${elapsed.toFixed(0)} ms`)
  expect(errors).toHaveLength(10_000)
  expect(elapsed).toBeLessThan(15_000)
})

test.each([
  ['empty rows', '\n'.repeat(5_000_000)],
  ['columns', `name,organisation,kind,country${','.repeat(2_000_000)}x\nAna,Alfa,cluster,HR`],
  ['signs at the end of a heading', `name,organisation,kind,country,${'*: '.repeat(1_000_000)}x\nAna,Alfa,cluster,HR`],
  ['quotes', `name,organisation,kind,country\n"${'""'.repeat(2_000_000)}`],
  ['rows', `name,organisation,kind,country\n${'a\n'.repeat(2_000_000)}`],
])('5 MB of %s are no trap', (_, text) => {
  const start = performance.now()
  readCsv(text)
  // A quadratic reading takes minutes; the rest is left to slow machines.
  expect(performance.now() - start).toBeLessThan(20_000)
})
