import type { ProfileInput } from '../../shared/commands.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { Field } from '../../shared/import/fields.ts'
import type { Fault } from '../../shared/import/reading.ts'
import { judgeWish } from '../../shared/joining-form.ts'
import { ask, type Said } from '../room/http.ts'
import { forget, keep, kept } from '../ui/keeping.ts'

export const chipFields = ['sectors', 'offers', 'seeks', 'languages'] as const

/** What somebody has typed so far. */
interface Draft {
  name: string
  email: string
  organisation: string
  kind: string
  country: string
  delegation: string
  sectors: string[]
  offers: string[]
  seeks: string[]
  languages: string[]
  stepFree: boolean
  online: boolean
  listed: boolean
  /** For programs that fill in every field there is; people do not see it. */
  homepage: string
}

/** Under which name this device sends, and how often it did: an answer that got lost makes no second application (L3). */
interface Sender {
  clientId: string
  seq: number
}

const nothing: Draft = {
  name: '',
  email: '',
  organisation: '',
  kind: '',
  country: '',
  delegation: '',
  sectors: [],
  offers: [],
  seeks: [],
  languages: [],
  stepFree: false,
  online: false,
  listed: false,
  homepage: '',
}

/** The form by which somebody applies, or corrects what they said. A first one is kept on the device while they type. */
export class WishForm {
  readonly draft: Draft
  /** Nothing is called wrong before somebody has tried to send it. */
  tried = $state(false)
  /** Faults that only the server found. */
  #told = $state.raw<readonly Fault[]>([])
  readonly #key: string | undefined
  readonly #roomId: RoomId

  /** `said`: what is to be corrected. Absent: a new application, which goes on where this device left it. */
  constructor(roomId: RoomId, said?: { profile: ProfileInput; listed: boolean }) {
    this.#roomId = roomId
    this.#key = said ? undefined : `rondo:wish:${roomId}`
    const before = said
      ? { ...asDraft(said.profile), listed: said.listed }
      : kept<Partial<Draft>>('browser', this.#key!)
    this.draft = $state({ ...nothing, ...before })
  }

  faults = $derived.by<readonly Fault[]>(() => {
    if (!this.tried) return []
    const judged = judgeWish(this.#profile())
    return 'faults' in judged ? judged.faults : this.#told
  })

  faultOf(field: Field): Fault | undefined {
    return this.faults.find(({ column }) => column === field)
  }

  /** Keeps what was typed on this device. */
  keep(): void {
    if (this.#key) keep('browser', this.#key, $state.snapshot(this.draft))
  }

  forget(): void {
    if (this.#key) forget('browser', this.#key)
  }

  /** `token`: of the application to be corrected; absent: a new one. */
  async send<T>(token?: string): Promise<Said<T>> {
    const wish = { profile: this.#profile(), listed: this.draft.listed, homepage: this.draft.homepage }
    const said = token
      ? await ask<T>('/api/application', { method: 'PUT', token, json: wish })
      : await ask<T>(`/api/rooms/${this.#roomId}/applications`, { json: { ...wish, ...this.#sender(wish) } })
    this.#told = said.ok ? [] : faultsIn(said.body)
    return said
  }

  #profile(): ProfileInput {
    const { listed: _, homepage: __, ...profile } = $state.snapshot(this.draft)
    return profile
  }

  /** The same wish sent again counts as sent once; another one has another number. */
  #sender(wish: unknown): Sender {
    const key = `rondo:sender:${this.#roomId}`
    const text = JSON.stringify(wish)
    const before = kept<Sender & { text: string }>('browser', key) ?? { clientId: newClientId(), seq: 0, text: '' }
    const now = { ...before, seq: before.text === text ? before.seq : before.seq + 1, text }
    keep('browser', key, now)
    return { clientId: now.clientId, seq: now.seq }
  }
}

function asDraft(profile: ProfileInput): Partial<Draft> {
  return Object.fromEntries(Object.entries(profile).filter(([name]) => name in nothing)) as Partial<Draft>
}

function faultsIn(body: unknown): readonly Fault[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : []
  return Array.isArray(errors) ? (errors as Fault[]) : []
}

/** `crypto.randomUUID` is missing on plain http. */
function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
