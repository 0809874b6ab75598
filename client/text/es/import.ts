import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'

// Lo que una lista de personas dice de sí misma: sus columnas, lo leído, lo que falla en una celda.

export const kinds: Record<OrganisationKind, string> = {
  cluster: 'clústeres',
  company: 'empresas',
  development: 'agencias de desarrollo',
  research: 'centros de investigación',
  public: 'organismos públicos',
}

export const fields: Record<Field, string> = {
  name: 'Nombre',
  organisation: 'Organización',
  kind: 'Tipo',
  country: 'País',
  delegation: 'Delegación',
  sectors: 'Sectores',
  offers: 'Ofertas',
  seeks: 'Búsquedas',
  markets: 'Mercados',
  languages: 'Idiomas',
  email: 'Correo',
  label: 'Sigla',
  stepFree: 'Sin escalones',
  online: 'En línea',
  lead: 'Responsable',
  about: 'Acerca de',
}
export const separators: Record<Separator, string> = { ',': 'comas', ';': 'punto y coma', '\t': 'tabuladores' }
export const headings: Record<HeadingLanguage, string> = {
  en: 'encabezados en inglés',
  de: 'encabezados en alemán',
  es: 'encabezados en español',
  fr: 'encabezados en francés',
  it: 'encabezados en italiano',
  pt: 'encabezados en portugués',
}

export function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field]
  const meant = suggestion ? ` ¿Quería decir ${suggestion}?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name'
        ? 'Falta el nombre. Todos necesitan uno.'
        : `Falta un dato: ${called}. Todos lo necesitan.`
    case 'unknown-kind':
      return `«${value}» no es ningún tipo.${meant}`
    case 'unknown-country':
      return `«${value}» no es ningún país.${meant}`
    case 'too-long':
      return `${called}: demasiado largo.`
    case 'duplicate-participant':
      return `«${value}» ya está en la fila ${firstRow}.`
    case 'bad-encoding':
      return column.startsWith('#') ? 'Aquí se abren comillas que nunca se cierran.' : `Letras dañadas en ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `La celda ${column.slice(1)} queda más allá del último encabezado.`
        : `Falta la columna ${called}.`
    case 'no-rows':
      return 'No contiene a nadie.'
    case 'too-many-rows':
      return 'Contiene más de 5000 personas.'
  }
}

export function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `«${from}» no es un código de país. Se lee como ${to}.`
  if (column === 'kind') return `«${from}» se lee como ${kinds[to as OrganisationKind] ?? to}.`
  const isList = ['sectors', 'offers', 'seeks', 'markets', 'languages'].includes(column)
  if (isList) return `${fields[column as Field]}: «${from}» se lee como «${to}».`
  return `Se quitaron caracteres invisibles de ${fields[column as Field]}.`
}
