import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Uma alteração no seu dia',
  request: 'Um novo pedido',
  soon: 'A sua próxima reunião começa dentro de minutos',
  open: 'Abra a página para ver.',
  where: 'Abra a página para ver onde.',
}
