import type { arrival as english } from '../en/arrival.ts'

// Se si è presenti quel giorno.
export const arrival: typeof english = {
  title: 'Il giorno stesso',
  question: 'È già all’evento?',
  means: 'Così l’accoglienza sa che Lei è qui.',
  noted: 'Annotato. L’accoglienza sa che Lei è qui.',
  hereSince: (time) => `Qui da ${time}`,
}
