import type { PersonalEntry } from '../../../shared/commit.ts'
import { nameForm } from '../../../shared/names.ts'
import type { Audience } from '../../../shared/protocol.ts'
import type { Room } from '../../../shared/room.ts'
import type { ViewRecord } from '../../../shared/views/records.ts'
import { recordsOf } from '../../../shared/views/project.ts'
import { unseal, type Sealed } from '../../../shared/views/sealed.ts'
import { profileAt } from '../../../shared/views/words.ts'

/** Records as the log and the words beside it make them, each as one text that can be compared. */
export class Sight {
  readonly #words: ReadonlyMap<string, unknown>

  constructor(personal: readonly PersonalEntry[]) {
    this.#words = new Map(personal.map(({ key, value }) => [key, value]))
  }

  /** The whole view, by the names of its records. */
  whole(room: Room, audience: Audience): Map<string, string> {
    return new Map(recordsOf(room, audience).map((sealed) => [nameOf(sealed.record), this.text(room, sealed)]))
  }

  text(room: Room, sealed: Sealed): string {
    const lookUp = (key: string) => this.#words.get(key)
    const isPersonName = (name: string) =>
      [...room.participants.values()].some(
        ({ profile }) => nameForm(profileAt(lookUp, profile).name) === nameForm(name),
      )
    return textOf(unseal(sealed, lookUp, { calendar: () => '', isPersonName }))
  }
}

export function nameOf({ kind, id }: Pick<ViewRecord, 'kind' | 'id'>): string {
  return `${kind}/${id}`
}

/** Without the calendar's link: each node says it under its own address. */
export function textOf(record: ViewRecord): string {
  return JSON.stringify(record.kind === 'me' ? { ...record, calendar: '' } : record)
}
