import type { listing as english } from '../en/listing.ts'

// Whether one agrees to be named as one who comes.
export const listing: typeof english = {
  title: 'Na página pública',
  agree: 'A minha organização e o meu país podem constar dela',
  means: 'Só o próprio o pode aceitar. O seu nome nunca lá aparece.',
}
