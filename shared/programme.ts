import {
  accept,
  type Asking,
  type Decision,
  nothingToDo,
  organiserOnly,
  reject,
  type Rules,
  saysNothingNew,
  staffOnly,
} from './decision.ts'
import { seatedMeetingsOf } from './engagements.ts'
import type { ItemId, ParticipantId } from './ids.ts'
import { isOrganiser, isStaff } from './roles.ts'
import type { ProgrammeItem } from './room.ts'
import { actsFor, nobodys, presentParticipant } from './speaking.ts'
import { timesOverlap } from './timetable.ts'
import type { RoomEvent } from './events.ts'

type ProgrammeDeed = 'sign-up' | 'sign-off' | 'add-item' | 'change-item' | 'cancel-item'

/** [P1] Who signs up is engaged for the item's whole time; signing up never moves a meeting. */
export const programmeRules: Rules<ProgrammeDeed> = {
  'sign-up': (asking, { itemId, participantId: named }) => {
    const found = signing(asking, itemId, named)
    if (!('item' in found)) return found
    const { item, participantId } = found
    if (!item.signUp || item.cancelled) return reject({ code: 'item-closed' })
    if (item.signedUp.includes(participantId)) return nothingToDo()
    if (asking.at >= item.startsAt) return reject('too-late')
    if (item.capacity !== null && item.signedUp.length >= item.capacity) return reject('item-full')
    const inTheWay = meetingsDuringItem(asking, participantId, item)
    if (inTheWay.length > 0) return reject({ code: 'slot-has-meeting', meetingId: inTheWay[0]!, meetingIds: inTheWay })
    const other = [...asking.room.items.values()].find(
      (busy) => busy.signUp && busy.signedUp.includes(participantId) && timesOverlap(busy, item),
    )
    if (other)
      return reject({
        code: 'person-busy',
        who: asking.issuer.role === 'participant' ? 'you' : participantId,
        what: other.title,
      })
    return accept({ type: 'item-signed-up', itemId, participantId })
  },

  'sign-off': (asking, { itemId, participantId: named }) => {
    const found = signing(asking, itemId, named)
    if (!('item' in found)) return found
    const { item, participantId } = found
    if (!item.signedUp.includes(participantId)) return nothingToDo()
    if (asking.at >= item.startsAt) return reject('too-late')
    return accept({ type: 'item-signed-off', itemId, participantId })
  },

  'add-item': ({ room, issuer }, { item }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    if (item.endsAt <= item.startsAt) return reject({ code: 'malformed', field: 'endsAt' })
    return accept({ type: 'item-added', item: { id: `i${nextNumber([...room.items.keys()])}`, ...item } })
  },

  /** [P4] Those for whom the new time overlaps a meeting are taken off it: a meeting concerns two, and has a table. */
  'change-item': (asking, { itemId, item: fields }) => {
    if (!isOrganiser(asking.issuer)) return organiserOnly
    const before = asking.room.items.get(itemId)
    if (!before || before.cancelled) return reject('not-found')
    const { cancelled: _c, signedUp, changed: _, ...old } = before
    const item = { ...old, ...fields }
    if (saysNothingNew(old, fields)) return nothingToDo()
    if (item.endsAt <= item.startsAt) return reject({ code: 'malformed', field: 'endsAt' })
    if (item.capacity !== null && signedUp.length > item.capacity)
      return reject({ code: 'item-full', allowed: signedUp.length })
    const retimed = item.startsAt !== old.startsAt || item.endsAt !== old.endsAt
    const off =
      retimed || !item.signUp ? signedUp.filter((id) => !item.signUp || isEngagedBeside(asking, id, itemId, item)) : []
    return accept([
      ...off.map((participantId): RoomEvent => ({ type: 'item-signed-off', itemId, participantId })),
      { type: 'item-changed', item },
    ])
  },

  'cancel-item': ({ room, issuer }, { itemId }) => {
    if (!isStaff(issuer)) return staffOnly
    const item = room.items.get(itemId)
    if (!item) return reject('not-found')
    return item.cancelled ? nothingToDo() : accept({ type: 'item-cancelled', itemId })
  },
}

/** One more than the highest number among ids like `t12`. */
export function nextNumber(ids: readonly string[]): number {
  return Math.max(0, ...ids.map((id) => Number(id.slice(1)))) + 1
}

function signing(
  { room, issuer }: Asking,
  itemId: ItemId,
  named: ParticipantId | undefined,
): Decision | { item: ProgrammeItem; participantId: ParticipantId } {
  const participantId = actsFor(room, issuer, named)
  if (participantId === undefined) return reject(nobodys(issuer))
  const item = room.items.get(itemId)
  if (!item || !presentParticipant(room, participantId)) return reject('not-found')
  return { item, participantId }
}

function meetingsDuringItem(
  { room }: Asking,
  participantId: ParticipantId,
  item: { startsAt: number; endsAt: number },
): string[] {
  const meetings = seatedMeetingsOf(room, participantId)
  return meetings.filter(({ slotId }) => timesOverlap(room.slots.get(slotId)!, item)).map(({ id }) => id)
}

function isEngagedBeside(
  asking: Asking,
  participantId: ParticipantId,
  itemId: ItemId,
  times: { startsAt: number; endsAt: number },
): boolean {
  if (meetingsDuringItem(asking, participantId, times).length > 0) return true
  return [...asking.room.items.values()].some(
    (other) => other.id !== itemId && other.signedUp.includes(participantId) && timesOverlap(other, times),
  )
}
