import { z } from 'zod'
import { kinds } from './room.ts'
import { inLines, inOneLine } from './text.ts'

// All commands that people may send, each with what it takes. Parsed once, at the edge (parse.ts). Unknown fields fall away.

const id = z.string().min(1).max(100)
const slotIds = z.array(id).max(500)
/** What people read in one line: a name, a title, a label [G10]. */
export const line = (most: number) => z.string().overwrite(inOneLine).max(most)
/** Message to the other side, or a reason: 500 characters (RULES.md, R). */
const words = z.string().overwrite(inLines).max(500)
const instantOrLocal = z.string().min(1).max(40)

export const sideSchema = z.object({
  kind: z.array(z.enum(kinds)).max(5).optional(),
  delegation: z.array(line(200)).max(100).optional(),
})

const limit = z.number().int().min(0).max(100_000).optional()

/** Rules of a room [E] [L.1] [M1] [R9]; what is absent means none. */
export const rulesSchema = z.object({
  mayMeet: z
    .array(z.object({ sessions: z.array(line(200)).max(100).optional(), a: sideSchema, b: sideSchema }))
    .max(200)
    .default([]),
  limits: z
    .object({ meetingsPerParticipant: limit, meetingsPerSession: limit, openRequestsPerParticipant: limit })
    .default({}),
  requestsExpireAfterMinutes: z.number().int().min(1).max(525_600).nullable().default(null),
  leadMinutes: z.number().int().min(0).max(1440).default(5),
})

/** How people may ask to take part [J]. `text` and `place` are the organiser's own words for the public page. */
const joiningSchema = z.object({
  open: z.boolean(),
  until: instantOrLocal.nullable().default(null),
  decides: z.enum(['by-hand', 'at-once']).default('by-hand'),
  shows: z.object({ names: z.boolean(), numbers: z.boolean() }).default({ names: true, numbers: false }),
  sides: z
    .array(sideSchema.extend({ most: z.number().int().min(0).max(100_000) }))
    .max(50)
    .default([]),
  text: z.string().overwrite(inLines).max(4000).default(''),
  place: line(300).default(''),
})

const text = z.string().max(2000)
const list = z.union([z.array(text).max(200), text])
const yes = z.union([z.boolean(), text])

/** A person as import, add-participant and change-participant give it. Which value is right is judged by shared/import. */
export const profileSchema = z.object({
  name: text.optional(),
  organisation: text.optional(),
  kind: text.optional(),
  country: text.optional(),
  delegation: text.optional(),
  sectors: list.optional(),
  offers: list.optional(),
  seeks: list.optional(),
  markets: list.optional(),
  languages: list.optional(),
  email: text.optional(),
  label: text.optional(),
  stepFree: yes.optional(),
  online: yes.optional(),
  lead: yes.optional(),
  about: text.optional(),
})
export type ProfileInput = z.infer<typeof profileSchema>

export const tableSchema = z.object({
  label: line(40).min(1),
  zone: line(100).optional(),
  stepFree: z.boolean().optional(),
  quiet: z.boolean().optional(),
  reserved: line(200).optional(),
  // As the parser of URLs writes it: what it was given may hold line ends, which a calendar would take for its own.
  url: z
    .url({ protocol: /^https?$/, normalize: true })
    .max(2000)
    .optional(),
})

export const sessionSchema = z.object({
  name: line(200).min(1),
  startsAt: instantOrLocal,
  slotMinutes: z.number().int().min(1).max(480),
  changeoverMinutes: z.number().int().min(0).max(120),
  slots: z.number().int().min(1).max(500),
})

const itemFields = z.object({
  title: line(200).min(1),
  kind: line(100),
  startsAt: instantOrLocal,
  endsAt: instantOrLocal,
  place: line(200),
  signUp: z.boolean(),
  capacity: z.number().int().min(1).max(100_000).nullish(),
})
/** A new one. What is left out of a change stays as it is, so only here do absent fields mean something. */
export const itemSchema = itemFields.extend({
  kind: itemFields.shape.kind.default(''),
  place: itemFields.shape.place.default(''),
  signUp: itemFields.shape.signUp.default(false),
})

export const roomWordsSchema = z.object({
  title: line(200).min(1),
  screen: z.enum(['numbers', 'organisations']),
  retentionDays: z.number().int().min(1).max(3650),
  opensAt: instantOrLocal.nullable(),
  closesAt: instantOrLocal.nullable(),
})

/** Who answers for people's data here, and the organiser's own words about it; empty: nothing was said. */
export const privacySchema = z.object({
  responsible: line(300),
  text: z.string().overwrite(inLines).max(4000),
})

const place = z.object({ slotId: id, tableId: id })
const overrule = z.boolean().optional()
const participantId = id.optional()

const applicationIds = z.array(id).min(1).max(5000)

/** What a plan wants of one meeting. `to`: a place, null for the tray, absent: it stays. */
const intent = z.object({ meetingId: id, to: place.nullable().optional(), locked: z.boolean().optional() })

