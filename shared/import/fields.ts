/** What a list of participants may say of a person, in the order in which faults of one row are told. */
export const fields = [
  'name',
  'organisation',
  'kind',
  'country',
  'delegation',
  'sectors',
  'offers',
  'seeks',
  'markets',
  'languages',
  'email',
  'label',
  'stepFree',
  'online',
  'lead',
  'about',
] as const
export type Field = (typeof fields)[number]

/** Must have a column, and a value in every row. */
export const requiredFields = ['name', 'organisation', 'kind', 'country'] as const satisfies readonly Field[]

export const listFields = ['sectors', 'offers', 'seeks', 'markets', 'languages'] as const satisfies readonly Field[]
export type ListField = (typeof listFields)[number]

export const yesFields = ['stepFree', 'online', 'lead'] as const satisfies readonly Field[]
export type YesField = (typeof yesFields)[number]

/** More people than this are refused. */
export const maxRows = 5000

/** A larger file may be refused unread. */
export const maxBytes = 5 * 1024 * 1024

const limits: Partial<Record<Field, number>> = { name: 200, organisation: 200, delegation: 200, email: 254, about: 600 }

/** Longest cell of a field, in code points. */
export function limitOf(field: Field): number {
  return limits[field] ?? 2000
}
