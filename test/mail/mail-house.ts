import { vi } from 'vitest'
import type { MailSettings, MailState } from '../../shared/mail.ts'
import { usualMailSettings } from '../../shared/mail.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { HandClock } from '../server/hand-clock.ts'
import { call, openHouse, type Called, type House, type Opened } from '../server/house.ts'
import type { MailServer } from './mail-server.ts'

/** Eight in the morning in Rome, a week before the room's one morning. */
export const weekBefore = Date.UTC(2030, 5, 7, 6)
export const MINUTE = 60_000

/** 10:00 to 13:00 in Rome on 14 June 2030, six slots, tables 1 to 3. */
export const fourteenthOfJune = {
  title: 'Fête des Clusters',
  timeZone: 'Europe/Rome',
  sessions: [{ name: 'Morning', startsAt: '2030-06-14T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
  tables: 3,
}

/** With what a server sends mail. */
export function mailEnvironment({ url }: Pick<MailServer, 'url'>): Record<string, string> {
  return {
    SMTP_URL: url,
    MAIL_FROM: 'Rondo <rondo@hall.example>',
    MAIL_PER_SECOND: '1000',
    PUBLIC_URL: 'https://rondo.example',
  }
}

/** A server in this process that sends mail. */
export function openMailHouse(
  mail: Pick<MailServer, 'url'>,
  options: { clock?: HandClock; store?: RoomStore; log?: { write(line: string): void }; clientDir?: string } = {},
): Promise<House> {
  return openHouse({
    ...options,
    clock: options.clock ?? new HandClock(weekBefore),
    environment: mailEnvironment(mail),
  })
}

/** What an organiser does about letters. */
export class MailDesk {
  readonly #house: Pick<House, 'url'>
  readonly #room: Opened

  constructor(house: Pick<House, 'url'>, room: Opened) {
    this.#house = house
    this.#room = room
  }

  async state(): Promise<MailState> {
    return (await this.#ask('GET', '')).json as MailState
  }

  /** To whom `to` names, as many as there are now. */
  async send(kind: 'invitation' | 'reminder', to: 'all' | 'not-invited' | 'not-opened'): Promise<Called> {
    const { counts } = await this.state()
    return this.post('/send', { kind, to, count: counts[kind][to] })
  }

  settle(settings: Partial<MailSettings> = {}): Promise<Called> {
    return this.post('/settings', { ...usualMailSettings, ...settings })
  }

  post(path: string, body: object): Promise<Called> {
    return this.#ask('POST', path, body)
  }

  #ask(method: string, path: string, body?: object): Promise<Called> {
    const { roomId, tokens } = this.#room
    const token = tokens.organiser
    return call(this.#house, method, `/api/rooms/${roomId}/mail${path}`, { token, ...(body && { body }) })
  }
}

/** Imports people as they are; each has an address at `x.example` unless they say otherwise. */
export async function bring(house: House, room: Opened, people: readonly object[]) {
  const body = people.map((person, i) => ({
    organisation: `House ${i}`,
    kind: 'company',
    country: 'IT',
    email: `p${i}@x.example`,
    ...person,
  }))
  const path = `/api/rooms/${room.roomId}/participants`
  const { status, json, text } = await call(house, 'POST', path, { body, token: room.tokens.organiser })
  if (status !== 200) throw new Error(`Nobody was imported: ${text}`)
  return (json as { participants: { id: string; name: string; token: string; link: string; email: string }[] })
    .participants
}

/** Lets the clock go on, a little at a time, until `check` holds. */
export async function passing(clock: HandClock, check: () => void | Promise<void>, stepMs = 1000): Promise<void> {
  await vi.waitFor(
    async () => {
      clock.move(stepMs)
      await check()
    },
    { timeout: 25_000, interval: 20 },
  )
}

/** Waits for a state that comes about without the clock. */
export function soon(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 25_000, interval: 20 })
}