/** Command type -> what it takes beside `clientId`, `seq` and `type`. */
export const commandSchemas = {
  // requests
  'send-request': z.object({ to: id, from: participantId, message: words.optional(), slotIds: slotIds.optional() }),
  'accept-request': z.object({ requestId: id, slotId: id.nullish() }),
  'decline-request': z.object({ requestId: id, reason: words.optional() }),
  'withdraw-request': z.object({ requestId: id }),
  // one's own day
  'set-availability': z.object({ slotId: id, open: z.boolean(), participantId }),
  'change-participant': profileSchema.extend({ participantId }),
  'sign-up': z.object({ itemId: id, participantId }),
  'sign-off': z.object({ itemId: id, participantId }),
  'check-in': z.object({ participantId, present: z.boolean().optional() }),
  'at-table': z.object({ meetingId: id, participantId }),
  'record-outcome': z.object({
    meetingId: id,
    outcome: z.enum(['held', 'cut-short', 'did-not-happen']),
    participantId,
  }),
  /** `cursor`: of one's own view, or for staff (told in person) with `participantId`. */
  acknowledge: z.object({ meetingId: id, cursor: z.union([z.string(), z.number()]).optional(), participantId }),
  // meetings
  'cancel-meeting': z.object({ meetingId: id, reason: words.optional(), participantId }),
  'propose-slot': z.object({ meetingId: id, slotId: id, participantId }),
  /** `slotId`: what was proposed when it was read; another one since is `changed-since`. */
  'answer-proposal': z.object({ meetingId: id, accept: z.boolean(), slotId: id.optional(), participantId }),
  'book-meeting': z.object({
    participantIds: z.array(id).min(2).max(8),
    slotId: id.nullish(),
    tableId: id.nullish(),
    overrule,
  }),
  'move-meeting': z.object({ meetingId: id, slotId: id, tableId: id, from: place.nullable().optional(), overrule }),
  'swap-meetings': z.object({ meetingIds: z.tuple([id, id]), overrule }),
  'unplace-meeting': z.object({ meetingId: id, from: place.nullable().optional() }),
  'place-waiting': z.object({ meetingIds: z.array(id).max(1000).optional() }),
  'lock-meeting': z.object({ meetingId: id }),
  'unlock-meeting': z.object({ meetingId: id }),
  'join-meeting': z.object({ meetingId: id, participantId: id, overrule }),
  substitute: z.object({ participantId: id, by: id, meetingId: id.optional() }),
  'mark-no-show': z.object({ meetingId: id, absent: z.array(id).min(1).max(8) }),
  'take-back-no-show': z.object({ meetingId: id }),
  undo: z.object({}),
  // plans and what is written together
  'start-plan': z.object({ name: line(100).min(1) }),
  'rename-plan': z.object({ planId: id, name: line(100).min(1) }),
  'drop-plan': z.object({ planId: id }),
  'publish-plan': z.object({ planId: id, intents: z.array(intent).max(2000), overrule }),
  /** For one connection to a document; answered by the session, never in the log. */
  ticket: z.object({ document: id }),
  // tables, slots, rounds
  'close-table': z.object({ tableId: id }),
  'reopen-table': z.object({ tableId: id }),
  'close-slot': z.object({ slotId: id }),
  'reopen-slot': z.object({ slotId: id }),
  'start-round': z.object({ slotId: id }),
  'hold-round': z.object({}),
  'resume-round': z.object({}),
  'extend-round': z.object({ minutes: z.number().int().min(1).max(240) }),
  'skip-round': z.object({}),
  // set-up
  'describe-room': roomWordsSchema.partial(),
  'describe-privacy': privacySchema,
  'archive-room': z.object({ archived: z.boolean() }),
  'set-rules': z.object({ rules: rulesSchema }),
  'add-session': sessionSchema,
  'change-session': sessionSchema.partial().extend({ sessionId: id }),
  'remove-session': z.object({ sessionId: id }),
  'add-table': tableSchema,
  'change-table': tableSchema.partial().extend({
    tableId: id,
    zone: line(100).nullish(),
    reserved: line(200).nullish(),
    url: tableSchema.shape.url.nullable(),
  }),
  'remove-table': z.object({ tableId: id }),
  'add-item': itemSchema,
  'change-item': itemFields.partial().extend({ itemId: id }),
  'cancel-item': z.object({ itemId: id }),
  'add-participant': profileSchema,
  'remove-participant': z.object({ participantId: id }),
  'erase-participant': z.object({ participantId: id }),
  'renew-link': z.object({ participantId, link: z.enum(['organiser', 'facilitator', 'screen']).optional() }),
  'revoke-staff': z.object({ staffId: id }),
  // joining
  'set-joining': joiningSchema,
  'accept-applications': z.object({ applicationIds, overrule }),
  'decline-applications': z.object({ applicationIds }),
  'defer-applications': z.object({ applicationIds }),
  'reopen-applications': z.object({ applicationIds }),
  'set-listed': z.object({ listed: z.boolean(), participantId }),
} as const

export type CommandType = keyof typeof commandSchemas
/** zod types an object without fields as one in which no field may stand, `type` neither. */
type FieldsOf<T extends CommandType> =
  z.infer<(typeof commandSchemas)[T]> extends Record<string, never> ? unknown : z.infer<(typeof commandSchemas)[T]>
/** A command as it came over the wire, parsed. */
export type Command = { [T in CommandType]: { type: T } & FieldsOf<T> }[CommandType]
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
/** Those that the room decides and the log keeps. */
export type RoomCommand = Exclude<Command, { type: 'ticket' }>
