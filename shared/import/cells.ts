import { withoutHidden } from '../text.ts'
import { cleaned, isDamaged, lengthOf } from './clean.ts'
import { countryOf, nearCountry } from './countries.ts'
import { limitOf, listFields, requiredFields, yesFields, type Field, type ListField, type YesField } from './fields.ts'
import { kindOf, nearKind, saysYes } from './kinds.ts'
import { nameForm } from '../names.ts'
import type { Cell, Fault, Profile } from './reading.ts'

/** What one cell comes to: its value, and what had to be put right to read it; or its fault. */
export type Judged<F extends Field> =
  { value: Profile[F]; mended: readonly { from: string; to: string }[] } | { fault: Fault }

const includes = (list: readonly Field[], field: Field): boolean => list.includes(field)
const isList = (field: Field): field is ListField => includes(listFields, field)
export const isYes = (field: Field): field is YesField => includes(yesFields, field)

/** A cell as one text: entries of a list with semicolons between them. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'yes' : ''
  return typeof cell === 'string' ? cell : cell.join(';')
}

/** Judges one cell by the rules of its field. The first of these counts: damaged, empty, too long, not known. */
export function judgeCell<F extends Field>(field: F, cell: Cell): Judged<F>
export function judgeCell(field: Field, cell: Cell): Judged<Field> {
  const raw = textOf(cell)
  const text = cleaned(raw)
  const fault = (code: Fault['code'], suggestion?: string): Judged<Field> => ({
    fault: {
      column: field,
      code,
      value: [...text.slice(0, 400)].slice(0, 200).join(''),
      ...(suggestion && { suggestion }),
    },
  })
  if (isDamaged(raw)) return fault('bad-encoding')
  if (text === '' && includes(requiredFields, field)) return fault('missing-value')
  if (lengthOf(text) > limitOf(field)) return fault('too-long')
  if (field === 'kind') {
    const kind = kindOf(text)
    return kind ? mended(kind, text) : fault('unknown-kind', nearKind(text))
  }
  if (field === 'country') {
    const country = countryOf(text)
    return country ? mended(country, text) : fault('unknown-country', nearCountry(text))
  }
  if (isYes(field)) return { value: saysYes(text), mended: [] }
  if (isList(field)) return judgeList(field, cell)
  const unhidden = withoutHidden(raw) === raw ? [] : [{ from: raw.trim(), to: text }]
  return { value: text, mended: unhidden }
}

/** A code is mended where the cell had another word for it; small letters for capitals need no mention. */
function mended<T extends string>(value: T, from: string): { value: T; mended: { from: string; to: string }[] } {
  return { value, mended: from.toLowerCase() === value.toLowerCase() ? [] : [{ from, to: value }] }
}

const betweenEntries = /[;|\n\r\u2028\u2029]/
const alsoCommas = /[;|\n\r\u2028\u2029,]/

/** Entries in their order, without empty and repeated ones. A list that came as a list is not split again. */
function judgeList(field: ListField, cell: Cell): Judged<ListField> {
  const commas = field === 'sectors' || field === 'markets' || field === 'languages'
  const entries = typeof cell === 'object' ? cell : textOf(cell).split(commas ? alsoCommas : betweenEntries)
  const byForm = new Map<string, string>()
  const changes: { from: string; to: string }[] = []
  for (const raw of entries) {
    const entry = cleaned(raw)
    const stored = storedEntry(field, entry)
    if (entry === '' || byForm.has(nameForm(stored))) continue
    byForm.set(nameForm(stored), stored)
    if (stored.toLowerCase() !== entry.toLowerCase()) changes.push({ from: entry, to: stored })
  }
  return { value: [...byForm.values()], mended: changes }
}

function storedEntry(field: ListField, entry: string): string {
  if (field === 'languages' && /^[a-z]{2}$/i.test(entry)) return entry.toLowerCase()
  return field === 'markets' ? (countryOf(entry) ?? entry) : entry
}
