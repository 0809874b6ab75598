import {
  accept,
  type Asking,
  type Decision,
  nothingToDo,
  organiserOnly,
  reject,
  type Rules,
  staffOnly,
} from './decision.ts'
import type { Person } from './deeds.ts'
import type { RoomEvent } from './events.ts'
import type { ApplicationId, ParticipantId } from './ids.ts'
import { withoutPerson } from './meetings.ts'
import { isOrganiser, isStaff } from './roles.ts'
import type { Facts, Room } from './room.ts'
import { presentParticipant, speaksFor } from './speaking.ts'

type PeopleDeed =
  | 'add-participant'
  | 'change-participant'
  | 'import-participants'
  | 'remove-participant'
  | 'erase-participant'
  | 'add-staff'
  | 'revoke-staff'
  | 'renew-link'
  | 'open-link'

/** [I] [V] Who takes part, and with which link. */
export const peopleRules: Rules<PeopleDeed> = {
  'add-participant': ({ room, issuer }, person) => {
    if (!isStaff(issuer)) return staffOnly
    if (room.participants.has(person.participantId)) return reject('duplicate')
    return accept(added(person), { participantId: person.participantId })
  },

  /**
   * [D5] One's own words, and needs, or those of whom one leads; organisation, kind, country and delegation decide who may meet, so
   * staff change them.
   */
  'change-participant': ({ room, issuer }, { participantId, facts, profile }) => {
    if (!speaksFor(room, issuer, participantId)) return reject({ code: 'not-allowed', needs: 'facilitator' })
    const before = presentParticipant(room, participantId)
    if (!before) return reject('not-found')
    if (!isStaff(issuer)) {
      const fixed = (['organisation', 'kind', 'country', 'delegation', 'lead'] as const).find(
        (name) => facts[name] !== before[name],
      )
      if (fixed) return reject({ code: 'not-allowed', needs: 'facilitator', field: fixed })
    }
    if (profile === before.profile && sameFacts(facts, before)) return nothingToDo()
    return accept({ type: 'participant-changed', participantId, facts, profile })
  },

  'import-participants': ({ room, issuer }, { added: newcomers, changed }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    const updates = changed.filter(({ participantId, facts, profile }) => {
      const before = room.participants.get(participantId)
      return (
        before &&
        before.state !== 'erased' &&
        !(before.state === 'present' && profile === before.profile && sameFacts(facts, before))
      )
    })
    return accept([
      ...newcomers.map(added),
      ...updates.map(({ participantId, facts, profile }): RoomEvent => ({
        type: 'participant-changed',
        participantId,
        facts,
        profile,
      })),
    ])
  },

  /** [V6] Future meetings are cancelled, pending requests closed; the name stays for staff and partners. */
  'remove-participant': (asking, { participantId }) => {
    if (!isStaff(asking.issuer)) return staffOnly
    const person = asking.room.participants.get(participantId)
    if (!person) return reject('not-found')
    if (person.state !== 'present') return nothingToDo()
    return leaving(asking, participantId, { type: 'participant-removed', participantId })
  },

  /** [V5] As removed, and no word of theirs is kept. What was held still counts. */
  'erase-participant': (asking, { participantId }) => {
    if (!isOrganiser(asking.issuer)) return organiserOnly
    const person = asking.room.participants.get(participantId)
    if (!person) return erasedApplication(asking.room, participantId)
    if (person.state === 'erased') return nothingToDo()
    return leaving(asking, participantId, { type: 'participant-erased', participantId })
  },

  'add-staff': ({ room, issuer }, { staffId, role, name }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    if (room.staff.has(staffId)) return reject('duplicate')
    return accept({ type: 'staff-added', staffId, role, name })
  },

  'revoke-staff': ({ room, issuer }, { staffId }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    const member = room.staff.get(staffId)
    if (!member) return reject('not-found')
    return member.revoked ? nothingToDo() : accept({ type: 'staff-revoked', staffId })
  },

  /** The old link stops working; the next sheet shows the new one. */
  'renew-link': ({ room, issuer }, { participantId, link }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    if (link) return accept({ type: 'shared-link-renewed', link, generation: room.linkGenerations[link] + 1 })
    const person = participantId === undefined ? undefined : presentParticipant(room, participantId)
    if (!person) return reject({ code: 'not-found', field: 'participantId' })
    return accept({ type: 'link-renewed', participantId: person.id, generation: person.linkGeneration + 1 })
  },

  'open-link': ({ room, issuer }) => {
    if (issuer.role !== 'participant') return reject({ code: 'not-allowed', needs: 'participant' })
    const person = presentParticipant(room, issuer.participantId)
    if (!person) return reject('not-found')
    return person.openedAt === null ? accept({ type: 'link-opened', participantId: person.id }) : nothingToDo()
  },
}

function added({ participantId, facts, profile }: Person): RoomEvent {
  return { type: 'participant-added', participantId, facts, profile }
}

/** [J9] Who asked to take part and is not in the room can be forgotten too. */
function erasedApplication(room: Room, applicationId: ApplicationId): Decision {
  const application = room.applications.get(applicationId)
  if (!application) return reject('not-found')
  return application.state === 'gone' ? nothingToDo() : accept({ type: 'application-erased', applicationId })
}

function sameFacts(a: Facts, b: Facts): boolean {
  const names = ['organisation', 'kind', 'country', 'delegation', 'stepFree', 'online', 'lead'] as const
  return names.every((name) => a[name] === b[name])
}

function leaving({ room, at }: Asking, participantId: ParticipantId, gone: RoomEvent): Decision {
  return accept([
    ...closedRequests(room, participantId),
    ...leftMeetings(room, participantId),
    ...leftItems(room, participantId, at),
    gone,
  ])
}

function closedRequests(room: Room, participantId: ParticipantId): RoomEvent[] {
  const pending = (room.requestsOf.get(participantId) ?? [])
    .map((id) => room.requests.get(id)!)
    .filter(({ state }) => state === 'pending')
  return pending.map(({ id: requestId, from }) => ({
    type: from === participantId ? 'request-withdrawn' : 'request-expired',
    requestId,
  }))
}

/** A pair's meeting is cancelled; of three or more, the others go on [M9]. What has begun stays as it is. */
function leftMeetings(room: Room, participantId: ParticipantId): RoomEvent[] {
  const meetings = (room.meetingsOf.get(participantId) ?? []).map((id) => room.meetings.get(id)!)
  return meetings
    .filter(({ state }) => state === 'waiting' || state === 'placed')
    .map((meeting) => withoutPerson(room, meeting, participantId, null))
}

function leftItems(room: Room, participantId: ParticipantId, at: number): RoomEvent[] {
  const items = [...room.items.values()].filter((item) => item.startsAt > at && item.signedUp.includes(participantId))
  return items.map(({ id: itemId }) => ({ type: 'item-signed-off', itemId, participantId }))
}
