import type { arrival as english } from '../en/arrival.ts'

// Se se está presente no próprio dia.
export const arrival: typeof english = {
  title: 'No próprio dia',
  question: 'Já está no evento?',
  means: 'Assim a receção sabe que está aqui.',
  noted: 'Registado. A receção sabe que está aqui.',
  hereSince: (time) => `Aqui desde ${time}`,
}
