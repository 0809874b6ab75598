import type { Words } from '../en.ts'

// Quién más está en el tablero, en español.

export const presence: Words['presence'] = {
  roles: { organiser: 'Organizador', facilitator: 'Coordinación' },
  here: 'También aquí',
  holds: (name) => `La tiene ${name}`,
  holding: (card) => `tiene ${card}`,
  inPlan: (name) => (name ? `Plan: ${name}` : 'Plan'),
  takeOver: (name) => `${name} tiene esta tarjeta. ¿Tomarla?`,
  take: 'Tomarla',
  leave: 'Dejarla',
  tookOver: (name, card) => `${name} ha tomado ${card}.`,
}
