import type { Words } from '../en.ts'

// O que dizem as notas de uma reunião, em português.

export const notes: Words['notes'] = {
  open: { note: 'Nota partilhada', 'staff-note': 'Nota interna' },
  title: { note: 'Nota partilhada', 'staff-note': 'Nota interna' },
  readBy: {
    two: 'As duas pessoas e a equipa da organização podem lê-la.',
    more: 'Todas as pessoas da reunião e a equipa da organização podem lê-la.',
    lead: 'Também quem chefia a delegação de uma das pessoas.',
    people: 'Os participantes e toda a equipa podem lê-la.',
    staff: 'Só a equipa pode lê-la.',
  },
  label: { note: 'Texto da nota partilhada', 'staff-note': 'Texto da nota interna' },
  placeholder: 'O que se disse, o que se prometeu',
  opening: 'A nota está a abrir.',
  saved: 'Guardado',
  saving: 'Ainda por guardar',
  noLine: 'Sem ligação: guardado aqui até ela voltar',
  noLineSaved: 'Sem ligação. O que vê está guardado.',
  readOnly: 'Pode lê-la, mas não escrever nela.',
  archived: 'O evento terminou: já nada pode ser alterado.',
  full: 'A nota está cheia. Retire primeiro alguma coisa.',
  refused: 'Não é possível abrir esta nota.',
  notYours: 'Esta nota não lhe é destinada.',
  gone: 'Esta nota já não existe.',
  again: 'Tentar de novo',
  here: 'Também aqui:',
  team: 'a equipa da organização',
  steps: {
    title: 'Próximos passos',
    none: 'Ainda não há nenhum passo combinado.',
    add: 'Acrescentar um passo',
    what: 'O quê',
    who: 'Quem',
    by: 'Prazo',
    done: 'Feito',
    nameless: 'este passo',
    remove: (what) => `Retirar: ${what}`,
    removed: (what) => `Retirado: ${what}`,
  },
}
