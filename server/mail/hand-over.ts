import type { Instant, ParticipantId, PersonalKey } from '../../shared/ids.ts'
import { awaitsWord, isAhead, mayBeWritten } from '../../shared/mail-due.ts'
import type { LetterKind } from '../../shared/mail.ts'
import type { Room } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'
import { compose, type Desk } from './compose.ts'
import type { OutboxLetter } from './outbox.ts'
import { letterId } from './outbox.ts'
import type { Addressed, Delivery } from './post.ts'
import { qrPng } from './qr-png.ts'

const MINUTE_MS = 60_000
/** How long until the next try of a letter that the server did not take for now, by the number of tries; the last for all further ones. */
const RETRY_MINUTES = [1, 5, 15, 30, 60, 120]
/** A letter is not taken for so long at most: then it counts as refused. */
const PATIENCE_MS = 24 * 60 * MINUTE_MS

/** The letter with its address on it, `isOff` saying that its reader wants none; a word for why there is none to send any more. */
export function addressed(desk: Desk, letter: OutboxLetter, isOff: boolean): Addressed | 'needless' | 'no-address' {
  const { room, settings } = desk
  const { kind, participantId, byHand } = letter
  const reader = readerOf(room, kind, participantId)
  if (!reader || ((kind !== 'invitation' || !byHand) && !isAhead(room, desk.now))) return 'needless'
  // [W6] Only an invitation by hand reaches who wants no letters.
  if (isOff && !(byHand && kind === 'invitation')) return 'needless'
  const { name, email } = profileAt(desk.words, reader.profile)
  if (email === '') return 'no-address'
  const said = compose(desk, participantId, kind === 'changes' ? { kind, told: letter.told ?? 0 } : { kind })
  if (!said) return 'needless'
  const hasCode = said.blocks.some(({ is }) => is === 'code')
  return {
    letter: said,
    to: { name, address: email },
    replyTo: settings.replyTo,
    messageId: `${room.roomId}.${letterId(letter)}@${new URL(desk.linkOf(participantId)).hostname}`,
    ...(hasCode && { code: qrPng(desk.linkOf(participantId)) }),
  }
}

/** Whom such a letter is for: somebody in the room, or who asked to be; undefined where it is for them no more. */
function readerOf(room: Room, kind: LetterKind, id: ParticipantId): { profile: PersonalKey } | undefined {
  if (kind === 'decision') {
    const application = room.applications.get(id)
    return awaitsWord(room, application) ? application : undefined
  }
  const person = room.participants.get(id)
  if (!mayBeWritten(room, person)) return undefined
  return kind === 'reminder' && person.openedAt !== null ? undefined : person
}

/** The letter after try `number` came to `delivery` at `now`. `told`: the room's version that it was composed of. */
export function settled(
  letter: OutboxLetter,
  number: number,
  delivery: Delivery,
  { now, told, address, probeAt }: { now: Instant; told: number; address: string; probeAt: Instant },
): OutboxLetter {
  const tried = { ...letter, tries: number }
  switch (delivery.is) {
    case 'sent': {
      const { words: _, ...sent } = tried
      return { ...sent, state: 'sent', doneAt: now, told }
    }
    case 'refused':
      return { ...tried, state: 'refused', doneAt: now, words: delivery.words, address }
    case 'later':
      return now - letter.writtenAt >= PATIENCE_MS
        ? { ...tried, state: 'refused', doneAt: now, words: delivery.words, address }
        : { ...tried, words: delivery.words, notBefore: now + retryMs(number) }
    case 'down':
      return { ...tried, words: delivery.words, notBefore: probeAt }
  }
}

function retryMs(number: number): number {
  return RETRY_MINUTES[Math.min(number, RETRY_MINUTES.length) - 1]! * MINUTE_MS
}
