import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Uma alteração no seu dia',
  request: 'Um novo pedido',
  open: 'Abra a página para ver.',
}
