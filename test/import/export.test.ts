import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvOf } from '../../shared/export/csv.ts'
import { csvRows } from '../../shared/import/csv.ts'
import type { Field } from '../../shared/import/fields.ts'
import { readCsv } from '../../shared/import/read.ts'

const folder = new URL('./csv/', import.meta.url)

test('RFC 4180 with a byte order mark, CRLF, lists by semicolons', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['x,"y"', ['p', 'q']],
        [null, 3],
      ],
    ),
  ).toBe('\ufeffa,b\r\n"x,""y""","p;q"\r\n,3\r\n')
})

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('%j gets an apostrophe', (cell) => {
  expect([...csvRows(csvOf(['a'], [[cell]]), ',')][1]?.cells).toEqual([`'${cell}`])
})

test('09-formula-cells.csv is handed out as its file of expectations says', () => {
  const { people } = readCsv(readFileSync(new URL('09-formula-cells.csv', folder), 'utf8'))
  const { export: expected }: { export: { row: number; cells: Partial<Record<Field, string>> }[] } = JSON.parse(
    readFileSync(new URL('09-formula-cells.expected.json', folder), 'utf8'),
  )
  expect(expected.length).toBe(5)
  for (const { row, cells } of expected) {
    const columns = Object.keys(cells) as Field[]
    const person = people.find((one) => one.row === row)!
    const [, back] = csvRows(csvOf(columns, [columns.map((column) => person[column])]), ',')
    expect(back?.cells).toEqual(Object.values(cells))
  }
})
