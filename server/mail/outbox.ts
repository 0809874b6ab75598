import type { Instant, ParticipantId, RoomId, Version } from '../../shared/ids.ts'
import { usualMailSettings, type LetterKind, type MailSettings } from '../../shared/mail.ts'
import type { BesideStore, SideRecord } from '../store/beside.ts'

/** A letter as the outbox keeps it: to whom and why, never what it says. That is composed when it goes. */
export interface OutboxLetter {
  kind: LetterKind
  participantId: ParticipantId
  /** 1, 2, ... of this kind to this person. */
  number: number
  /** `needless`: there was nothing left to say when its turn came. */
  state: 'waiting' | 'sent' | 'refused' | 'needless'
  byHand: boolean
  writtenAt: Instant
  /** Not tried before. */
  notBefore: Instant
  /** When it was sent, refused or found needless. */
  doneAt?: Instant
  /** Tries whose outcome is known. */
  tries: number
  /** The mail server's, about the last try that failed. */
  words?: string
  /** The address that was refused: nothing is sent there by itself any more. */
  address?: string
  /** Version of the room up to which letters of this kind told: those before it, and once it is sent this one. */
  told?: Version
}

/** One node is at it since then. `number`: of the try. */
interface Try {
  number: number
  at: Instant
}

/** All that lies beside a room about its mail. */
export interface RoomMail {
  settings: MailSettings
  /** [W2] */
  active: boolean
  /** By id. */
  letters: ReadonlyMap<string, OutboxLetter>
  /** The last of each kind to each person, by `<kind>.<participantId>`. */
  latest: ReadonlyMap<string, OutboxLetter>
  tries: ReadonlyMap<string, readonly Try[]>
  /** Who wants no letters. */
  off: ReadonlySet<ParticipantId>
}

/**
 * How long a try whose node has told nothing more counts as under way, in ms: longer than handing a letter over may take. After it another
 * node tries again; a letter that was taken just before its node was killed then goes twice.
 */
export const LEASE_MS = 2 * 60_000

/** Letters written in one call. */
const AT_ONCE = 500

const settingsKey = 'mail/settings'
const letterKey = (id: string) => `mail/letter/${id}`
const tryKey = (id: string, number: number) => `mail/try/${id}/${number}`
const offKey = (participantId: ParticipantId) => `mail/off/${participantId}`

export function letterId({
  kind,
  participantId,
  number,
}: Pick<OutboxLetter, 'kind' | 'participantId' | 'number'>): string {
  return `${kind}.${participantId}.${number}`
}

/** The last letter of a kind to somebody. */
export function latestOf(
  { latest }: RoomMail,
  kind: LetterKind,
  participantId: ParticipantId,
): OutboxLetter | undefined {
  return latest.get(`${kind}.${participantId}`)
}

/** When a waiting letter may be tried: when its time has come, and nobody is at it. */
export function readyAt({ tries }: RoomMail, letter: OutboxLetter): Instant {
  const last = (tries.get(letterId(letter)) ?? []).at(-1)
  return last && last.number > letter.tries ? Math.max(letter.notBefore, last.at + LEASE_MS) : letter.notBefore
}

/** The letters of a room, kept beside its log so that every node knows them. Every method throws StoreUnreachable. */
export class Outbox {
  readonly #beside: BesideStore
  readonly #roomId: RoomId

  constructor(beside: BesideStore, roomId: RoomId) {
    this.#beside = beside
    this.#roomId = roomId
  }

  async read(): Promise<RoomMail> {
    const letters = new Map<string, OutboxLetter>()
    const latest = new Map<string, OutboxLetter>()
    const tries = new Map<string, Try[]>()
    const off = new Set<ParticipantId>()
    let settings: MailSettings | undefined
    for (const { key, value } of await this.#beside.read(this.#roomId, 'mail/')) {
      const [, what, id] = key.split('/')
      if (what === 'settings') settings = { ...usualMailSettings, ...(value as MailSettings) }
      else if (what === 'letter') {
        const letter = value as OutboxLetter
        letters.set(id!, letter)
        const name = `${letter.kind}.${letter.participantId}`
        if (letter.number > (latest.get(name)?.number ?? 0)) latest.set(name, letter)
      } else if (what === 'try')
        tries.set(
          id!,
          [...(tries.get(id!) ?? []), value as Try].sort((a, b) => a.number - b.number),
        )
      else if (what === 'off') off.add(id!)
    }
    return { settings: settings ?? usualMailSettings, active: settings !== undefined, letters, latest, tries, off }
  }

