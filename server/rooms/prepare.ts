import type { RoomCommand } from '../../shared/commands.ts'
import type { PersonalEntry } from '../../shared/commit.ts'
import type { Deed } from '../../shared/deeds.ts'
import type { ParticipantId, PersonalKey, Version } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import type { Issuer } from '../../shared/roles.ts'
import { parseCursor } from '../../shared/views/ledger.ts'
import { privacyAt } from '../../shared/views/words.ts'
import type { Links } from '../links.ts'
import type { Preparation, Standing } from './batch.ts'
import { prepareAcceptance } from './applicants.ts'
import { People } from './people.ts'
import { prepareJoining } from './prepare-joining.ts'
import { preparePerson } from './prepare-people.ts'
import { prepareSetUp } from './prepare-set-up.ts'

/** How a command comes to be a deed: its words go beside the log, local times become instants, cursors become versions. */
export function prepare(command: RoomCommand, issuer: Issuer, links: Links): (standing: Standing) => Preparation {
  return (standing) => {
    const { room, words, newId } = standing
    const fromSecret = (name: string) => links.organisationKey(room.roomId, nameForm(name))
    const organisationKey = (name: string) => new People(room, words, fromSecret).organisationKey(name)
    switch (command.type) {
      case 'send-request': {
        const from = command.from ?? ownId(issuer)
        const said = wordsBeside(command.message, [from, command.to], newId)
        return deed({ ...command, message: said.key }, said.put)
      }
      case 'decline-request': {
        const request = room.requests.get(command.requestId)
        const said = wordsBeside(command.reason, [request?.from, request?.to], newId)
        return deed({ ...command, reason: said.key }, said.put)
      }
      case 'cancel-meeting': {
        const said = wordsBeside(command.reason, room.meetings.get(command.meetingId)?.participantIds ?? [], newId)
        return deed({ ...command, reason: said.key }, said.put)
      }
      case 'acknowledge': {
        const { meetingId, participantId, cursor } = command
        return deed({ type: 'acknowledge', meetingId, participantId, upTo: shownUpTo(standing, issuer, cursor) })
      }
      case 'describe-privacy': {
        const value = { responsible: command.responsible, text: command.text.trim() }
        if (!value.responsible && !value.text) return deed({ type: command.type, words: null })
        const was = privacyAt(words, room.privacy)
        if (room.privacy && was.responsible === value.responsible && was.text === value.text)
          return deed({ type: command.type, words: room.privacy })
        const key: PersonalKey = `privacy/${newId()}`
        return deed({ type: command.type, words: key }, [{ key, owners: [], value }])
      }
      case 'start-plan': {
        const key = planName(newId)
        return deed({ ...command, name: key }, [{ key, owners: [], value: command.name }])
      }
      case 'rename-plan': {
        const was = room.plans.get(command.planId)?.name
        const key = was !== undefined && words(was) === command.name ? was : planName(newId)
        return deed({ ...command, name: key }, [{ key, owners: [], value: command.name }])
      }
      case 'add-participant':
      case 'change-participant':
        return preparePerson(command, issuer, standing, organisationKey)
      case 'accept-applications':
        return prepareAcceptance(command, standing, organisationKey)
      case 'set-joining':
        return prepareJoining(command, standing)
      case 'add-session':
      case 'change-session':
      case 'add-table':
      case 'change-table':
      case 'add-item':
      case 'change-item':
      case 'describe-room':
        return prepareSetUp(command, room, organisationKey)
      default:
        return deed(command)
    }
  }
}

function deed(deed: Deed, put: readonly PersonalEntry[] = []): Preparation {
  return { ok: true, deed, put }
}

function planName(newId: Standing['newId']): PersonalKey {
  return `plan/${newId()}`
}

function ownId(issuer: Issuer): ParticipantId | undefined {
  return issuer.role === 'participant' ? issuer.participantId : undefined
}

/** Words that belong to each of the people they concern: erasing any of them erases the words. Blank ones are none. */
function wordsBeside(
  words: string | undefined,
  owners: readonly (ParticipantId | undefined)[],
  newId: Standing['newId'],
): { key: PersonalKey | undefined; put: PersonalEntry[] } {
  const value = words?.trim()
  const known = owners.filter((owner) => owner !== undefined)
  if (!value || known.length === 0) return { key: undefined, put: [] }
  const key = `${known[0]}/${newId()}`
  return { key, put: [{ key, owners: known, value }] }
}

/** The last version in what the sender had been shown at `cursor`; all of it when none is said, nothing when it is odd (X). */
function shownUpTo({ room, versionSeen }: Standing, issuer: Issuer, text: string | number | undefined): Version {
  if (text === undefined) return room.version
  const cursor = parseCursor(text)
  if (cursor?.logId !== room.logId) return 0
  if (issuer.role === 'participant' && cursor.audience !== `person:${issuer.participantId}`) return 0
  return versionSeen(cursor.audience, cursor.reach) ?? 0
}
