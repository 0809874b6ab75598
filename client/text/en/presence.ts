// Who else is at the board, in English.

export const presence = {
  roles: { organiser: 'Organiser', facilitator: 'Facilitator' },
  here: 'Also here',
  holds: (name: string) => `${name} holds it`,
  holding: (card: string) => `holds ${card}`,
  inPlan: (name: string) => (name ? `Plan: ${name}` : 'Plan'),
  takeOver: (name: string) => `${name} holds it. Take it over?`,
  take: 'Take it over',
  leave: 'Leave it',
  tookOver: (name: string, card: string) => `${name} has taken over ${card}.`,
}
