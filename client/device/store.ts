import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { Answer, Audience } from '../../shared/protocol.ts'
import type { Keepable } from '../../shared/kept.ts'
import type { View } from '../../shared/views/reducer.ts'

/** Of a link: `linkKey` of its token. */
export type LinkKey = string

/** Where somebody is, as it was when this was last known. */
export interface KeptRoom {
  link: LinkKey
  /** The shape of what is kept; of another version it is not read. */
  protocol: number
  roomId: RoomId
  me: ParticipantId
  /** ms that the room's clock is ahead of this device's. */
  offset: number
  /** When it was true, ms by the room's clock. */
  asOf: number
}

/** Something its owner did, until they have read what became of it. */
export interface KeptAct {
  /** Rises with every act made on this device, in whichever tab: the order in which they are sent, and their `seq` (L3). */
  seq: number
  clientId: string
  link: LinkKey
  command: Keepable
  /** ms by the room's clock. */
  madeAt: number
  /** It left this device at least once; whether it arrived, only the answer tells. */
  sent: boolean
  /** No tab waits for its answer in place any more: it has a row on the page. */
  inRow: boolean
  /** What became of it. `expired`: its time was over before it could be sent [K3]. */
  outcome?: Answer | 'expired'
}

export interface DeviceSchema extends DBSchema {
  rooms: { key: LinkKey; value: KeptRoom }
  views: { key: [LinkKey, Audience]; value: { link: LinkKey; audience: Audience; view: View } }
  acts: { key: number; value: KeptAct; indexes: { link: LinkKey } }
  /** Documents that have a database of their own; `unsent`: not all that was written has been stored by the server. */
  notes: { key: [LinkKey, string]; value: { link: LinkKey; name: string; unsent: boolean } }
  /** Where the browser has no locks: who sends, and until when (ms by this device's clock). */
  leases: { key: LinkKey; value: { link: LinkKey; holder: string; until: number } }
  own: { key: 'clientId'; value: string }
}
export type DeviceStore = IDBPDatabase<DeviceSchema>

/** A browser that has not said yes by then is treated as one that refuses, in ms. */
const PATIENCE_MS = 1000

/** Undefined where the browser keeps nothing: in some private windows, or when its disk is full. */
export function openDeviceStore(): Promise<DeviceStore | undefined> {
  const opened = openDB<DeviceSchema>('rondo', 1, {
    upgrade(database) {
      database.createObjectStore('rooms', { keyPath: 'link' })
      database.createObjectStore('views', { keyPath: ['link', 'audience'] })
      database.createObjectStore('acts', { keyPath: 'seq', autoIncrement: true }).createIndex('link', 'link')
      database.createObjectStore('notes', { keyPath: ['link', 'name'] })
      database.createObjectStore('leases', { keyPath: 'link' })
      database.createObjectStore('own')
    },
    // A newer page wants to change the shape: this one works on without.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  }).catch(() => undefined)
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))
  return Promise.race([opened, late])
}

/** All keys that begin with a link. */
export function ofLink(link: LinkKey): IDBKeyRange {
  return IDBKeyRange.bound([link], [link, []])
}
