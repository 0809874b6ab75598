import type { ParticipantId } from './ids.ts'

// [W] What an organiser and the server say to each other about letters. Letters and settings lie beside the log: no rule of the room and no
// view needs them, and their words are personal.

/** Languages that letters are written in. */
export const letterLanguages = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

/**
 * `changes` and `digest` the server writes by itself, `invitation` and `reminder` the organiser and the server. `decision`, by the server to
 * who asked to take part: the waiting list, or no.
 */
export type LetterKind = 'invitation' | 'reminder' | 'changes' | 'digest' | 'decision'

export interface MailSettings {
  /** [W3] Minutes after which a change that its person has not seen goes by mail; null: never. */
  changesAfterMinutes: number | null
  /** [W4] Local hour from which open requests are told, once a day; null: never. */
  digestAtHour: number | null
  /** [W5] Days before the first slot from which those are reminded whose link was opened nowhere; null: never. */
  remindDaysBefore: number | null
  /** [W9] Minutes after which applicants who have not seen what was decided are told by mail; null: never. */
  decisionsAfterMinutes: number | null
  /** For people who named none of our languages. */
  language: LetterLanguage
  /** The organiser's own paragraph in invitations and reminders; may be empty. */
  words: string
  /** Where answers go; empty: to the sender. */
  replyTo: string
}

/** Least and most of each figure. */
export const mailFigures = {
  changesAfterMinutes: [1, 1440],
  digestAtHour: [0, 23],
  remindDaysBefore: [1, 60],
  decisionsAfterMinutes: [1, 1440],
} as const

/** [W2] As they are until the organiser says otherwise. */
export const usualMailSettings: MailSettings = {
  changesAfterMinutes: 10,
  digestAtHour: 8,
  remindDaysBefore: null,
  decisionsAfterMinutes: 5,
  language: 'en',
  words: '',
  replyTo: '',
}

/** To many an organiser sends by hand. */
export const crowds = ['not-invited', 'all', 'not-opened'] as const
export type Crowd = (typeof crowds)[number]
export type Recipients = Crowd | { participantId: ParticipantId }

/** What an organiser sends by hand. `count`: how many were confirmed; where it is another number by now nothing goes (`changed-since`). */
export interface Send {
  kind: 'invitation' | 'reminder'
  to: Recipients
  count: number
}

export interface LetterPreview {
  subject: string
  text: string
}

/** What became of a test letter. `words`: the mail server's own. */
export type TestLetter = { ok: true } | { ok: false; words: string }

/** The mail server as this node last found it. `down`: every letter waits, and is tried again. */
export type MailServer =
  { is: 'none' } | { is: 'ready'; from: string } | { is: 'down'; from: string; since: string; words: string }

/** The latest letter of a kind to somebody. */
export interface LetterRecord {
  id: string
  kind: LetterKind
  /** `sent`: the mail server took it. `refused`: it will not be tried again by itself. */
  state: 'waiting' | 'sent' | 'refused'
  /** ISO 8601: when it was sent or refused, else when it was written. */
  at: string
  tries: number
  /** The mail server's own words about the last try that failed. */
  words?: string
}

/** What there is to say of somebody's mail. People without any letter and without a no to letters are left out. */
export interface PersonMail {
  participantId: ParticipantId
  /** They want no letters. */
  optedOut: boolean
  letters: readonly LetterRecord[]
}

/** GET /api/rooms/:roomId/mail */
export interface MailState {
  server: MailServer
  settings: MailSettings
  /** [W2] Whether letters go by themselves here: from the first time the organiser sends or saves. */
  active: boolean
  people: readonly PersonMail[]
  /** Whom each choice of recipients would reach now. */
  counts: Readonly<Record<Send['kind'], Readonly<Record<Crowd, number>>>>
  withoutAddress: number
}
