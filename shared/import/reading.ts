import type { OrganisationKind } from '../room.ts'
import type { Field } from './fields.ts'

/** A person as a list tells them, every value judged and in its stored form. Absent text is `''`, an absent list `[]`. */
export interface Profile {
  name: string
  organisation: string
  kind: OrganisationKind
  /** ISO 3166-1 alpha-2, and XK. */
  country: string
  delegation: string
  sectors: readonly string[]
  offers: readonly string[]
  seeks: readonly string[]
  /** Country codes where the market is a country. */
  markets: readonly string[]
  languages: readonly string[]
  email: string
  /** The organisation's short label as it was given; `''`: one is to be proposed (labels.ts). */
  label: string
  stepFree: boolean
  online: boolean
  lead: boolean
  /** A few words on themselves, 600 characters. */
  about: string
}

export interface ImportedPerson extends Profile {
  /** As a spreadsheet counts: the header is 1. In JSON the first person is 1. */
  row: number
}

export const importErrorCodes = [
  'missing-column',
  'missing-value',
  'unknown-country',
  'unknown-kind',
  'too-long',
  'no-rows',
  'too-many-rows',
  'duplicate-participant',
  'bad-encoding',
] as const
export type ImportErrorCode = (typeof importErrorCodes)[number]

/** The field, whatever the header calls it; `#8`: a cell without a field, by its place; `''`: the list as a whole. */
export type Column = Field | `#${number}` | ''

/** One fault of a cell. At most one a cell. */
export interface Fault {
  column: Column
  code: ImportErrorCode
  /** What stands there, cut to 200 characters. */
  value?: string
  /** What was probably meant, as it would be stored: a kind or a country code. */
  suggestion?: string
  /** duplicate-participant: the row that it repeats. */
  firstRow?: number
}

export interface ImportError extends Fault {
  row: number
}

/** A value that was understood, though it was not written as it is stored. */
export interface Correction {
  row: number
  column: Field
  from: string
  to: string
}

/** A cell before judgement: text, in JSON also a list or a yes. */
export type Cell = string | boolean | readonly string[]

/** A row before judgement. A screen may change its cells and judge again. */
export interface RawRow {
  row: number
  cells: Readonly<Partial<Record<Field, Cell>>>
  /** Place (1, 2, ...) of the first filled cell beyond the header: then the row is not judged otherwise. */
  beyond?: number
  /** A quote opens here and never closes; the fields in `unread` come after it and are not judged. */
  unclosed?: { column: Column; unread: readonly Field[] }
}

export interface Judgement {
  /** Rows without a fault, in their order. */
  people: readonly ImportedPerson[]
  /** All of them, in order of row, then of field. One is enough to refuse the list. */
  errors: readonly ImportError[]
  corrections: readonly Correction[]
}

export const headingLanguages = ['en', 'de', 'es', 'fr', 'it', 'pt'] as const
export type HeadingLanguage = (typeof headingLanguages)[number]
export type Separator = ',' | ';' | '\t'

/** A list, read and judged. */
export interface Reading extends Judgement {
  /** Every row that is not empty, as it stands in the list. */
  rows: readonly RawRow[]
  /** Known columns in their order, with the words of the header. Empty for JSON. */
  columns: readonly { field: Field; header: string }[]
  /** null for JSON. */
  separator: Separator | null
  /** null where no heading was known, and for JSON. */
  headingLanguage: HeadingLanguage | null
}
