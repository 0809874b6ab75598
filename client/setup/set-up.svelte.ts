import { getContext, setContext } from 'svelte'
import type { RoomId } from '../../shared/ids.ts'
import { ask, type Asking, type Said } from '../room/http.ts'
import { enter } from '../room/links.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'
import { timesOf } from '../room/times.ts'
import { locale } from '../text/language.svelte.ts'
import { keep, kept } from '../ui/keeping.ts'

/** What an event cannot do without, in the order in which an organiser is led through it. */
export const steps = ['times', 'tables', 'rules', 'people', 'invitations'] as const
/** What it can. */
export const extras = ['joining', 'programme', 'mail', 'keeping'] as const
export type PageName = (typeof steps)[number] | (typeof extras)[number]

/** The organiser's set-up of one room: which page is open, what is done, and the way to ask the server over HTTP. */
export class SetUp {
  page = $state<PageName>('times')
  readonly client: RoomClient

  constructor(client: RoomClient) {
    this.client = client
    this.page = kept<PageName>('tab', pageKey(this.room.id)) ?? this.#firstToDo()
  }

  times = $derived.by(() => timesOf(locale(), this.room.timeZone))
  tables = $derived.by(() => [...this.client.records.tables.values()])
  people = $derived.by(() => [...this.client.records.participants.values()].filter(({ state }) => state === 'present'))
  /** A room without rules has one that holds: everybody may meet everybody. */
  done = $derived.by<Record<(typeof steps)[number], boolean>>(() => ({
    times: this.client.records.slots.length > 0,
    tables: this.tables.length > 0,
    rules: true,
    people: this.people.length > 0,
    invitations: this.people.some(({ openedAt }) => openedAt),
  }))

  get room() {
    return this.client.records.room!
  }

  open(page: PageName): void {
    this.page = page
    openNext(this.room.id, page)
  }

  /** Asks under this tab's link for what commands cannot bring: lists, links, files. `path` comes after `/api/rooms/<id>`. */
  ask<T>(path: string, asking: Asking = {}): Promise<Said<T>> {
    const token = enter(this.room.id, undefined)?.token
    return ask<T>(`/api/rooms/${this.room.id}${path}`, { ...asking, ...(token && { token }) })
  }

  /** A file that the room hands out; undefined where it did not come. */
  async download(path: string): Promise<Blob | undefined> {
    const token = enter(this.room.id, undefined)?.token
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`/api/rooms/${this.room.id}/${path}`, { headers }).catch(() => undefined)
    return response?.ok ? response.blob() : undefined
  }

  #firstToDo(): PageName {
    return steps.find((step) => !this.done[step]) ?? 'invitations'
  }
}

const pageKey = (roomId: RoomId) => `rondo:set-up:${roomId}`

/** The page that the set-up shows when it is opened in this tab the next time. */
export function openNext(roomId: RoomId, page: PageName): void {
  keep('tab', pageKey(roomId), page)
}

const key = Symbol('set-up')

export function carrySetUp(here: SetUp): void {
  setContext(key, here)
}

/** The set-up this component is part of. */
export function setUp(): SetUp {
  return getContext<SetUp>(key)
}
