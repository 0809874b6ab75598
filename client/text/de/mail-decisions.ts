import type { mailDecisions as english } from '../en/mail-decisions.ts'

// Entscheidung über die Anmeldung.
export const mailDecisions: typeof english = {
  after: 'Zu- und Absagen nach, Minuten',
}
