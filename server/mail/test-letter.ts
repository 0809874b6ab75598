import type { LetterLanguage } from '../../shared/mail.ts'
import { letterWords } from './language.ts'
import type { Letter } from './letter.ts'

/** Shows an organiser that letters leave. It says nothing of the room. */
export function testLetter(language: LetterLanguage): Letter {
  const { subject, lead } = letterWords[language].test
  const text = lead.charAt(0).toLocaleUpperCase(language) + lead.slice(1)
  return { language, subject, blocks: [{ is: 'text', text }], foot: ['Rondo'] }
}
