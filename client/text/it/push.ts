import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Una modifica nella sua giornata',
  request: 'Una nuova richiesta',
  soon: 'Il Suo prossimo incontro comincia tra pochi minuti',
  open: 'Apra la pagina per vederla.',
  where: 'Apra la pagina per vedere dove.',
}
