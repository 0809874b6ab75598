import type { LetterLanguage } from '../../shared/mail.ts'

/** What a letter says, before it is text or HTML. */
export interface Letter {
  language: LetterLanguage
  /** In one line; names nobody but the event. */
  subject: string
  blocks: readonly Block[]
  /** Smaller, under a line. */
  foot: readonly string[]
  /** Where letters are ended; absent: they cannot be (a test letter). */
  stop?: { label: string; url: string }
}

export type Block =
  | { is: 'text'; text: string }
  /** The organiser's own: in lines. */
  | { is: 'words'; text: string }
  | { is: 'rows'; rows: readonly { title: string; detail: string }[] }
  | { is: 'act'; label: string; url: string }
  /** The QR code of the link above it. */
  | { is: 'code'; label: string }
