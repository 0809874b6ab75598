import { isStaff, type Issuer } from '../../shared/roles.ts'
import type { Room } from '../../shared/room.ts'
import type { Act } from './act.ts'
import type { Pair } from './pair.ts'

/** [Y] Whether somebody may read a document, by other means than the server's: staff all, a person the notes of those whose agenda is theirs to see. */
export function isEntitled(room: Room, issuer: Issuer, document: string): boolean {
  if (isStaff(issuer)) return true
  const me = issuer.role === 'participant' ? room.participants.get(issuer.participantId) : undefined
  const meeting = document.startsWith('note:') ? room.meetings.get(document.slice('note:'.length)) : undefined
  if (me?.state !== 'present' || !meeting) return false
  const present = meeting.participantIds
    .map((id) => room.participants.get(id)!)
    .filter(({ state }) => state === 'present')
  return present.some(
    ({ id, delegation }) => id === me.id || (me.lead && delegation !== '' && delegation === me.delegation),
  )
}

/** Documents in which the two histories may differ: to who may read them, that is no secret. */
export function differingDocuments({ steps }: Pair): ReadonlySet<unknown> {
  const hidden = steps.flatMap((step): Act[] => (step.is === 'hidden' ? [...step.left, ...step.right] : []))
  return new Set(hidden.flatMap(({ does }) => ('document' in does ? [does.document] : [])))
}
