import type { PersonalEntry } from '../../shared/commit.ts'
import { emptyRoom } from '../../shared/evolve.ts'
import type { PersonalKey } from '../../shared/ids.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Room } from '../../shared/room.ts'
import { decideBatch } from '../../server/rooms/batch.ts'
import { Identities } from '../../server/rooms/identities.ts'
import { Ids, jobOf, type Act } from './act.ts'

type Entries = ReadonlyMap<PersonalKey, PersonalEntry>

/** One of two histories while they are made: a room and the words beside it. Never changed, so an act can be tried. */
export class Side {
  readonly room: Room
  readonly #entries: Entries
  /** What its audience may see of it, once that was asked. */
  #seen: string | undefined

  constructor(room: Room = emptyRoom(), entries: Entries = new Map()) {
    this.room = room
    this.#entries = entries
  }

  readonly words = (key: PersonalKey): unknown => this.#entries.get(key)?.value

  /** `look` is always the same one for a side. */
  seen(look: (side: Side) => string): string {
    return (this.#seen ??= look(this))
  }

  /** The room after the act: this same side where it was refused or changed nothing. */
  after(act: Act): { side: Side; rejection?: Rejection } {
    const job = jobOf(act)
    if (!job) return { side: this, rejection: { code: 'malformed' } }
    const ids = new Ids()
    ids.under(act.label)
    const standing = { room: this.room, words: this.words, newId: ids.next, versionSeen: () => undefined }
    const { fates, steps, write } = decideBatch([job], { ...standing, identities: new Identities() }, act.at)
    const [fate] = fates
    if (fate?.is === 'refused') return { side: this, rejection: fate.rejection }
    const [step] = steps
    if (!step) return { side: this }
    const entries = new Map(this.#entries)
    for (const key of write.drop) entries.delete(key)
    for (const [key, { owners }] of entries)
      if (owners.some((owner) => write.erase.includes(owner))) entries.delete(key)
    for (const entry of write.put) entries.set(entry.key, entry)
    return { side: new Side(step.after, entries) }
  }
}
