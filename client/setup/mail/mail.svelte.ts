import type { Crowd, LetterRecord, MailSettings, MailState, Send, TestLetter } from '../../../shared/mail.ts'
import type { ParticipantRecord } from '../../../shared/views/records.ts'
import type { Said } from '../../room/http.ts'
import type { SetUp } from '../set-up.svelte.ts'

/** How often the state is asked for, in ms: until it is known and while letters are on their way, and else. */
export const LOOK_MS = { busy: 2_000, quiet: 10_000 }

export const filters = ['problems', 'waiting', 'sent', 'optedOut'] as const
export type Filter = (typeof filters)[number]

/** A letter to somebody, or their no to letters. */
export interface Row {
  id: string
  person: ParticipantRecord
  letter: LetterRecord | undefined
}

/** A room's mail as its organiser sees and sends it. Only the server knows it, so it is asked for. */
export class RoomMail {
  /** undefined: not answered yet, or not at all. */
  state = $state.raw<MailState>()
  failed = $state(false)
  readonly #here: SetUp
  /** Requests are numbered; the state is from the answer to this one. */
  #told = 0
  #asked = 0

  constructor(here: SetUp) {
    this.#here = here
  }

  rows = $derived.by<Record<Filter, readonly Row[]>>(() => {
    const rows: Record<Filter, Row[]> = { problems: [], waiting: [], sent: [], optedOut: [] }
    const people = new Map(this.#here.people.map((person) => [person.id, person]))
    for (const { participantId, optedOut, letters } of this.state?.people ?? []) {
      const person = people.get(participantId)
      if (!person) continue
      if (optedOut) rows.optedOut.push({ id: participantId, person, letter: undefined })
      for (const letter of letters) rows[filterOf[letter.state]].push({ id: letter.id, person, letter })
    }
    const latestFirst = (a: Row, b: Row) => (b.letter?.at ?? '').localeCompare(a.letter?.at ?? '')
    for (const filter of filters) rows[filter].sort(latestFirst)
    return rows
  })
  waiting = $derived(this.rows.waiting.length)

  /** Asks now and then every so often. Returns how to stop. */
  watch(everyMs: number): () => void {
    void this.#look()
    const timer = setInterval(() => void this.#look(), everyMs)
    return () => clearInterval(timer)
  }

  settle(settings: MailSettings): Promise<Said<MailState>> {
    return this.#took(this.#ask('/settings', settings))
  }

  send(sending: Send): Promise<Said<MailState>> {
    return this.#took(this.#ask('/send', sending))
  }

  again(letterIds: readonly string[]): Promise<Said<MailState>> {
    return this.#took(this.#ask('/again', { letterIds }))
  }

  /** It tells of the mail server too, so the state is asked for after it. */
  async test(to: string): Promise<Said<TestLetter>> {
    const said = await this.#ask<TestLetter>('/test', { to })
    await this.#look()
    return said
  }

  /** What a crowd gets: who has not opened their link is reminded, the others are invited. */
  kindFor(crowd: Crowd): Send['kind'] {
    return crowd === 'not-opened' ? 'reminder' : 'invitation'
  }

  countOf(crowd: Crowd): number {
    return this.state?.counts[this.kindFor(crowd)][crowd] ?? 0
  }

  #look(): Promise<Said<MailState>> {
    return this.#took(this.#here.ask<MailState>('/mail', { method: 'GET' }))
  }

  #ask<T>(path: string, json: unknown): Promise<Said<T>> {
    return this.#here.ask<T>(`/mail${path}`, { json })
  }

  /** An answer that was overtaken by that to a later request is older than what is shown. */
  async #took(asking: Promise<Said<MailState>>): Promise<Said<MailState>> {
    const number = ++this.#asked
    const said = await asking
    if (said.ok && number > this.#told) {
      this.#told = number
      this.state = said.body
    }
    this.failed = !said.ok && !this.state
    return said
  }
}

const filterOf = { refused: 'problems', waiting: 'waiting', sent: 'sent' } as const
