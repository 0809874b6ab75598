import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeList } from '../../server/import/decode.ts'
import { fields } from '../../shared/import/fields.ts'
import { readCsv } from '../../shared/import/read.ts'
import type { ImportedPerson } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'

// Twelve files as organisers have them; beside each, what importing it must give.

interface Expected {
  file: string
  note: string
  status: 200 | 422
  participants: number
  organisations?: number
  byKind?: Record<string, number>
  byCountry?: Record<string, number>
  rows?: (Partial<ImportedPerson> & { row: number })[]
  errors?: { row: number; column: string; code: string }[]
}

const folder = new URL('./csv/', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name): Expected => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

test('there are twelve files', () => {
  expect(cases.map(({ file }) => file.slice(0, 2)).join(' ')).toBe('01 02 03 04 05 06 07 08 09 10 11 12')
})

test.each(cases)('$file: $note', (expected) => {
  const { people, errors } = readCsv(decodeList(readFileSync(new URL(expected.file, folder))).text)

  expect(errors.map(({ row, column, code }) => ({ row, column, code }))).toEqual(expected.errors ?? [])
  if (expected.status === 422) return
  expect(people).toHaveLength(expected.participants)
  for (const row of expected.rows ?? []) expect(people.find((person) => person.row === row.row)).toMatchObject(row)
  for (const person of people) expect(Object.keys(person).sort()).toEqual(['row', ...fields].sort())

  if (expected.organisations)
    expect(counted(people, (person) => nameForm(person.organisation)).size).toBe(expected.organisations)
  if (expected.byKind) expect(Object.fromEntries(counted(people, ({ kind }) => kind))).toEqual(expected.byKind)
  if (expected.byCountry)
    expect(Object.fromEntries(counted(people, ({ country }) => country))).toEqual(expected.byCountry)
})

function counted(people: readonly ImportedPerson[], by: (person: ImportedPerson) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const person of people) counts.set(by(person), (counts.get(by(person)) ?? 0) + 1)
  return counts
}
