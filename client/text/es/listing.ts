import type { listing as english } from '../en/listing.ts'

// Whether one agrees to be named as one who comes.
export const listing: typeof english = {
  title: 'En la página pública',
  agree: 'Mi organización y mi país pueden figurar allí',
  means: 'Solo usted puede aceptarlo. Su nombre no aparece nunca.',
}
