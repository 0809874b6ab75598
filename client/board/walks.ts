import { meetingOfDuring } from '../../shared/engagements.ts'
import type { ParticipantId, SlotId, TableId } from '../../shared/ids.ts'
import type { Meeting, Place, Room } from '../../shared/room.ts'

/** How one of them comes to a place: from a table just before, on to one just after, or neither. */
export interface Walk {
  participantId: ParticipantId
  /** Sits here in this slot just before or after. */
  stays: SlotId | undefined
  /** Sits there just before. */
  from: TableId | undefined
}

/** Who would walk, and who stays seated, were the meeting held at `place`. */
export function walksTo(room: Room, { id, participantIds }: Meeting, { slotId, tableId }: Place): Walk[] {
  const slot = room.slots.get(slotId)
  if (!slot) return []
  const [before, after] = [slot.number - 1, slot.number + 1].map((number) => `${slot.sessionId}.${number}`)
  return participantIds.map((participantId) => {
    const [earlier, later] = [before!, after!].map((near) => meetingOfDuring(room, participantId, near, [id]))
    const seated = [earlier, later].find((meeting) => meeting?.tableId === tableId)
    return { participantId, stays: seated?.slotId, from: seated ? undefined : earlier?.tableId }
  })
}
