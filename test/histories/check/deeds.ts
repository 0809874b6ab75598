import type { Commit } from '../../../shared/commit.ts'
import type { Deed } from '../../../shared/deeds.ts'
import { parseCommand } from '../../../shared/parse.ts'

/**
 * What a payload asks of the rules. Words and cursors are turned into what became of them in `commit`; without one they are
 * none. Undefined for what is malformed.
 */
export function deedOf(payload: unknown, commit?: Commit): Deed | undefined {
  const read = parseCommand(payload)
  if (!read.ok) return undefined
  const { command } = read.parsed
  const key = commit?.personal?.[0]
  switch (command.type) {
    case 'send-request':
      return { ...command, message: key }
    case 'decline-request':
    case 'cancel-meeting':
      return { ...command, reason: key }
    case 'acknowledge': {
      const { type, meetingId, participantId } = command
      return { type, meetingId, participantId, upTo: shownUpTo(commit) }
    }
    default:
      return command as Deed
  }
}

function shownUpTo(commit: Commit | undefined): number {
  return commit?.events.find((event) => event.type === 'change-seen')?.upTo ?? 0
}

/** The id that was drawn for what the commit makes; of one that makes nothing, any. */
export function idMadeBy({ events }: Commit): string {
  for (const event of events) {
    if (event.type === 'request-sent') return event.requestId
    if (event.type === 'meeting-agreed') return event.meetingId
  }
  return 'none'
}
