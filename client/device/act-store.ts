import type { Keepable } from '../../shared/kept.ts'
import type { DeviceStore, KeptAct, LinkKey } from './store.ts'

/** The acts of one link as they lie on the device. Each step is one transaction, so that tabs do not come between each other. */
export class ActStore {
  readonly #store: DeviceStore
  readonly #link: LinkKey

  constructor(store: DeviceStore, link: LinkKey) {
    this.#store = store
    this.#link = link
  }

  /** In the order in which they were made. */
  all(): Promise<KeptAct[]> {
    return this.#store.getAllFromIndex('acts', 'link', this.#link)
  }

  /** @returns its `seq` */
  async add(command: Keepable, madeAt: number, inRow: boolean): Promise<number> {
    const writing = this.#store.transaction(['acts', 'own'], 'readwrite')
    const own = writing.objectStore('own')
    const clientId = (await own.get('clientId')) ?? newClientId()
    await own.put(clientId, 'clientId')
    const act = { clientId, link: this.#link, command, madeAt, sent: false, inRow } as KeptAct
    const seq = await writing.objectStore('acts').add(act)
    await writing.done
    return seq
  }

  /** The oldest act that waits, from now on under way: it cannot be taken back any more. */
  async next(): Promise<KeptAct | undefined> {
    const writing = this.#store.transaction('acts', 'readwrite')
    const act = (await writing.store.index('link').getAll(this.#link)).find(({ outcome }) => outcome === undefined)
    if (act) await writing.store.put({ ...act, sent: true })
    await writing.done
    return act
  }

  async change(seq: number, changes: Partial<Pick<KeptAct, 'outcome' | 'inRow'>>): Promise<void> {
    const writing = this.#store.transaction('acts', 'readwrite')
    const act = await writing.store.get(seq)
    if (act) await writing.store.put({ ...act, ...changes })
    await writing.done
  }

  /** Takes an act back before it was sent. False: it is under way. */
  async takeBack(seq: number): Promise<boolean> {
    const writing = this.#store.transaction('acts', 'readwrite')
    const act = await writing.store.get(seq)
    const isHere = act !== undefined && !act.sent
    if (isHere) await writing.store.delete(seq)
    await writing.done
    return isHere
  }

  async remove(seqs: readonly number[]): Promise<void> {
    const writing = this.#store.transaction('acts', 'readwrite')
    await Promise.all(seqs.map((seq) => writing.store.delete(seq)))
    await writing.done
  }
}

/** `crypto.randomUUID` is missing on plain http. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `kept-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
