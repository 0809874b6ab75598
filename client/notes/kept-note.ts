import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { noteDatabase, type Device } from '../device/device.ts'

/** A document that also lies on this device, so that what is written without a line outlives its tab. */
export class KeptNote {
  readonly #device: Device
  readonly #name: string
  readonly #lying: IndexeddbPersistence

  constructor(device: Device, name: string, doc: Y.Doc) {
    this.#device = device
    this.#name = name
    this.#lying = new IndexeddbPersistence(noteDatabase(device.link, name), doc)
  }

  /** All that lies here is in the document. */
  async read(): Promise<void> {
    await this.#lying.whenSynced
  }

  /** Whether something in it is not stored by the server: then it is brought there when there is a line, also by another page. */
  async note(unsent: boolean): Promise<void> {
    await this.#device.noteIs(this.#name, unsent)
  }

  async close(): Promise<void> {
    await this.#lying.destroy()
  }
}
