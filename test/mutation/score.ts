/** What of Stryker's report is read. Format: mutation-testing-report-schema 2. */
export interface Report {
  files: Record<string, { source: string; mutants: Mutant[] }>
}

interface Mutant {
  mutatorName: string
  replacement?: string
  status: string
  /** Alive from the first line on: while the tests are loaded, so before any of them runs. */
  static?: boolean
  location: { start: { line: number; column: number }; end: { line: number; column: number } }
}

export interface Score {
  killed: number
  /** Changes that no test noticed. */
  survived: number
}

/** Changes of these files, noticed or not. What does not even load, and what a comment takes out with its reason, is not counted. */
export function scoreOf(report: Report, files: readonly string[]): Score {
  const statuses = files.flatMap((file) => report.files[file]!.mutants.map(({ status }) => status))
  const count = (...named: string[]) => statuses.filter((status) => named.includes(status)).length
  return { killed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage') }
}

export function triesOf({ killed, survived }: Score): number {
  return killed + survived
}

/** 0 to 100; 100 where there was nothing to change. */
export function percentOf(score: Score): number {
  return triesOf(score) === 0 ? 100 : (100 * score.killed) / triesOf(score)
}

/** Each change that no test noticed, a line each: where, what stood there, and what stood there instead. */
export function survivorsOf(report: Report, file: string): string[] {
  const { source, mutants } = report.files[file]!
  const lines = source.split('\n')
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ location: { start, end }, mutatorName, replacement = '', status }) => {
      const was = lines[start.line - 1]!.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined)
      const said = `${was} -> ${replacement}`.replace(/\s+/g, ' ')
      return `${file}:${start.line}:${start.column} ${mutatorName}${status === 'NoCoverage' ? ' (reached by none)' : ''}: ${said}`
    })
}

/**
 * What of an earlier run still holds, of the files that are tried now. A static change that no test noticed is tried again each time: no test is known to reach it, so
 * nothing tells that a better one has come.
 */
export function stillKnown(report: Report, isTried: (file: string) => boolean): Report {
  const tried = Object.entries(report.files).filter(([file]) => isTried(file))
  const files = tried.map(([file, { mutants, ...more }]) => {
    const known = mutants.filter((mutant) => !(mutant.static && ['Survived', 'NoCoverage'].includes(mutant.status)))
    return [file, { ...more, mutants: known }] as const
  })
  return { ...report, files: Object.fromEntries(files) }
}
