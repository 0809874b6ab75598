import { fields, type Field } from '../../../shared/import/fields.ts'
import { judgeRows } from '../../../shared/import/judge.ts'
import { proposedLabels } from '../../../shared/import/labels.ts'
import type {
  Cell,
  Correction,
  Fault,
  ImportedPerson,
  ImportError,
  RawRow,
  Reading,
} from '../../../shared/import/reading.ts'
import { nameForm } from '../../../shared/names.ts'
import type { SetUp } from '../set-up.svelte.ts'

/** What the server read of a list, before anybody is imported: `POST participants?check`. */
export interface CheckedList extends Pick<Reading, 'rows' | 'errors' | 'columns' | 'separator' | 'headingLanguage'> {
  /** null for JSON. */
  encoding: string | null
  /** People of the list who are not in the room yet, and who are. */
  added: number
  known: number
}

/** A row as the preview shows it. */
export interface ListRow {
  id: string
  raw: RawRow
  /** As it will be stored; undefined while there is a fault. */
  person: ImportedPerson | undefined
  faults: readonly Fault[]
  corrections: readonly Correction[]
  /** The organisation's short label in this room. */
  label: string
  /** It had a fault when it was read, so it stays among those to mend after it has been mended. */
  wasFaulty: boolean
}

/** A list of people on its way into the room: read by the server, mended here cell by cell, sent when nothing is faulty any more. */
export class PeopleList {
  readonly name: string
  readonly checked: CheckedList
  #here: SetUp
  #raw = $state.raw<readonly RawRow[]>([])
  readonly #faulty: ReadonlySet<number>

  constructor(here: SetUp, name: string, checked: CheckedList) {
    this.#here = here
    this.name = name
    this.checked = checked
    this.#raw = checked.rows
    this.#faulty = new Set(checked.errors.map(({ row }) => row))
  }

  #judgement = $derived.by(() => judgeRows(this.#raw))
  #labels = $derived.by(() => proposedLabels(this.#judgement.people, this.#here.people))
  #faultsByRow = $derived.by(() => byRow(this.#judgement.errors))
  #correctionsByRow = $derived.by(() => byRow(this.#judgement.corrections))

  people = $derived.by(() => this.#judgement.people)
  /** Organisations that got another short label than they would have had, as it was another's. */
  alike = $derived.by(() => this.#labels.alike.length)
  rows = $derived.by<readonly ListRow[]>(() => {
    const people = new Map(this.people.map((person) => [person.row, person]))
    return this.#raw.map((raw) => {
      const person = people.get(raw.row)
      const organisation = person?.organisation ?? textOf(raw.cells.organisation)
      return {
        id: String(raw.row),
        raw,
        person,
        faults: this.#faultsByRow.get(raw.row) ?? [],
        corrections: this.#correctionsByRow.get(raw.row) ?? [],
        label: this.#labels.byOrganisation.get(nameForm(organisation)) ?? textOf(raw.cells.label),
        wasFaulty: this.#faulty.has(raw.row),
      }
    })
  })
  toMend = $derived.by(() => this.#faultsByRow.size)

  /** Why the list as a whole cannot be read: a missing column, nobody in it, too many. */
  get wholeFaults(): readonly ImportError[] {
    const { errors, rows } = this.checked
    const isWhole = ({ code, column }: ImportError) => code === 'missing-column' && !column.startsWith('#')
    return rows.length === 0 || errors.some(({ code }) => code === 'too-many-rows') ? errors : errors.filter(isWhole)
  }

  mend(row: number, field: Field, value: string): void {
    this.#replace(row, (raw) => {
      const { unclosed: _, ...rest } = raw
      return { ...rest, cells: { ...raw.cells, [field]: value } }
    })
  }

  /** A cell beyond the header is nobody's: without it the row can be read. */
  dropBeyond(row: number): void {
    this.#replace(row, ({ row: number, cells }) => ({ row: number, cells }))
  }

  leaveOut(row: number): void {
    this.#raw = this.#raw.filter((raw) => raw.row !== row)
  }

  /** What is sent: the cells as they now stand. Its place in this list is the row that the server names. */
  toJson(): Readonly<Partial<Record<Field, Cell>>>[] {
    return this.#raw.map(({ cells }) => cells)
  }

  /** Faulty rows with all their cells, and what is wrong with them, to be mended elsewhere and read again. */
  faultyTable(problemHeading: string, say: (fault: Fault) => string): { header: string[]; rows: string[][] } {
    const present = fields.filter((field) => this.#raw.some(({ cells }) => cells[field] !== undefined))
    const faulty = this.rows.filter(({ faults }) => faults.length > 0)
    return {
      header: [...present, problemHeading],
      rows: faulty.map(({ raw, faults }) => [
        ...present.map((field) => textOf(raw.cells[field])),
        faults.map(say).join(' '),
      ]),
    }
  }

  #replace(row: number, change: (raw: RawRow) => RawRow): void {
    this.#raw = this.#raw.map((raw) => (raw.row === row ? change(raw) : raw))
  }
}

/** A cell as one text, entries of a list with semicolons between them. */
export function textOf(cell: Cell | undefined): string {
  if (typeof cell === 'object') return cell.join(';')
  return typeof cell === 'boolean' ? (cell ? 'yes' : '') : (cell ?? '')
}

function byRow<T extends { row: number }>(items: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const item of items) {
    const theirs = found.get(item.row)
    if (theirs) theirs.push(item)
    else found.set(item.row, [item])
  }
  return found
}
