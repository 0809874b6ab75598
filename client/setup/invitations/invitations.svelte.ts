import type { ParticipantRecord } from '../../../shared/views/records.ts'
import { StaffSearch } from '../../staff/search.svelte.ts'
import type { SetUp } from '../set-up.svelte.ts'

/** A person with their link, as the server tells it. */
interface Told {
  id: string
  link: string
}

/** One invitation: who it is for, and the link that lets them in. */
export interface Invitation {
  id: string
  person: ParticipantRecord
  link: string
}

export const filters = ['all', 'notOpened', 'askedNobody'] as const
export type Filter = (typeof filters)[number]

/** Everybody's personal link, beside what the room knows of them. */
export class Invitations {
  /** undefined: not answered yet. */
  state = $state<'ready' | 'failed'>()
  sought = $state('')
  filter = $state<Filter>('all')
  #here: SetUp
  #links = $state.raw<ReadonlyMap<string, string>>(new Map())

  constructor(here: SetUp) {
    this.#here = here
  }

  all = $derived.by<readonly Invitation[]>(() => {
    const links = this.#links
    const people = this.#here.people.flatMap((person) => {
      const link = links.get(person.id)
      return link ? [{ id: person.id, person, link }] : []
    })
    return people.sort(
      (a, b) => a.person.label.localeCompare(b.person.label) || a.person.name.localeCompare(b.person.name),
    )
  })
  readonly #search = new StaffSearch()
  found = $derived.by(() => {
    const byId = new Map(this.all.filter(({ person }) => fits(person, this.filter)).map((one) => [one.id, one]))
    const people = [...byId.values()].map(({ person }) => person)
    return this.#search.found(people, this.sought).map(({ id }) => byId.get(id)!)
  })

  count(filter: Filter): number {
    return this.all.filter(({ person }) => fits(person, filter)).length
  }

  async load(): Promise<void> {
    const said = await this.#here.ask<{ participants: Told[] }>('/invitations', { method: 'GET' })
    this.state = said.ok ? 'ready' : 'failed'
    if (said.ok) this.#links = new Map(said.body.participants.map(({ id, link }) => [id, link]))
  }
}

function fits({ openedAt, asked }: ParticipantRecord, filter: Filter): boolean {
  if (filter === 'notOpened') return !openedAt
  return filter === 'all' || !asked
}
