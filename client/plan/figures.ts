import type { Figures } from '../../shared/plan-figures.ts'

export type FigureName = 'idle' | 'breaks' | 'tables' | 'wishes'

/** One figure of two boards; undefined: there is nothing to measure. */
export interface Line {
  name: FigureName
  before: number | undefined
  after: number | undefined
  unit?: string
  /** Which way is better. */
  better: 'less' | 'more'
}

/** In the order in which they weigh on people's day; without those that have nothing to measure. */
export function linesBetween(before: Figures, after: Figures): Line[] {
  const lines: Line[] = [
    { name: 'idle', before: before.idleMinutes, after: after.idleMinutes, better: 'less' },
    { name: 'breaks', before: before.breaks, after: after.breaks, better: 'less' },
    { name: 'tables', before: before.tableChanges, after: after.tableChanges, better: 'less' },
    { name: 'wishes', before: share(before), after: share(after), unit: ' %', better: 'more' },
  ]
  return lines.filter((line) => line.before !== undefined || line.after !== undefined)
}

export function trendOf({ before = 0, after = 0, better }: Line): 'better' | 'worse' | 'same' {
  if (before === after) return 'same'
  return after < before === (better === 'less') ? 'better' : 'worse'
}

/** Hundredths of the meetings whose people named times; undefined: nobody has named any. */
function share({ firstWishes: { met, of } }: Figures): number | undefined {
  return of > 0 ? Math.round((met / of) * 100) : undefined
}
