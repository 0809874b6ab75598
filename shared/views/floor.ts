import { busySlots } from '../engagements.ts'
import type { ParticipantId, SlotId } from '../ids.ts'
import type { Participant, Room } from '../room.ts'
import { frame } from './frame.ts'
import { privacyLook } from './privacy.ts'
import type { ParticipantRecord } from './records.ts'
import { sealed } from './sealed.ts'
import type { View } from './view.ts'
import { openMark } from './words.ts'

/** What every participant may know (V): directory, free or busy, tables, programme, clock. Nothing of who meets whom. */
export const floorView: View = {
  ...frame({ table: (table) => ({ reserved: table.reserved?.text ?? null }) }),
  privacy: privacyLook,
  participant: {
    ids: (room) => room.participants.keys(),
    record(room, id) {
      const person = room.participants.get(id)
      if (person?.state !== 'present') return undefined
      return sealed(openRecord(room, person), { profile: person.profile }, openMark(person.profile))
    },
  },
}

/** A person as everybody in the room may know them. */
export function openRecord(room: Room, person: Participant): ParticipantRecord {
  return {
    kind: 'participant',
    id: person.id,
    // Stryker disable StringLiteral,ArrayDeclaration: words are filled in when a record is sent, whatever stood there until then.
    name: '',
    organisation: '',
    label: '',
    organisationKind: person.kind,
    country: person.country,
    delegation: person.delegation,
    sectors: [],
    offers: [],
    seeks: [],
    markets: [],
    languages: [],
    // Stryker restore StringLiteral,ArrayDeclaration
    online: person.online,
    lead: person.lead,
    busy: person.state === 'present' ? busyIn(room, person.id) : [],
  }
}

const known = new WeakMap<Room, Map<ParticipantId, readonly SlotId[]>>()

/** `busySlots`, worked out once for a room: staff and the floor ask for the same, after one commit and before the next. */
function busyIn(room: Room, id: ParticipantId): readonly SlotId[] {
  const busy = known.get(room) ?? new Map<ParticipantId, readonly SlotId[]>()
  known.set(room, busy)
  const slots = busy.get(id) ?? busySlots(room, id)
  busy.set(id, slots)
  return slots
}
