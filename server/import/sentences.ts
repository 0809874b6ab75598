import { limitOf, maxRows, type Field } from '../../shared/import/fields.ts'
import type { Fault, ImportErrorCode } from '../../shared/import/reading.ts'

type Sentence = (fault: Fault) => string

const said = ({ value }: Fault) => `“${value ?? ''}”`
const meant = ({ suggestion }: Fault) => (suggestion ? ` Did you mean ${suggestion}?` : '')

/** What programs that import get to read beside the code. Screens have sentences of their own, per language. */
const sentences: Readonly<Record<ImportErrorCode, Sentence>> = {
  'missing-column': ({ column }) =>
    column.startsWith('#') ? `Cell ${column.slice(1)} stands beyond the header.` : `No column for ${column}.`,
  'missing-value': ({ column }) => `No ${column}.`,
  'unknown-country': (fault) => `${said(fault)} is no country.${meant(fault)}`,
  'unknown-kind': (fault) => `${said(fault)} is no kind.${meant(fault)}`,
  'too-long': ({ column }) => `Longer than ${limitOf(column as Field)} characters.`,
  'no-rows': () => 'The list has no people.',
  'too-many-rows': () => `The list has more than ${maxRows} people.`,
  'duplicate-participant': ({ firstRow }) =>
    firstRow ? `The same person as in row ${firstRow}.` : 'This person is there already.',
  'bad-encoding': () => 'Damaged: a character that could not be read, or a quote that never closes.',
}

export function sentenceOf(fault: Fault): string {
  return sentences[fault.code](fault)
}
