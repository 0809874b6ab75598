import { documentOf, type DocumentName } from '../../shared/documents.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import { isStaff, type Issuer } from '../../shared/roles.ts'
import type { Meeting, Room } from '../../shared/room.ts'
import { leads, presentParticipant } from '../../shared/speaking.ts'

/** What somebody may do with a document. `none`: there is such a document, or might be, and it is not theirs to know. */
export type Grant = 'write' | 'read' | 'none' | 'no-document'

/**
 * [Y] Staff write plans and all notes. A note belongs to its meeting, whatever became of that: the people it has now write, who leads one of
 * them reads, who was replaced has no part in it. Nothing is written in an archived room.
 */
export function grantFor(room: Room, issuer: Issuer, name: DocumentName): Grant {
  const grant = grantWhileOpen(room, issuer, name)
  return grant === 'write' && room.archived ? 'read' : grant
}

function grantWhileOpen(room: Room, issuer: Issuer, name: DocumentName): Grant {
  const document = documentOf(name)
  // Whether there is a plan or a meeting is told to staff only.
  const otherwise = isStaff(issuer) ? 'no-document' : 'none'
  if (!document) return otherwise
  switch (document.kind) {
    case 'board':
      return isStaff(issuer) ? 'write' : 'none'
    case 'plan': {
      const plan = room.plans.get(document.planId)
      if (!plan || plan.dropped) return otherwise
      return isStaff(issuer) ? 'write' : 'none'
    }
    case 'note':
    case 'staff-note': {
      const meeting = room.meetings.get(document.meetingId)
      if (!meeting || wasErased(room, meeting)) return otherwise
      if (isStaff(issuer)) return 'write'
      return document.kind === 'note' ? ofPerson(room, issuer, meeting) : 'none'
    }
  }
}

function ofPerson(room: Room, issuer: Issuer, { participantIds }: Meeting): Grant {
  if (issuer.role !== 'participant' || !presentParticipant(room, issuer.participantId)) return 'none'
  if (participantIds.includes(issuer.participantId)) return 'write'
  // With somebody who was removed, what they had goes out of their lead's sight.
  const present = participantIds.filter((id) => presentParticipant(room, id))
  return present.some((id) => leads(room, issuer.participantId, id)) ? 'read' : 'none'
}

/** Erased with the first of its people to be erased. */
function wasErased(room: Room, { participantIds }: Meeting): boolean {
  return participantIds.some((id) => room.participants.get(id)?.state === 'erased')
}

/** With whom a document is erased. */
export function ownersOf(room: Room, name: DocumentName): readonly ParticipantId[] {
  const document = documentOf(name)
  return document && 'meetingId' in document ? (room.meetings.get(document.meetingId)?.participantIds ?? []) : []
}
