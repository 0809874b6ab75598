import type { ParticipantRecord } from '../../shared/views/records.ts'
import { folded } from '../phone/folded.ts'

/**
 * People in whom every word of `text` is found, at the start of a word: those whose name has them all first, else in the order given.
 * All of them for no text.
 */
export function found(people: readonly ParticipantRecord[], text: string): ParticipantRecord[] {
  const words = folded(text).split(' ').filter(Boolean)
  if (words.length === 0) return [...people]
  const has = (said: string) => words.every((word) => ` ${folded(said)}`.includes(` ${word}`))
  const fits = people.filter(({ name, organisation, label, country, email }) =>
    has([name, organisation, label, country, email ?? ''].join(' ')),
  )
  const named = fits.filter(({ name }) => has(name))
  return [...named, ...fits.filter((person) => !named.includes(person))]
}
