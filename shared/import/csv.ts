import type { Separator } from './reading.ts'

// Written here, not taken from a library: csv-parse and papaparse count lines or non-empty rows, not rows as a spreadsheet
// shows them, and neither takes a quote inside an unquoted cell as text while telling in which cell a quote stays open.

/** One row of a file, empty rows included; `row` is the number that a spreadsheet shows, from 1. */
export interface CsvRow {
  row: number
  cells: string[]
  /** The last cell was opened by a quote that never closes; it holds the rest of the file. */
  unclosed: boolean
}

/**
 * Rows of RFC 4180 text, line ends LF or CRLF. A quote opens a cell only as its first character, elsewhere it is text; what
 * stands between a closing quote and the next separator belongs to the cell. Lazy: stop reading and the rest costs nothing.
 */
export function* csvRows(text: string, separator: Separator): Generator<CsvRow> {
  const reader = { text, separator, at: 0 }
  for (let row = 1; reader.at < text.length; row++) yield readRow(reader, row)
}

interface Reader {
  text: string
  separator: Separator
  /** Where the next cell begins. */
  at: number
}

function readRow(reader: Reader, row: number): CsvRow {
  const { text, separator } = reader
  const cells: string[] = []
  for (;;) {
    let cell = ''
    let end = reader.at
    if (text[end] === '"') {
      const closing = closingQuote(text, end + 1)
      if (closing === -1) {
        cells.push(unquoted(text.slice(end + 1)))
        reader.at = text.length
        return { row, cells, unclosed: true }
      }
      cell = unquoted(text.slice(end + 1, closing))
      end = closing + 1
    }
    const from = end
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++
    const atLineEnd = text[end] !== separator
    cell += text.slice(from, atLineEnd && text[end - 1] === '\r' && end > from ? end - 1 : end)
    cells.push(cell)
    reader.at = end + 1
    if (atLineEnd) return { row, cells, unclosed: false }
  }
}

/** Place of the quote that ends a cell; a doubled one stands for itself. -1: there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

const unquoted = (text: string) => text.replaceAll('""', '"')
