import type { listing as english } from '../en/listing.ts'

// Whether one agrees to be named as one who comes.
export const listing: typeof english = {
  title: 'Nella pagina pubblica',
  agree: 'La mia organizzazione e il mio paese possono comparirvi',
  means: 'Solo Lei può acconsentire. Il Suo nome non vi compare mai.',
}
