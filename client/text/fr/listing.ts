import type { listing as english } from '../en/listing.ts'

// Whether one agrees to be named as one who comes.
export const listing: typeof english = {
  title: 'Sur la page publique',
  agree: 'Mon organisation et mon pays peuvent y figurer',
  means: 'Vous seul pouvez l’accepter. Votre nom n’y paraît jamais.',
}
