import type { Outcome } from './rehearsal.ts'
import type { PublishedFigure } from './room-folder.ts'

/** Which of our figures answers which published one. What nothing here can answer (a date, a hall) stays alone. */
const answers: Record<string, (outcome: Outcome) => number> = {
  meetings: liveMeetings,
  meetingsHeadline: liveMeetings,
  meetingsC2C: ({ byType }) => byType.C2C ?? 0,
  meetingsC2B: ({ byType }) => sum(byType) - (byType.C2C ?? 0),
  participants: ({ people }) => people.length,
  clusters: ({ organisationsByKind }) => organisationsByKind.cluster ?? 0,
  companies: ({ organisationsByKind }) => organisationsByKind.company ?? 0,
  organisations: ({ organisationsByKind }) => sum(organisationsByKind),
  countries: ({ countries }) => countries,
}

/** Published figures beside those of the rehearsal, a line each, in columns. */
export function comparison(published: readonly PublishedFigure[], outcome: Outcome): string {
  const numbers = published.filter(({ value }) => typeof value === 'number')
  const rows = numbers.map(({ key, value, relation = '=', unit = '' }) => {
    const own = answers[key]?.(outcome)
    const sign = relation === '=' ? '' : relation
    return [key, `${sign}${String(value)}`, own === undefined ? '-' : String(own), unit]
  })
  const table = [['figure', 'published', 'here', 'unit'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]!.length)))
  return table
    .map((row) =>
      row
        .map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Published figures leave out what was called off. */
function liveMeetings({ meetings }: Outcome): number {
  return meetings
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
