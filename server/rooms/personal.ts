import type { PersonalEntry } from '../../shared/commit.ts'
import type { ParticipantId, PersonalKey } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import type { Room } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'

/** The personal data of a room that is in memory, by key; what lies beside the log and nowhere else. */
export class Personal {
  readonly #entries = new Map<PersonalKey, PersonalEntry>()
  #names: { of: Room['participants']; forms: Set<string> } | undefined

  /** For views and rules of words; undefined where it was erased. */
  readonly words = (key: PersonalKey): unknown => this.#entries.get(key)?.value

  put(entries: Iterable<PersonalEntry>): void {
    for (const entry of entries) this.#entries.set(entry.key, entry)
    this.#names = undefined
  }

  drop(keys: Iterable<PersonalKey>): void {
    for (const key of keys) this.#entries.delete(key)
  }

  erase(owners: readonly ParticipantId[]): void {
    if (owners.length === 0) return
    for (const entry of this.#entries.values()) {
      if (entry.owners.some((owner) => owners.includes(owner))) this.#entries.delete(entry.key)
    }
  }

  /** Whether a person of `room` bears this name, compared as organisations are (CASES V). */
  isPersonName(room: Room, name: string): boolean {
    if (this.#names?.of !== room.participants) {
      const forms = [...room.participants.values()].map(({ profile }) => nameForm(profileAt(this.words, profile).name))
      this.#names = { of: room.participants, forms: new Set(forms) }
    }
    return this.#names.forms.has(nameForm(name))
  }
}
