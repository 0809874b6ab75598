import type { ParticipantId } from '../../shared/ids.ts'
import type { Crowd, LetterRecord, MailServer, MailState, PersonMail, Send } from '../../shared/mail.ts'
import type { Seen } from './due.ts'
import { letterId, type OutboxLetter } from './outbox.ts'
import { recipientsOf, withoutAddress } from './recipients.ts'

/** All that an organiser is shown of a room's mail. */
export function mailStateOf(seen: Seen, server: MailServer): MailState {
  const { settings, active } = seen.mail
  const counts = { invitation: countsOf(seen, 'invitation'), reminder: countsOf(seen, 'reminder') }
  return { server, settings, active, people: peopleIn(seen), counts, withoutAddress: withoutAddress(seen) }
}

function countsOf(seen: Seen, kind: Send['kind']): MailState['counts']['invitation'] {
  const count = (to: Crowd) => recipientsOf(seen, kind, to).length
  return { 'not-invited': count('not-invited'), all: count('all'), 'not-opened': count('not-opened') }
}

function peopleIn({ room, mail }: Seen): PersonMail[] {
  const letters = new Map<ParticipantId, LetterRecord[]>()
  for (const letter of mail.latest.values()) {
    const record = recordOf(letter)
    if (record) letters.set(letter.participantId, [...(letters.get(letter.participantId) ?? []), record])
  }
  const concerned = new Set([...letters.keys(), ...mail.off])
  return [...concerned]
    .filter((id) => room.participants.get(id)?.state === 'present')
    .map((id) => ({ participantId: id, optedOut: mail.off.has(id), letters: letters.get(id) ?? [] }))
}

/** Undefined for what there was no need to send. */
function recordOf(letter: OutboxLetter): LetterRecord | undefined {
  const { kind, state, tries, words, doneAt, writtenAt } = letter
  if (state === 'needless') return undefined
  const at = new Date(doneAt ?? writtenAt).toISOString()
  return { id: letterId(letter), kind, state, at, tries, ...(words !== undefined && { words }) }
}
