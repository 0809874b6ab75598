import { z } from 'zod'
import { crowds, letterLanguages, mailFigures, type MailSettings, type Send } from './mail.ts'
import { inLines } from './text.ts'

// [W] What an organiser may ask of a room's mail over HTTP, parsed at the edge.

const figure = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most).nullable()
const words = z.string().overwrite(inLines).max(1500)
const participantId = z.string().min(1).max(100)
const language = z.enum(letterLanguages)
const byHand = z.enum(['invitation', 'reminder'])

export const mailSettingsSchema = z.object({
  changesAfterMinutes: figure(mailFigures.changesAfterMinutes),
  digestAtHour: figure(mailFigures.digestAtHour),
  remindDaysBefore: figure(mailFigures.remindDaysBefore),
  decisionsAfterMinutes: figure(mailFigures.decisionsAfterMinutes),
  language,
  words,
  replyTo: z.union([z.literal(''), z.email()]),
}) satisfies z.ZodType<MailSettings>

export const sendSchema = z.object({
  kind: byHand,
  to: z.union([z.enum(crowds), z.object({ participantId })]),
  count: z.number().int().min(1),
}) satisfies z.ZodType<Send>

/** Without `participantId`: to anybody; `words`: the organiser's paragraph as it is being written. */
export const previewSchema = z.object({
  kind: byHand,
  participantId: participantId.optional(),
  language: language.optional(),
  words: words.optional(),
})

export const againSchema = z.object({ letterIds: z.array(z.string().max(200)).min(1).max(5000) })
export const testLetterSchema = z.object({ to: z.email(), language: language.optional() })
