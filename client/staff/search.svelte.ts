import { PeopleIndex } from '../../shared/people-index.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import { codeNames } from '../text/code-names.ts'
import { locale } from '../text/language.svelte.ts'

/** [F] One list of people that staff look through, made ready once. */
export class StaffSearch {
  #names = $derived.by(() => codeNames(locale()))
  #index = $derived.by(() => new PeopleIndex<ParticipantRecord>(this.#names))

  /** Those whom `text` finds, best first, then in the order given. All of them for a text without words. */
  found(people: readonly ParticipantRecord[], text: string): ParticipantRecord[] {
    if (text.trim() === '') return [...people]
    this.#index.update(people)
    const scores = this.#index.find(text)
    if (!scores) return [...people]
    return people.filter(({ id }) => scores.has(id)).sort((a, b) => scores.get(b.id)! - scores.get(a.id)!)
  }
}
