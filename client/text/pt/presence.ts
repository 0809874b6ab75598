import type { Words } from '../en.ts'

// Quem mais está no quadro, em português.

export const presence: Words['presence'] = {
  roles: { organiser: 'Organização', facilitator: 'Coordenação' },
  here: 'Também aqui',
  holds: (name) => `Está com ${name}`,
  holding: (card) => `tem na mão ${card}`,
  inPlan: (name) => (name ? `Plano: ${name}` : 'Plano'),
  takeOver: (name) => `${name} tem este cartão na mão. Ficar com ele?`,
  take: 'Ficar com ele',
  leave: 'Deixar',
  tookOver: (name, card) => `${name} ficou com ${card}.`,
}
