import type { ProfileInput } from '../commands.ts'
import { mailForm, nameForm } from '../names.ts'
import { judgeCell } from './cells.ts'
import { fields, type Field } from './fields.ts'
import type { Correction, Fault, ImportedPerson, ImportError, Judgement, Profile, RawRow } from './reading.ts'

/** Judges every row. One fault refuses the list as a whole, and every fault is told: nobody mends a list one error at a time. */
export function judgeRows(rows: readonly RawRow[]): Judgement {
  const people: ImportedPerson[] = []
  const errors: ImportError[] = []
  const corrections: Correction[] = []
  const seen = new Seen()
  for (const raw of rows) {
    const { row } = raw
    const { profile, faults, mended } = judgeRow(raw)
    const repeated = seen.repeatedBy(row, profile)
    if (raw.beyond !== undefined) {
      errors.push({ row, column: `#${raw.beyond}`, code: 'missing-column' })
      continue
    }
    if (repeated) faults.push(repeated)
    faults.sort((a, b) => placeOf(a) - placeOf(b))
    for (const fault of faults) errors.push({ row, ...fault })
    for (const correction of mended) corrections.push({ row, ...correction })
    if (faults.length === 0) people.push({ row, ...complete(profile) })
  }
  return { people, errors, corrections }
}

/** One person under the same checks, but for repetition: whoever knows the room's people looks for that. */
export function judgePerson(input: ProfileInput): { person: Profile } | { errors: readonly Fault[] } {
  const cells: Partial<Record<Field, string | boolean | readonly string[]>> = {}
  for (const field of fields) {
    const cell = input[field]
    if (cell !== undefined) cells[field] = cell
  }
  const { profile, faults } = judgeRow({ row: 1, cells })
  return faults.length > 0 ? { errors: faults } : { person: complete(profile) }
}

/** What a row says where it could be read; fields with a fault are absent. */
type PartProfile = { -readonly [F in Field]?: Profile[F] }

interface JudgedRow {
  profile: PartProfile
  faults: Fault[]
  mended: Omit<Correction, 'row'>[]
}

function judgeRow({ cells, unclosed }: RawRow): JudgedRow {
  const judged: JudgedRow = { profile: {}, faults: [], mended: [] }
  for (const field of fields) if (!unclosed?.unread.includes(field)) judgeInto(judged, field, cells[field] ?? '')
  if (unclosed) judged.faults.push({ column: unclosed.column, code: 'bad-encoding' })
  return judged
}

function judgeInto<F extends Field>(
  { profile, faults, mended }: JudgedRow,
  field: F,
  cell: Parameters<typeof judgeCell>[1],
): void {
  const judged = judgeCell(field, cell)
  if ('fault' in judged) {
    faults.push(judged.fault)
    return
  }
  profile[field] = judged.value
  for (const change of judged.mended) mended.push({ column: field, ...change })
}

/** The profile of a row without a fault has every field. */
const complete = (profile: PartProfile) => profile as Profile

/** Cells that are no field's come after all fields. */
function placeOf({ column }: Fault): number {
  const place = (fields as readonly string[]).indexOf(column)
  return place === -1 ? fields.length : place
}

/** Who stood in earlier rows: by address, and by name and organisation. */
class Seen {
  readonly #byMail = new Map<string, number>()
  readonly #byName = new Map<string, number>()

  /** Remembers the row; tells which earlier one it repeats. Without an address, name and organisation decide. */
  repeatedBy(row: number, { email, name, organisation }: PartProfile): Fault | null {
    const byMail = email ? remember(this.#byMail, mailForm(email), row) : row
    const called = name && organisation ? `${nameForm(name)}\n${nameForm(organisation)}` : null
    const byName = called ? remember(this.#byName, called, row) : row
    if (byMail !== row) return repeats('email', email!, byMail)
    return email === '' && byName !== row ? repeats('name', name!, byName) : null
  }
}

/** The first row that had the key. */
function remember(rows: Map<string, number>, key: string, row: number): number {
  const first = rows.get(key) ?? row
  rows.set(key, first)
  return first
}

const repeats = (column: Field, value: string, firstRow: number): Fault => ({
  column,
  code: 'duplicate-participant',
  value,
  firstRow,
})
