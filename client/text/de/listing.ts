import type { listing as english } from '../en/listing.ts'

// Ob man zustimmt, als kommend genannt zu werden.
export const listing: typeof english = {
  title: 'Auf der öffentlichen Seite',
  agree: 'Meine Organisation und mein Land dürfen dort genannt werden',
  means: 'Nur Sie können zustimmen. Ihr eigener Name steht dort nie.',
}
