import { isYes } from './cells.ts'
import { cleaned, isBlank } from './clean.ts'
import { csvRows, type CsvRow } from './csv.ts'
import { maxRows, requiredFields, type Field } from './fields.ts'
import { fieldOf, fieldsIn, languageOf } from './headings.ts'
import { judgeRows } from './judge.ts'
import type { Cell, Column, ImportError, ImportErrorCode, RawRow, Reading, Separator } from './reading.ts'

/** Reads a list of participants as CSV. Never throws: what is wrong stands in `errors`. */
export function readCsv(file: string): Reading {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file
  const separator = separatorOf(text)
  let header: Header | null = null
  const rows: RawRow[] = []
  for (const record of csvRows(text, separator)) {
    if (record.cells.every(isBlank) && !record.unclosed) continue
    // Whoever leaves rows empty above the header still means the first words as the header.
    if (!header) header = headerOf(record)
    else rows.push(rawRow(record, header))
    if (rows.length > maxRows) break
  }
  const table = { rows, columns: header?.columns ?? [], separator, headingLanguage: languageOf(header?.names ?? []) }
  const faults = header
    ? [...header.errors, ...(header.errors.length > 0 ? [] : countErrors(rows.length))]
    : countErrors(0)
  if (faults.length > 0) return { ...table, people: [], errors: faults, corrections: [] }
  return { ...table, ...judgeRows(rows) }
}

/** Reads a list of participants as JSON: objects by the names of the fields (or the headings), the first is row 1. */
export function readJson(list: readonly unknown[]): Reading {
  const none = { columns: [], separator: null, headingLanguage: null }
  const errors = countErrors(list.length)
  if (errors.length > 0) return { ...none, rows: [], people: [], errors, corrections: [] }
  const rows = list.map((element, index) => ({ row: index + 1, cells: cellsOf(element) }))
  return { ...none, rows, ...judgeRows(rows) }
}

const whole = (code: ImportErrorCode, column: Column = ''): ImportError => ({ row: 1, column, code })

function countErrors(rows: number): ImportError[] {
  if (rows === 0) return [whole('no-rows')]
  return rows > maxRows ? [whole('too-many-rows')] : []
}

/** The separator with which the header has the most known columns; a comma where all are equal. */
function separatorOf(text: string): Separator {
  let best: Separator = ','
  let most = 0
  const filled = text.search(/[^\s,;]/)
  if (filled === -1) return best
  const begin = text.lastIndexOf('\n', filled) + 1
  const fromHeader = text.slice(begin, begin + longestHeader)
  for (const separator of [',', ';', '\t'] as const) {
    const known = fieldsIn(firstFilled(fromHeader, separator))
    if (known > most) [best, most] = [separator, known]
  }
  return best
}

function firstFilled(text: string, separator: Separator): readonly string[] {
  for (const { cells } of csvRows(text, separator)) if (!cells.every(isBlank)) return cells.slice(0, maxColumns)
  return []
}

/** Characters in which a header with its separators is looked for; what is no list is not read to its end three times over. */
const longestHeader = 100_000

/** Headings further to the right are not looked at: no list has so many, and each costs time. */
const maxColumns = 1000

interface Header {
  /** All headings, also of columns that are not known. */
  names: readonly string[]
  /** How many columns the header has, known or not. */
  width: number
  /** Field of each column; undefined: not known, or the field has a column already. */
  fieldAt: readonly (Field | undefined)[]
  columns: readonly { field: Field; header: string }[]
  errors: readonly ImportError[]
}

function headerOf({ cells, unclosed }: CsvRow): Header {
  const names = cells.slice(0, maxColumns).map(cleaned)
  const columns: { field: Field; header: string }[] = []
  const fieldAt = names.map((header) => {
    const field = fieldOf(header)
    if (!field || columns.some((column) => column.field === field)) return undefined
    columns.push({ field, header })
    return field
  })
  const missing = requiredFields
    .filter((field) => !fieldAt.includes(field))
    .map((field) => whole('missing-column', field))
  // What follows an open quote is not judged, and that is all the file.
  const errors = unclosed ? [whole('bad-encoding', `#${cells.length}`)] : missing
  return { names, width: cells.length, fieldAt, columns, errors }
}

function rawRow({ row, cells, unclosed }: CsvRow, { fieldAt, width }: Header): RawRow {
  const known: Partial<Record<Field, Cell>> = {}
  fieldAt.forEach((field, index) => {
    const isOpen = unclosed && index === cells.length - 1
    if (field && index < cells.length && !isOpen) known[field] = cells[index]!
  })
  if (unclosed) {
    const column = fieldAt[cells.length - 1] ?? (`#${cells.length}` as const)
    const unread = fieldAt.slice(cells.length - 1).filter((field) => field !== undefined)
    return { row, cells: known, unclosed: { column, unread } }
  }
  const beyond = cells.findIndex((cell, index) => index >= width && !isBlank(cell))
  return beyond === -1 ? { row, cells: known } : { row, cells: known, beyond: beyond + 1 }
}

/** What an element of a JSON list says. A value that is no text, number, yes or list of texts counts as empty. */
function cellsOf(element: unknown): RawRow['cells'] {
  const cells: Partial<Record<Field, Cell>> = {}
  if (typeof element !== 'object' || element === null) return cells
  for (const [name, value] of Object.entries(element)) {
    const field = fieldOf(name)
    if (field && cells[field] === undefined) cells[field] = cellOf(field, value)
  }
  return cells
}

function cellOf(field: Field, value: unknown): Cell {
  if (Array.isArray(value))
    return value.filter((entry) => typeof entry === 'string' || typeof entry === 'number').map(String)
  if (typeof value === 'boolean') return isYes(field) ? value : ''
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}
