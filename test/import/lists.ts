import { readCsv } from '../../shared/import/read.ts'
import type { ImportedPerson, Reading } from '../../shared/import/reading.ts'

/** What is wrong, short: `4 email duplicate-participant`. */
export const faultsOf = ({ errors }: Pick<Reading, 'errors'>) =>
  errors.map(({ row, column, code }) => `${row} ${column} ${code}`)

/** Reads lines as a comma-separated file. */
export const read = (...lines: string[]) => readCsv(lines.join('\n'))

/** A list of one person, all well but for the cells given, by heading. */
function listWith(cells: Record<string, string>): Reading {
  const all = { name: 'Ana Horvat', organisation: 'Klaster Agro', kind: 'cluster', country: 'HR', ...cells }
  const quoted = Object.values(all).map((cell) => `"${cell.replaceAll('"', '""')}"`)
  return read(Object.keys(all).join(','), quoted.join(','))
}

/** That person; throws where something is wrong with the cells. */
export function personWith(cells: Record<string, string>): ImportedPerson {
  const { people, errors } = listWith(cells)
  if (!people[0]) throw new Error(`Not a good person: ${JSON.stringify(errors)}`)
  return people[0]
}

export const faultsWith = (cells: Record<string, string>) => faultsOf(listWith(cells))

export const header = 'name,organisation,kind,country,email'
