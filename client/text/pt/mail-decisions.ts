import type { mailDecisions as english } from '../en/mail-decisions.ts'

// Decisão sobre a inscrição.
export const mailDecisions: typeof english = {
  after: 'Decisões de inscrição após, minutos',
}
