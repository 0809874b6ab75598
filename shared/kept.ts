import type { CommandOf, CommandType } from './commands.ts'
import type { Alternative, Rejection, RejectionCode } from './rejections.ts'
import type { SlotRecord } from './views/records.ts'

// [K] Acts that a phone keeps while it has no line, and sends when it has one again. The room decides them when they arrive.

/** [K1] What may be kept: one's own acts, each of which means the same later as long as the room still takes it. */
export const keepable = [
  'send-request',
  'accept-request',
  'decline-request',
  'withdraw-request',
  'cancel-meeting',
  'propose-slot',
  'answer-proposal',
  'set-availability',
  'check-in',
  'at-table',
  'sign-up',
  'sign-off',
  'record-outcome',
  'acknowledge',
] as const satisfies readonly CommandType[]
export type KeepableType = (typeof keepable)[number]
export type Keepable = CommandOf<KeepableType>

export function isKeepable(command: { type: CommandType }): command is Keepable {
  return (keepable as readonly string[]).includes(command.type)
}

/** What is known of the room where the act lies. */
export interface KnownTimes {
  slot(slotId: string): Pick<SlotRecord, 'startsAt' | 'endsAt'> | undefined
  /** Of a placed, running or held meeting. */
  slotOf(meetingId: string): string | undefined
  item(itemId: string): { startsAt: string } | undefined
}

/**
 * [K3] From when on an act would say something that is no longer so, ms; undefined: never, or the room may know better. What asks for a place
 * never expires here: the room answers it with places that are still free.
 */
export function expiresAt(command: Keepable, known: KnownTimes): number | undefined {
  switch (command.type) {
    case 'at-table':
      return instant(known.slot(known.slotOf(command.meetingId) ?? '')?.endsAt)
    case 'set-availability':
      return instant(known.slot(command.slotId)?.startsAt)
    case 'sign-up':
    case 'sign-off':
      return instant(known.item(command.itemId)?.startsAt)
    default:
      return undefined
  }
}

/** [K4] Answers after which the act still waits: the room did not decide it. */
export function isUndecided(code: RejectionCode): boolean {
  return code === 'busy' || code === 'store-unreachable'
}

/** [K5] Refusals for which something must have happened in the meantime. */
export function cameTooLate(code: RejectionCode): boolean {
  return !notOfTime.has(code)
}

/** [K6] The same wish at a place that the room named when it refused the act; undefined where a place is no answer to it. */
export function insteadOf(command: Keepable, refusal: Rejection, { slotId }: Alternative): Keepable | undefined {
  switch (command.type) {
    case 'accept-request':
      return { ...command, slotId }
    case 'propose-slot':
      return { ...command, slotId }
    case 'answer-proposal':
      return { type: 'propose-slot', meetingId: command.meetingId, slotId, ...inTheirName(command) }
    case 'set-availability':
      // What is in the way may be had at another time.
      if (refusal.meetingId === undefined) return undefined
      return { type: 'propose-slot', meetingId: refusal.meetingId, slotId, ...inTheirName(command) }
    default:
      return undefined
  }
}

function inTheirName({ participantId }: { participantId?: string | undefined }) {
  return participantId === undefined ? {} : { participantId }
}

/** [K7] What an act is about: while it waits, nothing else is asked about the same. */
export function isAbout(command: Keepable, id: string): boolean {
  const { requestId, meetingId, itemId, participantId, slotId, to } = command as { [field: string]: unknown }
  return (
    requestId === id ||
    meetingId === id ||
    itemId === id ||
    to === id ||
    (command.type === 'check-in' && participantId === id) ||
    (command.type === 'set-availability' && slotId === id)
  )
}

const notOfTime: ReadonlySet<RejectionCode> = new Set([
  'malformed',
  'unknown-command',
  'not-allowed',
  'too-late',
  'too-early',
  'same-person',
  'limit-reached',
])

function instant(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Date.parse(iso)
}
