import type { Words } from '../en.ts'

// Qui d'autre est au tableau, en français.

export const presence: Words['presence'] = {
  roles: { organiser: 'Organisateur', facilitator: 'Coordination' },
  here: 'Également ici',
  holds: (name) => `${name} la tient`,
  holding: (card) => `tient ${card}`,
  inPlan: (name) => (name ? `Plan : ${name}` : 'Plan'),
  takeOver: (name) => `${name} tient cette carte. La reprendre ?`,
  take: 'La reprendre',
  leave: 'Laisser',
  tookOver: (name, card) => `${name} a repris ${card}.`,
}
