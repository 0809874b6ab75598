import { protocolVersion, type Audience } from '../../shared/protocol.ts'
import type { View } from '../../shared/views/reducer.ts'
import type { Views } from '../room/views.ts'
import { linkKey } from './link-key.ts'
import { type DeviceStore, type KeptRoom, type LinkKey, ofLink, openDeviceStore } from './store.ts'

/** What was seen of a room under a link, kept on this device. */
export interface Remembered {
  room: KeptRoom
  views: Views
}

/** Nobody opened the link for so long: what lies here of it is of no more use. In ms. */
const FORGOTTEN_AFTER_MS = 60 * 86_400_000

/** What this device keeps for one link. Nothing of another link can be had through it. */
export class Device {
  readonly store: DeviceStore
  readonly link: LinkKey

  constructor(store: DeviceStore, link: LinkKey) {
    this.store = store
    this.link = link
  }

  /** Undefined: it was never here, or by a version that kept it in another shape. */
  async remembered(): Promise<Remembered | undefined> {
    const reading = this.store.transaction(['rooms', 'views'])
    const [room, views] = await Promise.all([
      reading.objectStore('rooms').get(this.link),
      reading.objectStore('views').getAll(ofLink(this.link)),
    ])
    if (room?.protocol !== protocolVersion || views.length === 0) return undefined
    return { room, views: new Map(views.map(({ audience, view }) => [audience, view])) }
  }

  /** All or nothing. What another tab has kept since stays. */
  async remember(room: Omit<KeptRoom, 'link' | 'protocol'>, changed: Iterable<[Audience, View]>): Promise<void> {
    const writing = this.store.transaction(['rooms', 'views'], 'readwrite')
    const rooms = writing.objectStore('rooms')
    const before = await rooms.get(this.link)
    if (before && before.protocol === protocolVersion && before.asOf > room.asOf) return
    await rooms.put({ ...room, link: this.link, protocol: protocolVersion })
    for (const [audience, view] of changed) await writing.objectStore('views').put({ link: this.link, audience, view })
    await writing.done
  }

  /** A document of that name has a database of its own. `unsent`: with something in it that the server has not stored. */
  async noteIs(name: string, unsent: boolean): Promise<void> {
    await this.store.put('notes', { link: this.link, name, unsent })
  }

  /** Names of the documents with something in them that only this device has. */
  async unsentNotes(): Promise<string[]> {
    return (await this.store.getAll('notes', ofLink(this.link))).filter(({ unsent }) => unsent).map(({ name }) => name)
  }

  /** The link is void: nothing of it stays. */
  async forget(): Promise<void> {
    await forget(this.store, this.link)
  }
}

/** Undefined where the browser keeps nothing: the page then works as at a first visit. Never rejects. */
export async function openDevice(token: string): Promise<Device | undefined> {
  const store = await openDeviceStore()
  if (!store) return undefined
  void forgetOld(store).catch(() => undefined)
  return new Device(store, linkKey(token))
}

async function forget(store: DeviceStore, link: LinkKey): Promise<void> {
  const notes = await store.getAll('notes', ofLink(link))
  const writing = store.transaction(['rooms', 'views', 'acts', 'notes', 'leases'], 'readwrite')
  const acts = await writing.objectStore('acts').index('link').getAllKeys(link)
  await Promise.all([
    writing.objectStore('rooms').delete(link),
    writing.objectStore('views').delete(ofLink(link)),
    writing.objectStore('notes').delete(ofLink(link)),
    writing.objectStore('leases').delete(link),
    ...acts.map((seq) => writing.objectStore('acts').delete(seq)),
  ])
  await writing.done
  for (const { name } of notes) indexedDB.deleteDatabase(noteDatabase(link, name))
}

/** Name of the database in which a document lies. */
export function noteDatabase(link: LinkKey, name: string): string {
  return `rondo:${link}:${name}`
}

async function forgetOld(store: DeviceStore): Promise<void> {
  const before = Date.now() - FORGOTTEN_AFTER_MS
  for (const { link, asOf } of await store.getAll('rooms')) if (asOf < before) await forget(store, link)
}