  /** Whether the room has anything to do with mail: asked of every room, so without reading all of it. */
  async isActive(): Promise<boolean> {
    return (await this.#beside.read(this.#roomId, settingsKey)).length > 0
  }

  /** What one letter is composed with. */
  async readFor(participantId: ParticipantId): Promise<{ settings: MailSettings; isOff: boolean }> {
    const [[kept], off] = await Promise.all([
      this.#beside.read(this.#roomId, settingsKey),
      this.#beside.read(this.#roomId, offKey(participantId)),
    ])
    const isOff = off.some(({ key }) => key === offKey(participantId))
    return { settings: { ...usualMailSettings, ...(kept?.value as MailSettings | undefined) }, isOff }
  }

  /** From now on letters go by themselves. */
  async keepSettings(settings: MailSettings): Promise<void> {
    await this.#beside.put(this.#roomId, [{ key: settingsKey, owners: [], value: settings }])
  }

  /** The usual settings, unless there are some. */
  async activate(): Promise<void> {
    await this.#beside.claim(this.#roomId, [{ key: settingsKey, owners: [], value: usualMailSettings }])
  }

  /** Puts letters into the outbox. Of two nodes that write the same, one does; of two that write a next one, too. How many were written. */
  async write(letters: readonly OutboxLetter[]): Promise<number> {
    let written = 0
    for (let i = 0; i < letters.length; i += AT_ONCE) {
      const some = letters.slice(i, i + AT_ONCE).map(recordOf)
      written += (await this.#beside.claim(this.#roomId, some)).length
    }
    return written
  }

  /**
   * Takes a letter to hand it over: undefined where another node has it, had it, or it is not its time. What is returned is as the store
   * has it now.
   */
  async take(mail: RoomMail, id: string, now: Instant): Promise<{ letter: OutboxLetter; number: number } | undefined> {
    const known = mail.letters.get(id)!
    const number = Math.max(known.tries, mail.tries.get(id)?.at(-1)?.number ?? 0) + 1
    const owners = [known.participantId]
    const value: Try = { number, at: now }
    const [mine] = await this.#beside.claim(this.#roomId, [{ key: tryKey(id, number), owners, value }])
    if (mine === undefined) return undefined
    // It may have been sent since it was read, and the tries dropped.
    const records = await this.#beside.read(this.#roomId, letterKey(id))
    const letter = records.find(({ key }) => key === letterKey(id))?.value as OutboxLetter | undefined
    if (letter?.state === 'waiting' && letter.tries < number && letter.notBefore <= now) return { letter, number }
    await this.#beside.drop(this.#roomId, [mine])
    return undefined
  }

  /** What came of a try. Letters of the same kind before it have said all they had to. */
  async settle(letter: OutboxLetter): Promise<void> {
    const id = letterId(letter)
    if ((await this.#beside.put(this.#roomId, [recordOf(letter)])) === 'gone') return
    const over = Array.from({ length: Math.min(letter.tries, 20) }, (_, i) => letter.tries - i)
    const old = letter.number > 1 ? [letterKey(letterId({ ...letter, number: letter.number - 1 }))] : []
    const isDone = letter.state !== 'waiting'
    await this.#beside.drop(this.#roomId, [
      ...over.slice(isDone ? 0 : 1).map((number) => tryKey(id, number)),
      ...(isDone ? old : []),
    ])
  }

  /** To be tried again, at once and as often as at first. */
  async again(letters: readonly OutboxLetter[], now: Instant): Promise<void> {
    const fresh = letters.map(({ words: _w, address: _a, doneAt: _d, ...letter }): OutboxLetter => ({
      ...letter,
      state: 'waiting',
      writtenAt: now,
      notBefore: now,
      byHand: true,
    }))
    // Under the same ids, so that what two organisers ask for at once is sent once.
    for (let i = 0; i < fresh.length; i += AT_ONCE)
      await this.#beside.put(this.#roomId, fresh.slice(i, i + AT_ONCE).map(recordOf))
  }

  async stopLetters(participantId: ParticipantId, now: Instant): Promise<'kept' | 'gone'> {
    return this.#beside.put(this.#roomId, [{ key: offKey(participantId), owners: [participantId], value: { at: now } }])
  }

  async resumeLetters(participantId: ParticipantId): Promise<void> {
    await this.#beside.drop(this.#roomId, [offKey(participantId)])
  }
}

function recordOf(letter: OutboxLetter): SideRecord {
  return { key: letterKey(letterId(letter)), owners: [letter.participantId], value: letter }
}
