import type { Instant, ParticipantId } from '../../shared/ids.ts'
import type { LetterKind } from '../../shared/mail.ts'
import {
  awaitsWord,
  changesDueAt,
  isAhead,
  mayBeWritten,
  noticesByPerson,
  openRequestsTo,
  untoldNotices,
} from '../../shared/mail-due.ts'
import type { Application, Participant, Room } from '../../shared/room.ts'
import { profileAt, type Words } from '../../shared/views/words.ts'
import { atLocalHour, daysLater } from '../rooms/local-time.ts'
import { latestOf, type OutboxLetter, type RoomMail } from './outbox.ts'

const MINUTE_MS = 60_000
/** For how long after its hour a digest still goes, where the server was down then. */
const DIGEST_LATE_MS = 6 * 60 * 60_000

/** For how long after its time a decision is still told by itself, where the server was down then or mail was not settled yet. */
const DECISION_LATE_MS = 24 * 60 * MINUTE_MS

/** What a node knows of a room when it looks for letters. */
export interface Seen {
  room: Room
  words: Words
  mail: RoomMail
  now: Instant
}

/** Letters that are to be written by themselves now, and when to look again if nothing happens meanwhile. */
export interface Due {
  letters: OutboxLetter[]
  lookAt: Instant | undefined
}

/** [W2] to [W5], [W9]. */
export function lettersDue(seen: Seen): Due {
  const { room, mail, now } = seen
  if (!mail.active || room.archived || !isAhead(room, now)) return { letters: [], lookAt: undefined }
  const people = [...room.participants.values()].filter((person) => wantsLetters(seen, person))
  const found = [changes(seen, people), digests(seen, people), reminders(seen, people), decisions(seen, people)]
  return { letters: found.flatMap(({ letters }) => letters), lookAt: earliest(found.map(({ lookAt }) => lookAt)) }
}

/** [W1] Nobody is written to by the server itself who wants no letters, or at an address that was refused. */
function wantsLetters({ room, words, mail }: Seen, person: Participant): boolean {
  if (!mayBeWritten(room, person) || mail.off.has(person.id)) return false
  const address = profileAt(words, person.profile).email
  return address !== '' && !isRefused(mail, person.id, address)
}

function isRefused(mail: RoomMail, id: ParticipantId, address: string): boolean {
  const kinds = ['invitation', 'reminder', 'changes', 'digest', 'decision'] as const
  return kinds.some((kind) => {
    const letter = latestOf(mail, kind, id)
    return letter?.state === 'refused' && letter.address === address
  })
}

/** [W3] One letter for all that somebody has not seen. While one waits, the next changes go with it. */
function changes({ room, mail, now }: Seen, people: readonly Participant[]): Due {
  const minutes = mail.settings.changesAfterMinutes
  if (minutes === null) return { letters: [], lookAt: undefined }
  const notices = noticesByPerson(room)
  const letters: OutboxLetter[] = []
  const later: Instant[] = []
  for (const { id } of people) {
    const last = latestOf(mail, 'changes', id)
    if (last?.state === 'waiting') continue
    const told = last?.told ?? 0
    const dueAt = changesDueAt(untoldNotices(room, notices.get(id) ?? [], told, now), minutes)
    if (dueAt === undefined) continue
    if (dueAt <= now) letters.push(letterTo(mail, 'changes', id, now))
    else later.push(dueAt)
  }
  return { letters, lookAt: earliest(later) }
}

/** [W4] Once a day, and only where somebody has asked since the last one. */
function digests({ room, mail, now }: Seen, people: readonly Participant[]): Due {
  const hour = mail.settings.digestAtHour
  if (hour === null) return { letters: [], lookAt: undefined }
  const today = atLocalHour(now, hour, room.timeZone)
  const tomorrow = daysLater(today, 1, room.timeZone)
  if (now < today) return { letters: [], lookAt: today }
  if (now >= today + DIGEST_LATE_MS) return { letters: [], lookAt: tomorrow }
  const wanted = people.filter(({ id }) => {
    const last = latestOf(mail, 'digest', id)
    if (last && (last.state === 'waiting' || last.writtenAt >= today)) return false
    return openRequestsTo(room, id, now).some(({ madeAt }) => madeAt > (last?.told ?? 0))
  })
  return { letters: wanted.map(({ id }) => letterTo(mail, 'digest', id, now)), lookAt: tomorrow }
}

/** [W5] Once, to whoever has not opened their link by then and was reminded by nobody. */
function reminders({ room, mail, now }: Seen, people: readonly Participant[]): Due {
  const { remindDaysBefore: days, digestAtHour } = mail.settings
  const starts = [...room.slots.values()].map(({ startsAt }) => startsAt)
  if (days === null || starts.length === 0) return { letters: [], lookAt: undefined }
  const first = Math.min(...starts)
  const from = atLocalHour(daysLater(first, -days, room.timeZone), digestAtHour ?? REMIND_HOUR, room.timeZone)
  if (now < from) return { letters: [], lookAt: from }
  if (now >= first) return { letters: [], lookAt: undefined }
  const wanted = people.filter(({ id, openedAt }) => openedAt === null && !latestOf(mail, 'reminder', id))
  return { letters: wanted.map(({ id }) => letterTo(mail, 'reminder', id, now)), lookAt: undefined }
}

/** Local hour of reminders where no digest has one. */
const REMIND_HOUR = 8

/**
 * [W9] Once for each decision, some minutes after it, so that it can be taken back. Who was let in gets the invitation, unless the organiser
 * has sent it since; the others a word, unless they have looked.
 */
function decisions(seen: Seen, people: readonly Participant[]): Due {
  const { room, mail, now } = seen
  const minutes = mail.settings.decisionsAfterMinutes
  if (minutes === null || room.applications.size === 0) return { letters: [], lookAt: undefined }
  const invited = new Set(people.filter(({ openedAt }) => openedAt === null).map(({ id }) => id))
  const letters: OutboxLetter[] = []
  const later: Instant[] = []
  for (const application of room.applications.values()) {
    const { id, state, decidedAt } = application
    const kind = state === 'accepted' ? 'invitation' : 'decision'
    if (decidedAt === null || !(kind === 'invitation' ? invited.has(id) : awaitsLetter(seen, application))) continue
    const last = latestOf(mail, kind, id)
    if (last?.state === 'waiting' || (last && last.writtenAt >= decidedAt)) continue
    const dueAt = decidedAt + minutes * MINUTE_MS
    if (dueAt > now) later.push(dueAt)
    else if (now < dueAt + DECISION_LATE_MS) letters.push(letterTo(mail, kind, id, now))
  }
  return { letters, lookAt: earliest(later) }
}

function awaitsLetter({ room, words, mail }: Seen, application: Application): boolean {
  if (!awaitsWord(room, application) || mail.off.has(application.id)) return false
  const address = profileAt(words, application.profile).email
  return address !== '' && !isRefused(mail, application.id, address)
}

/** The next letter of a kind to somebody. */
export function letterTo(
  mail: RoomMail,
  kind: LetterKind,
  participantId: ParticipantId,
  now: Instant,
  byHand = false,
): OutboxLetter {
  const last = latestOf(mail, kind, participantId)
  const letter: OutboxLetter = {
    kind,
    participantId,
    number: (last?.number ?? 0) + 1,
    state: 'waiting',
    byHand,
    writtenAt: now,
    notBefore: now,
    tries: 0,
  }
  return last?.told === undefined ? letter : { ...letter, told: last.told }
}

export function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((instant) => instant !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
