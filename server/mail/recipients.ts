import type { ParticipantId } from '../../shared/ids.ts'
import { mayBeWritten } from '../../shared/mail-due.ts'
import type { Recipients, Send } from '../../shared/mail.ts'
import type { Participant } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'
import type { Seen } from './due.ts'
import { latestOf } from './outbox.ts'

/** [W6] Who got a letter of a kind so lately is left out when it is sent to many, in ms: pressed twice it goes once. */
const LATELY_MS = 60 * 60_000

/** Whom sending by hand would reach, in the room's order. */
export function recipientsOf(seen: Seen, kind: Send['kind'], to: Recipients): ParticipantId[] {
  const present = [...seen.room.participants.values()].filter((person) => mayBeWritten(seen.room, person))
  const one = typeof to === 'object' ? to.participantId : undefined
  const chosen =
    one === undefined
      ? present.filter((person) => fits(seen, kind, to, person))
      : present.filter(({ id }) => id === one)
  return chosen.filter((person) => isReached(seen, kind, person)).map(({ id }) => id)
}

/** People in the room whose letters would have nowhere to go. */
export function withoutAddress({ room, words }: Seen): number {
  const present = [...room.participants.values()].filter(({ state }) => state === 'present')
  return present.filter(({ profile }) => profileAt(words, profile).email === '').length
}

function fits({ mail, now }: Seen, kind: Send['kind'], to: Recipients, { id, openedAt }: Participant): boolean {
  if (to === 'not-opened' && openedAt !== null) return false
  if (to === 'not-invited') return !latestOf(mail, 'invitation', id)
  const last = latestOf(mail, kind, id)
  return !(last?.state === 'sent' && last.doneAt! > now - LATELY_MS)
}

/** Who has an address, is not about to get this letter anyway, and, for reminders, has something to be reminded of and wants letters. */
function isReached({ words, mail }: Seen, kind: Send['kind'], { id, profile, openedAt }: Participant): boolean {
  if (profileAt(words, profile).email === '' || latestOf(mail, kind, id)?.state === 'waiting') return false
  return kind === 'invitation' || (openedAt === null && !mail.off.has(id))
}
