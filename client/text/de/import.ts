import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'

// What a list of people says of itself: its columns, what was read, what is wrong with a cell.

export const kinds: Record<OrganisationKind, string> = {
  cluster: 'Cluster',
  company: 'Unternehmen',
  development: 'Wirtschaftsförderungen',
  research: 'Forschungseinrichtungen',
  public: 'öffentliche Stellen',
}

export const fields: Record<Field, string> = {
  name: 'Name',
  organisation: 'Organisation',
  kind: 'Art',
  country: 'Land',
  delegation: 'Delegation',
  sectors: 'Branchen',
  offers: 'Angebote',
  seeks: 'Gesuche',
  markets: 'Märkte',
  languages: 'Sprachen',
  email: 'E-Mail',
  label: 'Kürzel',
  stepFree: 'Stufenlos',
  online: 'Online',
  lead: 'Leitung',
  about: 'Zur Person',
}
export const separators: Record<Separator, string> = { ',': 'Kommas', ';': 'Strichpunkte', '\t': 'Tabulatoren' }
export const headings: Record<HeadingLanguage, string> = {
  en: 'englische Überschriften',
  de: 'deutsche Überschriften',
  es: 'spanische Überschriften',
  fr: 'französische Überschriften',
  it: 'italienische Überschriften',
  pt: 'portugiesische Überschriften',
}

export function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field]
  const meant = suggestion ? ` Ist ${suggestion} gemeint?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name' ? 'Der Name fehlt. Alle brauchen einen.' : `${called} fehlt. Alle brauchen eine Angabe.`
    case 'unknown-kind':
      return `„${value}“ ist keine Art.${meant}`
    case 'unknown-country':
      return `„${value}“ ist kein Land.${meant}`
    case 'too-long':
      return `${called}: zu lang.`
    case 'duplicate-participant':
      return `„${value}“ steht schon in Zeile ${firstRow}.`
    case 'bad-encoding':
      return column.startsWith('#')
        ? 'Hier beginnt ein Anführungszeichen und endet nie.'
        : `Kaputte Zeichen in ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `Zelle ${column.slice(1)} steht hinter der letzten Überschrift.`
        : `Die Spalte ${called} fehlt.`
    case 'no-rows':
      return 'Es steht niemand darin.'
    case 'too-many-rows':
      return 'Es sind mehr als 5.000 Personen.'
  }
}

export function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `„${from}“ ist kein Länderkürzel. Wir lesen es als ${to}.`
  if (column === 'kind') return `„${from}“ lesen wir als ${kinds[to as OrganisationKind] ?? to}.`
  const isList = ['sectors', 'offers', 'seeks', 'markets', 'languages'].includes(column)
  if (isList) return `${fields[column as Field]}: „${from}“ lesen wir als „${to}“.`
  return `Unsichtbare Zeichen in ${fields[column as Field]} wurden entfernt.`
}
