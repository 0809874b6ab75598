import type { PushWords } from '../en/push.ts'

export const push: PushWords = {
  change: 'Eine Änderung in Ihrem Tag',
  request: 'Eine neue Anfrage',
  soon: 'Ihr nächstes Gespräch beginnt in wenigen Minuten',
  open: 'Öffnen Sie die Seite, um sie zu sehen.',
  where: 'Öffnen Sie die Seite, um zu sehen, wo.',
}
