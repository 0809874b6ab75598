import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Un changement dans votre journée',
  request: 'Une nouvelle demande',
  open: 'Ouvrez la page pour voir ce que c’est.',
}
