import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Un cambio en su jornada',
  request: 'Una nueva solicitud',
  soon: 'Su próxima reunión empieza en unos minutos',
  open: 'Abra la página para verlo.',
  where: 'Abra la página para ver dónde.',
}
