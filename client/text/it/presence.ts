import type { Words } from '../en.ts'

// Chi altro è al tabellone, in italiano.

export const presence: Words['presence'] = {
  roles: { organiser: 'Organizzatore', facilitator: 'Coordinamento' },
  here: 'Anche qui',
  holds: (name) => `La tiene ${name}`,
  holding: (card) => `tiene ${card}`,
  inPlan: (name) => (name ? `Piano: ${name}` : 'Piano'),
  takeOver: (name) => `${name} tiene questa scheda. Prenderla?`,
  take: 'Prendi',
  leave: 'Lascia',
  tookOver: (name, card) => `${name} ha preso ${card}.`,
}
