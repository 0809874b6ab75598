import type { mailDecisions as english } from '../en/mail-decisions.ts'

// Decisión sobre la inscripción.
export const mailDecisions: typeof english = {
  after: 'Decisiones de inscripción tras, minutos',
}
