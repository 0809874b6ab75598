import { countryPairs } from '../../shared/meeting-type.ts'
import type { CellRecord } from '../../shared/views/records.ts'

/** Meetings between countries as a table with two sides, so that a meeting of Europe with Korea has one cell, not two. */
export interface Matrix {
  rows: readonly string[]
  columns: readonly string[]
  /** Meetings of a row's country with a column's; 0 where there were none. */
  at: (row: string, column: string) => number
}

/** At most so many on each side, those with the most meetings, in the order of the alphabet. */
export function matrixOf(cells: readonly CellRecord[], most: { rows: number; columns: number }): Matrix {
  const counts = new Map<string, number>()
  for (const pair of cells.flatMap(({ countries }) => countryPairs(countries)))
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const at = (a: string, b: string) => counts.get([a, b].sort().join('-')) ?? 0
  const countries = [...new Set([...counts.keys()].flatMap((pair) => pair.split('-')))].sort()
  const [one, two] = sidesOf(countries, at)
  const [rows, columns] = one.length >= two.length ? [one, two] : [two, one]
  const busiest = (own: readonly string[], others: readonly string[], limit: number) => {
    const total = (country: string) => others.reduce((sum, other) => sum + at(country, other), 0)
    return [...own]
      .sort((a, b) => total(b) - total(a))
      .slice(0, limit)
      .sort()
  }
  const shown = busiest(columns, rows, most.columns)
  return { rows: busiest(rows, shown, most.rows), columns: shown, at }
}

/** Two sides with as many meetings as possible between them: the busiest countries choose first, then each moves over while that helps. */
function sidesOf(countries: readonly string[], at: (a: string, b: string) => number): [string[], string[]] {
  const total = (country: string) =>
    countries.reduce((sum, other) => sum + (other === country ? 0 : at(country, other)), 0)
  const side = new Map<string, 0 | 1>()
  /** Meetings across, were the country on that side. */
  const across = (country: string, on: 0 | 1) =>
    [...side].reduce((sum, [other, its]) => sum + (other !== country && its !== on ? at(country, other) : 0), 0)
  const better = (country: string): 0 | 1 => (across(country, 1) > across(country, 0) ? 1 : 0)
  for (const country of [...countries].sort((a, b) => total(b) - total(a))) side.set(country, better(country))
  for (let round = 0, moved = true; moved && round < countries.length; round++) {
    moved = false
    for (const country of countries) {
      const now = side.get(country)!
      if (across(country, now) >= across(country, now === 0 ? 1 : 0)) continue
      side.set(country, now === 0 ? 1 : 0)
      moved = true
    }
  }
  return [
    countries.filter((country) => side.get(country) === 0),
    countries.filter((country) => side.get(country) === 1),
  ]
}
