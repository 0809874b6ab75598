import type { CommandType } from './commands.ts'

/**
 * Other words that programs have for a field: by command, theirs -> ours. The contract names the commands and leaves most fields to good
 * sense; where two words are as good, both are understood.
 */
const otherWords: Partial<Record<CommandType, Readonly<Record<string, string>>>> = {
  substitute: { substituteId: 'by' },
  'answer-proposal': { agree: 'accept' },
  'mark-no-show': { participantIds: 'absent', participantId: 'absent' },
  'place-waiting': { meetingId: 'meetingIds' },
}

const ruleWords = ['mayMeet', 'limits', 'requestsExpireAfterMinutes', 'leadMinutes']

const lists: ReadonlySet<string> = new Set(['absent', 'meetingIds'])

/** The payload in the words of `commandSchemas`: a single id stands for a list of one, and rules may stand in `set-rules` by themselves. */
export function inOurWords(type: CommandType, payload: object): object {
  if (type === 'set-rules' && !('rules' in payload) && ruleWords.some((word) => word in payload))
    return { rules: payload }
  const said: Record<string, unknown> = { ...payload }
  for (const [theirs, ours] of Object.entries(otherWords[type] ?? {})) {
    if (said[theirs] === undefined || said[ours] !== undefined) continue
    said[ours] = lists.has(ours) && typeof said[theirs] === 'string' ? [said[theirs]] : said[theirs]
  }
  return said
}
