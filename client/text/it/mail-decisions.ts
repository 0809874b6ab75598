import type { mailDecisions as english } from '../en/mail-decisions.ts'

// Decisione sull’iscrizione.
export const mailDecisions: typeof english = {
  after: 'Decisioni d’iscrizione dopo, minuti',
}
