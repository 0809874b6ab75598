import type { arrival as english } from '../en/arrival.ts'

// Si uno está ese día.
export const arrival: typeof english = {
  title: 'El día del evento',
  question: '¿Está ya en el evento?',
  means: 'Así la recepción sabe que usted está aquí.',
  noted: 'Anotado. La recepción sabe que usted está aquí.',
  hereSince: (time) => `Aquí desde ${time}`,
}
