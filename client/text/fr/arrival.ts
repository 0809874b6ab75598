import type { arrival as english } from '../en/arrival.ts'

// Si l’on est là le jour même.
export const arrival: typeof english = {
  title: 'Le jour même',
  question: 'Êtes-vous sur place ?',
  means: 'L’accueil sait alors que vous êtes là.',
  noted: 'Noté. L’accueil sait que vous êtes là.',
  hereSince: (time) => `Sur place depuis ${time}`,
}
