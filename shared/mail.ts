import { z } from 'zod'
import type { ParticipantId } from './ids.ts'
import { inLines } from './text.ts'

// [W] What an organiser and the server say to each other about letters. Letters and settings lie beside the log: no rule of the room and no
// view needs them, and their words are personal.

/** Languages that letters are written in. */
export const letterLanguages = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

/** `changes` and `digest` the server writes by itself, `invitation` the organiser sends, `reminder` both. */
export type LetterKind = 'invitation' | 'reminder' | 'changes' | 'digest'

export const mailSettingsSchema = z.object({
  /** [W3] Minutes after which a change that its person has not seen goes by mail; null: never. */
  changesAfterMinutes: z.number().int().min(1).max(1440).nullable(),
  /** [W4] Local hour from which open requests are told, once a day; null: never. */
  digestAtHour: z.number().int().min(0).max(23).nullable(),
  /** [W5] Days before the first slot from which those are reminded whose link was opened nowhere; null: never. */
  remindDaysBefore: z.number().int().min(1).max(60).nullable(),
  /** For people who named none of our languages. */
  language: z.enum(letterLanguages),
  /** The organiser's own paragraph in invitations and reminders; may be empty. */
  words: z.string().overwrite(inLines).max(1500),
  /** Where answers go; empty: to the sender. */
  replyTo: z.union([z.literal(''), z.email()]),
})
export type MailSettings = z.infer<typeof mailSettingsSchema>

/** [W2] As they are until the organiser says otherwise. */
export const usualMailSettings: MailSettings = {
  changesAfterMinutes: 10,
  digestAtHour: 8,
  remindDaysBefore: null,
  language: 'en',
  words: '',
  replyTo: '',
}

/** To whom an organiser sends by hand. */
const recipients = z.union([
  z.enum(['all', 'not-invited', 'not-opened']),
  z.object({ participantId: z.string().max(100) }),
])
export type Recipients = z.infer<typeof recipients>

export const sendSchema = z.object({
  kind: z.enum(['invitation', 'reminder']),
  to: recipients,
  /** How many were confirmed; another number by now sends nothing (`changed-since`). */
  count: z.number().int().min(1),
})
export type Send = z.infer<typeof sendSchema>

export const previewSchema = z.object({
  kind: z.enum(['invitation', 'reminder']),
  /** Absent: the first who has an address. */
  participantId: z.string().max(100).optional(),
  language: z.enum(letterLanguages).optional(),
  /** The organiser's paragraph as it is being written; absent: the stored one. */
  words: mailSettingsSchema.shape.words.optional(),
})

export const againSchema = z.object({ letterIds: z.array(z.string().max(200)).min(1).max(5000) })
export const testLetterSchema = z.object({ to: z.email(), language: z.enum(letterLanguages).optional() })

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
  counts: Readonly<Record<'invitation' | 'reminder', Readonly<Record<'all' | 'not-invited' | 'not-opened', number>>>>
  withoutAddress: number
}
