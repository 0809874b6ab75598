import { allAtOnce, STEP } from '../steps.ts'

export type ExportCell = string | number | boolean | null | readonly string[]

/**
 * CSV that spreadsheets open rightly: RFC 4180 with CRLF, a byte order mark (without one they take UTF-8 for Windows-1252), lists
 * joined by semicolons, null as an empty cell. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvOf(...asked: Parameters<typeof csvInSteps>): string {
  return allAtOnce(csvInSteps(...asked))
}

/** The same in steps, for a list of thousands. */
export function* csvInSteps(header: readonly string[], rows: Iterable<readonly ExportCell[]>): Generator<void, string> {
  let csv = '\uFEFF' + lineOf(header)
  let taken = 0
  for (const row of rows) {
    csv += lineOf(row)
    if (++taken % STEP === 0) yield
  }
  return csv
}

const lineOf = (cells: readonly ExportCell[]) => `${cells.map(cellOf).join(',')}\r\n`

function cellOf(cell: ExportCell): string {
  const text = harmless(typeof cell === 'object' ? (cell ?? []).join(';') : String(cell))
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Tab and CR count too: some spreadsheets drop them and then see the sign behind. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
