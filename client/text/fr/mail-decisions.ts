import type { mailDecisions as english } from '../en/mail-decisions.ts'

// Décision sur l’inscription.
export const mailDecisions: typeof english = {
  after: 'Décisions sur inscriptions après, minutes',
}
