import type { Words } from '../en.ts'

// Wer sonst an der Tafel ist, auf Deutsch.

export const presence: Words['presence'] = {
  roles: { organiser: 'Veranstalter', facilitator: 'Leitung' },
  here: 'Auch hier',
  holds: (name) => `${name} hält es`,
  holding: (card) => `hält ${card}`,
  inPlan: (name) => (name ? `Plan: ${name}` : 'Plan'),
  takeOver: (name) => `${name} hält diese Karte. Übernehmen?`,
  take: 'Übernehmen',
  leave: 'Lassen',
  tookOver: (name, card) => `${name} hat ${card} übernommen.`,
}
