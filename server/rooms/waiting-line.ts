import type { PersonalEntry } from '../../shared/commit.ts'
import type { Deed } from '../../shared/deeds.ts'
import { mayFreePlaces, type WaitingLine } from '../../shared/joining-line.ts'
import { mailForm, nameForm } from '../../shared/names.ts'
import type { Room } from '../../shared/room.ts'
import { byTurn } from '../../shared/joining-sides.ts'
import { profileAt } from '../../shared/views/words.ts'
import { labelled } from './applicants.ts'
import type { Standing } from './batch.ts'
import { People } from './people.ts'

/**
 * [J6] What the rules are told of the waiting list with a deed that may free a place, and the words of those who would come in, under a label
 * that is free. Undefined where nobody could move up. `put`: the words that the deed itself brings.
 */
export function waitingLineFor(
  deed: Deed,
  put: readonly PersonalEntry[],
  { room, words, newId }: Standing,
): { line: WaitingLine; put: PersonalEntry[] } | undefined {
  const decides = deed.type === 'set-joining' ? deed.joining.decides : room.joining?.decides
  if (decides !== 'at-once' || !mayFreePlaces(deed.type)) return undefined
  const waiting = [...room.applications.values()].filter(({ state }) => state === 'deferred').sort(byTurn)
  if (waiting.length === 0) return undefined
  const addresses = new Set([...addressesAfter(deed, room, (key) => profileAt(words, key).email), ...put.map(mailOf)])
  const known = waiting
    .filter(({ profile }) => addresses.has(mailForm(profileAt(words, profile).email)))
    .map(({ id }) => id)
  // No organisation's key is asked of it: what decides who may meet stays as they said it.
  const people = new People(room, words, nameForm)
  const comers = labelled(
    people,
    waiting.filter(({ id }) => !known.includes(id)),
    newId,
  )
  return { line: { known, profiles: comers.profiles }, put: comers.put }
}

/** Of those who will still be in the room. */
function addressesAfter(deed: Deed, room: Room, addressAt: (profile: string) => string): string[] {
  const leaves =
    deed.type === 'remove-participant' || deed.type === 'erase-participant' ? deed.participantId : undefined
  return [...room.participants.values()]
    .filter(({ id, state }) => state === 'present' && id !== leaves)
    .map(({ profile }) => mailForm(addressAt(profile)))
}

function mailOf({ value }: PersonalEntry): string {
  const { email } = (value ?? {}) as { email?: unknown }
  return typeof email === 'string' ? mailForm(email) : ''
}
