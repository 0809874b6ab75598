import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Keys made at once: making them costs a flush, taking one does not. */
const MADE_AT_ONCE = 1024

/** Which key of the file: 0, 1, 2, ... */
export type Slot = number

/**
 * A file of random keys, one for each piece of personal data. lmdb leaves the bytes of what it deletes in freed pages; so what lies
 * there is sealed, and to erase it for good its 32-byte key is overwritten in place by a new one. Every slot always holds a key:
 * one that nothing is sealed with is free to be taken.
 */
export class KeyFile {
  readonly #file: FileHandle
  #keys: Buffer
  #free: Slot[] = []
  #growing: Promise<unknown> = Promise.resolve()

  private constructor(file: FileHandle, keys: Buffer) {
    this.#file = file
    this.#keys = keys
  }

  /**
   * Renews every key that is not `used`: where a process died between deleting data and renewing its key, that is made up for here.
   * `sample`: something that was sealed with a used key, to see before anything is overwritten that these are its keys.
   * @throws Error they are not
   */
  static async open(path: string, used: ReadonlySet<Slot>, sample?: { slot: Slot; sealed: Buffer }): Promise<KeyFile> {
    const file = await open(path, 'a+', 0o600).then(async (created) => {
      await created.close()
      return open(path, 'r+')
    })
    const bytes = await file.readFile()
    const keys = bytes.subarray(0, bytes.length - (bytes.length % KEY_BYTES))
    const keyFile = new KeyFile(file, keys)
    if (!keyFile.#opens(used, sample)) {
      await file.close()
      throw new Error('the file keys does not belong to its log. Put back a copy of the whole folder.')
    }
    const unused = Array.from({ length: keys.length / KEY_BYTES }, (_, slot) => slot).filter((slot) => !used.has(slot))
    await keyFile.renew(unused)
    return keyFile
  }

  /** Slots that are on disk and that nobody else has. Give them back, or renew them. */
  async take(count: number): Promise<Slot[]> {
    const taken = this.#growing.then(async () => {
      await this.#grow(count)
      return this.#free.splice(0, count)
    })
    this.#growing = taken.catch(() => undefined)
    return taken
  }

  /** For slots that were taken and that nothing was sealed with after all. */
  giveBack(slots: readonly Slot[]): void {
    this.#free.push(...slots)
  }

  /** What was sealed with these slots' keys is gone for good when this resolves. */
  async renew(slots: readonly Slot[]): Promise<void> {
    if (slots.length === 0) return
    for (const [first, last] of runs(slots)) {
      const fresh = randomBytes((last - first + 1) * KEY_BYTES)
      fresh.copy(this.#keys, first * KEY_BYTES)
      await this.#write(fresh, first)
    }
    await this.#file.datasync()
    for (const slot of slots) this.#free.push(slot)
  }

  seal(slot: Slot, content: string | Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key(slot), nonce)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }

  /** @throws Error the bytes are not those that were sealed with this slot's key. */
  unseal(slot: Slot, sealed: Buffer): string {
    return this.unsealBytes(slot, sealed).toString()
  }

  /** @throws Error the same. */
  unsealBytes(slot: Slot, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key(slot), sealed.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  #opens(used: ReadonlySet<Slot>, sample: { slot: Slot; sealed: Buffer } | undefined): boolean {
    const count = this.#keys.length / KEY_BYTES
    for (const slot of used) if (slot >= count) return false
    try {
      if (sample) this.unseal(sample.slot, sample.sealed)
      return true
    } catch {
      return false
    }
  }

  #key(slot: Slot): Buffer {
    return this.#keys.subarray(slot * KEY_BYTES, (slot + 1) * KEY_BYTES)
  }

  async #grow(wanted: number): Promise<void> {
    const missing = wanted - this.#free.length
    if (missing <= 0) return
    const made = Math.max(missing, MADE_AT_ONCE)
    const fresh = randomBytes(made * KEY_BYTES)
    const first = this.#keys.length / KEY_BYTES
    await this.#write(fresh, first)
    await this.#file.datasync()
    this.#keys = Buffer.concat([this.#keys, fresh])
    for (let slot = first; slot < first + made; slot++) this.#free.push(slot)
  }

  async #write(keys: Buffer, first: Slot): Promise<void> {
    let written = 0
    while (written < keys.length) {
      const { bytesWritten } = await this.#file.write(keys, written, keys.length - written, first * KEY_BYTES + written)
      written += bytesWritten
    }
  }
}

/** First and last of each stretch of neighbours. */
function runs(slots: readonly Slot[]): [first: Slot, last: Slot][] {
  const found: [Slot, Slot][] = []
  for (const slot of [...slots].sort((a, b) => a - b)) {
    const run = found.at(-1)
    if (run && slot === run[1] + 1) run[1] = slot
    else found.push([slot, slot])
  }
  return found
}
