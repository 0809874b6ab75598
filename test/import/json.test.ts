import { describe, expect, test } from 'vitest'
import { judgePerson, judgeRows } from '../../shared/import/judge.ts'
import { readJson } from '../../shared/import/read.ts'
import { faultsOf, header, read } from './lists.ts'

const ana = { name: 'Ana', organisation: 'Alfa', kind: 'SME', country: 'Hrvatska' }

describe('JSON', () => {
  test('is judged as CSV is; the first element is row 1', () => {
    expect(
      readJson([ana, { ...ana, name: ' ' }, { ...ana, name: 'ANA' }]).errors.map(({ row, column, code }) => [
        row,
        column,
        code,
      ]),
    ).toEqual([
      [2, 'name', 'missing-value'],
      [3, 'name', 'duplicate-participant'],
    ])
    expect(readJson([ana]).people[0]).toMatchObject({
      row: 1,
      kind: 'company',
      country: 'HR',
      offers: [],
      email: '',
      lead: false,
    })
  })

  test('a list is taken entry by entry, a text is split', () => {
    const person = readJson([
      { ...ana, offers: [' a; b', 'A; b', ''], sectors: 'x, y', markets: ['Chile', 'CL'], lead: true, online: 1 },
    ]).people[0]
    expect(person).toMatchObject({ offers: ['a; b'], sectors: ['x', 'y'], markets: ['CL'], lead: true, online: true })
  })

  test('a value of another shape counts as empty, half a surrogate pair as damage', () => {
    expect(
      faultsOf(readJson([{ ...ana, name: { first: 'Ana' }, organisation: true, delegation: '\ud800' }, null, 7])),
    ).toEqual([
      '1 name missing-value',
      '1 organisation missing-value',
      '1 delegation bad-encoding',
      ...[2, 3].flatMap((row) =>
        ['name', 'organisation', 'kind', 'country'].map((field) => `${row} ${field} missing-value`),
      ),
    ])
  })

  test('keys of the language itself are ignored', () => {
    const { people } = readJson([
      JSON.parse(
        '{"name":"Ana","organisation":"Alfa","kind":"company","country":"HR","__proto__":{"email":"x"},"constructor":"y"}',
      ),
    ])
    expect(people[0]?.email).toBe('')
  })

  test('I.5 nobody, or too many', () => {
    expect(faultsOf(readJson([]))).toEqual(['1  no-rows'])
    expect(faultsOf(readJson(Array(5001).fill(ana)))).toEqual(['1  too-many-rows'])
  })
})

test('one person under the same checks', () => {
  expect(judgePerson(ana)).toMatchObject({ person: { name: 'Ana', kind: 'company', country: 'HR' } })
  expect(judgePerson({ ...ana, country: 'Atlantis', name: '' })).toEqual({
    errors: [
      { column: 'name', code: 'missing-value', value: '' },
      { column: 'country', code: 'unknown-country', value: 'Atlantis' },
    ],
  })
})

test('rows can be mended in place and judged again', () => {
  const { rows } = read(header, 'Ana,Alfa,clsuter,HR,')
  const mended = rows.map((row) => ({ ...row, cells: { ...row.cells, kind: 'cluster' } }))
  expect(judgeRows(mended)).toMatchObject({ errors: [], people: [{ row: 2, kind: 'cluster' }] })
})
