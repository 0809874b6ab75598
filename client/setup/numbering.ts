import { nameForm } from '../../shared/names.ts'

/** Labels for `count` more tables: `31`, `32`, ... or `A1`, `A2`, ... behind `prefix`; none that is taken, whatever its case. */
export function nextLabels(taken: readonly string[], count: number, prefix: string): string[] {
  const forms = new Set(taken.map(nameForm))
  const start = nameForm(prefix)
  const numbers = [...forms].filter((form) => form.startsWith(start)).map((form) => Number(form.slice(start.length)))
  const first = Math.max(0, ...numbers.filter(Number.isInteger)) + 1
  return Array.from({ length: count }, (_, i) => `${prefix.trim()}${first + i}`)
}
