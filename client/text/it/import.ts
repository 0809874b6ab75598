import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'

// Che cosa dice di sé un elenco di persone: le colonne, che cosa è stato letto, che cosa non va in una cella.

export const kinds: Record<OrganisationKind, string> = {
  cluster: 'cluster',
  company: 'imprese',
  development: 'enti di sviluppo',
  research: 'enti di ricerca',
  public: 'enti pubblici',
}

export const fields: Record<Field, string> = {
  name: 'Nome',
  organisation: 'Organizzazione',
  kind: 'Tipo',
  country: 'Paese',
  delegation: 'Delegazione',
  sectors: 'Settori',
  offers: 'Offerte',
  seeks: 'Ricerche',
  markets: 'Mercati',
  languages: 'Lingue',
  email: 'E-mail',
  label: 'Sigla',
  stepFree: 'Senza gradini',
  online: 'Online',
  lead: 'Guida',
  about: 'Profilo',
}
export const separators: Record<Separator, string> = { ',': 'virgole', ';': 'punti e virgola', '\t': 'tabulazioni' }
export const headings: Record<HeadingLanguage, string> = {
  en: 'intestazioni inglesi',
  de: 'intestazioni tedesche',
  es: 'intestazioni spagnole',
  fr: 'intestazioni francesi',
  it: 'intestazioni italiane',
  pt: 'intestazioni portoghesi',
}

export function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field]
  const meant = suggestion ? ` Si intende ${suggestion}?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name' ? 'Manca il nome. Serve a tutti.' : `Manca un dato: ${called}. Serve a tutti.`
    case 'unknown-kind':
      return `«${value}» non è un tipo.${meant}`
    case 'unknown-country':
      return `«${value}» non è un Paese.${meant}`
    case 'too-long':
      return `${called}: troppo lungo.`
    case 'duplicate-participant':
      return `«${value}» è già nella riga ${firstRow}.`
    case 'bad-encoding':
      return column.startsWith('#')
        ? 'Qui si aprono virgolette che non si chiudono mai.'
        : `Caratteri rovinati in ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `La cella ${column.slice(1)} è oltre l’ultima intestazione.`
        : `Manca la colonna ${called}.`
    case 'no-rows':
      return 'Non contiene nessuno.'
    case 'too-many-rows':
      return 'Contiene più di 5000 persone.'
  }
}

export function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `«${from}» non è un codice di Paese. Lo leggiamo come ${to}.`
  if (column === 'kind') return `«${from}» è letto come ${kinds[to as OrganisationKind] ?? to}.`
  const isList = ['sectors', 'offers', 'seeks', 'markets', 'languages'].includes(column)
  if (isList) return `${fields[column as Field]}: «${from}» è letto come «${to}».`
  return `Sono stati tolti caratteri invisibili da ${fields[column as Field]}.`
}
