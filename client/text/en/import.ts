import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'

// What a list of people says of itself: its columns, what was read, what is wrong with a cell.

export const fields: Record<Field, string> = {
  name: 'Name',
  organisation: 'Organisation',
  kind: 'Kind',
  country: 'Country',
  delegation: 'Delegation',
  sectors: 'Sectors',
  offers: 'Offers',
  seeks: 'Seeks',
  markets: 'Markets',
  languages: 'Languages',
  email: 'E-mail',
  label: 'Short label',
  stepFree: 'Step-free',
  online: 'Online',
  lead: 'Lead',
  about: 'About',
}
export const separators: Record<Separator, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }
export const headings: Record<HeadingLanguage, string> = {
  en: 'English headings',
  de: 'German headings',
  es: 'Spanish headings',
  fr: 'French headings',
  it: 'Italian headings',
  pt: 'Portuguese headings',
}

export function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field].toLowerCase()
  const meant = suggestion ? ` Did you mean ${suggestion}?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name' ? 'No name. Everyone needs one.' : `No ${called}. Everyone needs one.`
    case 'unknown-kind':
      return `“${value}” is no kind.${meant}`
    case 'unknown-country':
      return `“${value}” is no country.${meant}`
    case 'too-long':
      return `${fields[column as Field]}: too long.`
    case 'duplicate-participant':
      return `“${value}” stands in row ${firstRow} already.`
    case 'bad-encoding':
      return column.startsWith('#') ? 'A quote opens here and never closes.' : `Broken letters in ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `Cell ${column.slice(1)} stands beyond the last heading.`
        : `No column for ${called}.`
    case 'no-rows':
      return 'There is nobody in it.'
    case 'too-many-rows':
      return 'It has more than 5,000 people.'
  }
}

export function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `“${from}” is not a country code. We read it as ${to}.`
  if (column === 'kind') return `“${from}” is read as ${to}.`
  const isList = ['sectors', 'offers', 'seeks', 'markets', 'languages'].includes(column)
  if (isList) return `${fields[column as Field]}: “${from}” is read as “${to}”.`
  return `Hidden characters were taken out of ${fields[column as Field].toLowerCase()}.`
}
