import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'

// O que uma lista de pessoas diz de si: as colunas, o que foi lido, o que está errado numa célula.

export const kinds: Record<OrganisationKind, string> = {
  cluster: 'clusters',
  company: 'empresas',
  development: 'agências de desenvolvimento',
  research: 'centros de investigação',
  public: 'entidades públicas',
}

export const fields: Record<Field, string> = {
  name: 'Nome',
  organisation: 'Organização',
  kind: 'Tipo',
  country: 'País',
  delegation: 'Delegação',
  sectors: 'Setores',
  offers: 'Ofertas',
  seeks: 'Procuras',
  markets: 'Mercados',
  languages: 'Línguas',
  email: 'E-mail',
  label: 'Sigla',
  stepFree: 'Sem degraus',
  online: 'Online',
  lead: 'Chefia',
  about: 'Sobre',
}
export const separators: Record<Separator, string> = { ',': 'vírgulas', ';': 'pontos e vírgulas', '\t': 'tabulações' }
export const headings: Record<HeadingLanguage, string> = {
  en: 'cabeçalhos em inglês',
  de: 'cabeçalhos em alemão',
  es: 'cabeçalhos em espanhol',
  fr: 'cabeçalhos em francês',
  it: 'cabeçalhos em italiano',
  pt: 'cabeçalhos em português',
}

export function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field]
  const meant = suggestion ? ` Queria dizer ${suggestion}?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name'
        ? 'Falta o nome. Todos precisam de um.'
        : `Falta um dado: ${called}. Todos precisam dele.`
    case 'unknown-kind':
      return `«${value}» não é nenhum tipo.${meant}`
    case 'unknown-country':
      return `«${value}» não é nenhum país.${meant}`
    case 'too-long':
      return `${called}: longo demais.`
    case 'duplicate-participant':
      return `«${value}» já está na linha ${firstRow}.`
    case 'bad-encoding':
      return column.startsWith('#') ? 'Aqui abrem-se aspas que nunca se fecham.' : `Carateres estragados em ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `A célula ${column.slice(1)} fica além do último cabeçalho.`
        : `Falta a coluna ${called}.`
    case 'no-rows':
      return 'Não contém ninguém.'
    case 'too-many-rows':
      return 'Contém mais de 5000 pessoas.'
  }
}

export function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `«${from}» não é um código de país. Lemos como ${to}.`
  if (column === 'kind') return `«${from}» é lido como ${kinds[to as OrganisationKind] ?? to}.`
  const isList = ['sectors', 'offers', 'seeks', 'markets', 'languages'].includes(column)
  if (isList) return `${fields[column as Field]}: «${from}» é lido como «${to}».`
  return `Foram retirados carateres invisíveis de ${fields[column as Field]}.`
}
