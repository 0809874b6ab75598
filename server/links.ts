import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'
import type { ApplicationId, OrganisationKey, ParticipantId, RoomId } from '../shared/ids.ts'
import type { Issuer } from '../shared/roles.ts'
import type { Room } from '../shared/room.ts'

/** A token as its text says, its mac found right; whether the link still holds is the room's to say. */
export interface Token {
  roomId: RoomId
  issuer: Exclude<Issuer, { role: 'room' | 'applicant' }>
  generation: number
}

/** A calendar key as its text says: it ends with the link of whose agenda it reads. */
export interface CalendarKey extends Token {
  issuer: Extract<Token['issuer'], { role: 'participant' }>
}

/** A status link as its text says: of whose application, and of which time that it was sent in. */
export interface ApplicationKey {
  roomId: RoomId
  applicationId: ApplicationId
  generation: number
}

const letterOf = { organiser: 'o', facilitator: 'f', screen: 's', participant: 'p' } as const

/**
 * Tokens and keys of links. Derived from the secret, never stored: `<roomId>.<role letter>.<subject>.<generation>.<mac>`, so that
 * every node knows every link and a lost paper can be printed again unchanged.
 */
export class Links {
  readonly #secret: KeyObject

  constructor(secret: string) {
    // Made into a key once: a list of 5,000 people takes 15,000 macs.
    this.#secret = createSecretKey(Buffer.from(secret))
  }

  /** The link of this issuer that holds now in `room`; undefined for who is unknown to it. */
  tokenFor(room: Room, issuer: Token['issuer']): string | undefined {
    const generation = generationOf(room, issuer)
    if (generation === undefined) return undefined
    const said = [room.roomId, letterOf[issuer.role], subjectOf(issuer), generation].join('.')
    return `${said}.${this.#mac('link', said)}`
  }

  /** What `token` says; undefined when it was not made here. Takes the same time whatever is wrong with the mac. */
  read(token: string): Token | undefined {
    const [roomId, letter, subject, generation, mac, ...more] = token.split('.')
    if (!roomId || !letter || subject === undefined || !generation || !mac || more.length > 0) return undefined
    if (!same(mac, this.#mac('link', [roomId, letter, subject, generation].join('.')))) return undefined
    const issuer = issuerOf(letter, subject)
    return issuer && { roomId, issuer, generation: Number(generation) }
  }

  /** The key of one participant's calendar feed: it reads that agenda and nothing else. */
  calendarKey(room: Room, participantId: ParticipantId): string {
    const said = [room.roomId, participantId, room.participants.get(participantId)?.linkGeneration ?? 0].join('.')
    return `${said}.${this.#mac('calendar', said)}`
  }

  /** Whose calendar `key` reads; undefined when it was not made here. Whether it still holds is the room's to say, as for a token. */
  readCalendarKey(key: string): CalendarKey | undefined {
    const [roomId, participantId, generation, mac, ...more] = key.split('.')
    if (!roomId || !participantId || !generation || !mac || more.length > 0) return undefined
    if (!same(mac, this.#mac('calendar', [roomId, participantId, generation].join('.')))) return undefined
    return { roomId, issuer: { role: 'participant', participantId }, generation: Number(generation) }
  }

  /** The key of one's own application: it shows and changes that and nothing else, and leads to the room once one is let in. */
  applicationKey({ roomId, applicationId, generation }: ApplicationKey): string {
    const said = [roomId, applicationId, generation].join('.')
    return `${said}.${this.#mac('application', said)}`
  }

  /** Whose application `key` opens; undefined when it was not made here. Whether it still holds is the room's to say. */
  readApplicationKey(key: string): ApplicationKey | undefined {
    const [roomId, applicationId, generation, mac, ...more] = key.split('.')
    if (!roomId || !applicationId || !generation || !mac || more.length > 0) return undefined
    if (!same(mac, this.#mac('application', [roomId, applicationId, generation].join('.')))) return undefined
    return { roomId, applicationId, generation: Number(generation) }
  }

  /** Under which client's name somebody applies: the same device with the same address, whatever else it calls itself (L3). */
  applicantClient(roomId: RoomId, clientId: string, address: string): string {
    return this.#mac('applicant', `${roomId}\n${clientId}\n${address}`)
  }

  /** The key by which somebody ends the letters of a room, or has them again; it holds as long as they are in it. */
  mailKey(roomId: RoomId, participantId: ParticipantId): string {
    const said = [roomId, participantId].join('.')
    return `${said}.${this.#mac('mail', said)}`
  }

  /** Whose letters `key` ends; undefined when it was not made here. */
  readMailKey(key: string): { roomId: RoomId; participantId: ParticipantId } | undefined {
    const [roomId, participantId, mac, ...more] = key.split('.')
    if (!roomId || !participantId || !mac || more.length > 0) return undefined
    if (!same(mac, this.#mac('mail', [roomId, participantId].join('.')))) return undefined
    return { roomId, participantId }
  }

  /** The same for the same organisation of one room, and nothing to anybody without the secret. `form`: the name's normal form. */
  organisationKey(roomId: RoomId, form: string): OrganisationKey {
    return this.#mac('organisation', `${roomId}.${form}`).slice(0, 22)
  }

  #mac(purpose: string, said: string): string {
    return createHmac('sha256', this.#secret).update(`${purpose}:${said}`).digest('base64url')
  }
}

/** Whether this link still holds: not renewed, not revoked, its owner still there. */
export function stillHolds(room: Room, { issuer, generation }: Token): boolean {
  return generationOf(room, issuer) === generation
}

function generationOf(room: Room, issuer: Token['issuer']): number | undefined {
  if (issuer.role === 'screen') return room.linkGenerations.screen
  if (issuer.role === 'participant') {
    const participant = room.participants.get(issuer.participantId)
    return participant?.state === 'present' ? participant.linkGeneration : undefined
  }
  if (issuer.staffId === 'organiser' || issuer.staffId === 'facilitator') {
    return issuer.staffId === issuer.role ? room.linkGenerations[issuer.staffId] : undefined
  }
  const member = room.staff.get(issuer.staffId)
  return member && !member.revoked && member.role === issuer.role ? member.linkGeneration : undefined
}

function subjectOf(issuer: Token['issuer']): string {
  if (issuer.role === 'participant') return issuer.participantId
  return issuer.role === 'screen' ? 'screen' : issuer.staffId
}

function issuerOf(letter: string, subject: string): Token['issuer'] | undefined {
  switch (letter) {
    case 'o':
      return { role: 'organiser', staffId: subject }
    case 'f':
      return { role: 'facilitator', staffId: subject }
    case 's':
      return { role: 'screen' }
    case 'p':
      return { role: 'participant', participantId: subject }
    default:
      return undefined
  }
}

function same(given: string, right: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
