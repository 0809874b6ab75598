import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Un changement dans votre journée',
  request: 'Une nouvelle demande',
  soon: 'Votre prochain rendez-vous commence dans quelques minutes',
  open: 'Ouvrez la page pour voir ce que c’est.',
  where: 'Ouvrez la page pour voir où.',
}
