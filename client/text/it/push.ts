import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Una modifica nella sua giornata',
  request: 'Una nuova richiesta',
  open: 'Apra la pagina per vederla.',
}
