import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'

// Ce qu'une liste de personnes dit d'elle-même : ses colonnes, ce qui a été lu, ce qui ne va pas dans une case.

export const kinds: Record<OrganisationKind, string> = {
  cluster: 'clusters',
  company: 'entreprises',
  development: 'agences de développement',
  research: 'organismes de recherche',
  public: 'organismes publics',
}

export const fields: Record<Field, string> = {
  name: 'Nom',
  organisation: 'Organisation',
  kind: 'Type',
  country: 'Pays',
  delegation: 'Délégation',
  sectors: 'Secteurs',
  offers: 'Offres',
  seeks: 'Recherches',
  markets: 'Marchés',
  languages: 'Langues',
  email: 'E-mail',
  label: 'Sigle',
  stepFree: 'Sans marche',
  online: 'En ligne',
  lead: 'Responsable',
  about: 'À propos',
}
export const separators: Record<Separator, string> = { ',': 'virgules', ';': 'points-virgules', '\t': 'tabulations' }
export const headings: Record<HeadingLanguage, string> = {
  en: 'en-têtes anglais',
  de: 'en-têtes allemands',
  es: 'en-têtes espagnols',
  fr: 'en-têtes français',
  it: 'en-têtes italiens',
  pt: 'en-têtes portugais',
}

export function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field]
  const meant = suggestion ? ` S’agit-il de ${suggestion} ?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name'
        ? 'Le nom manque. Chaque personne en a besoin.'
        : `Information manquante : ${called}. Chaque personne en a besoin.`
    case 'unknown-kind':
      return `« ${value} » n’est pas un type.${meant}`
    case 'unknown-country':
      return `« ${value} » n’est pas un pays.${meant}`
    case 'too-long':
      return `${called} : trop long.`
    case 'duplicate-participant':
      return `« ${value} » figure déjà à la ligne ${firstRow}.`
    case 'bad-encoding':
      return column.startsWith('#')
        ? 'Un guillemet s’ouvre ici et ne se ferme jamais.'
        : `Caractères abîmés dans ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `La case ${column.slice(1)} dépasse le dernier en-tête.`
        : `Il manque la colonne ${called}.`
    case 'no-rows':
      return 'La liste ne contient personne.'
    case 'too-many-rows':
      return 'La liste dépasse 5 000 personnes.'
  }
}

export function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `« ${from} » n’est pas un code de pays. Lu comme ${to}.`
  if (column === 'kind') return `« ${from} » est lu comme ${kinds[to as OrganisationKind] ?? to}.`
  const isList = ['sectors', 'offers', 'seeks', 'markets', 'languages'].includes(column)
  if (isList) return `${fields[column as Field]} : « ${from} » est lu comme « ${to} ».`
  return `Des caractères invisibles ont été retirés de ${fields[column as Field]}.`
}
