import type { ProfileInput } from './commands.ts'
import { judgePerson } from './import/judge.ts'
import type { Fault, Profile } from './import/reading.ts'

/** Enough of an address to write to: something, an at, a domain with a dot. Whether it is theirs only a letter could tell. */
const address = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/**
 * [J2] A profile under the checks of an import, with an address to be reached at. Who leads a delegation, and an organisation's short
 * label, are nobody's to say who is not in the room.
 */
export function judgeWish(input: ProfileInput): { profile: Profile } | { faults: readonly Fault[] } {
  const judged = judgePerson({ ...input, lead: false, label: '' })
  const email = typeof input.email === 'string' ? input.email.trim() : ''
  const wrong: Fault[] = address.test(email) ? [] : [{ column: 'email', code: 'missing-value' }]
  if ('errors' in judged) {
    const others = judged.errors.filter(({ column }) => column !== 'email' || wrong.length === 0)
    return { faults: [...others, ...wrong] }
  }
  return wrong.length > 0 ? { faults: wrong } : { profile: judged.person }
}
