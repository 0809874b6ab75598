import { accept, nothingToDo, reject, type Rules } from './decision.ts'
import { noticeKey, unseenAfter } from './notices.ts'
import { isStaff } from './roles.ts'

type ReceiptDeed = 'acknowledge'

/** [L11] [X] */
export const receiptRules: Rules<ReceiptDeed> = {
  /** [X2] Covers the changes that were shown and nothing later. Staff note "told in person". */
  acknowledge: ({ room, issuer }, { meetingId, participantId: named, upTo }) => {
    const participantId = isStaff(issuer) ? named : issuer.role === 'participant' ? issuer.participantId : undefined
    if (participantId === undefined) return reject({ code: 'malformed', field: 'participantId' })
    if (!isStaff(issuer) && named !== undefined && named !== participantId) return reject('not-found')
    const notice = room.notices.get(noticeKey(participantId, meetingId))
    const involved = room.meetings.get(meetingId)?.participantIds.includes(participantId)
    if (!notice) return involved ? nothingToDo() : reject('not-found')
    if (unseenAfter(notice, upTo) === notice) return nothingToDo()
    return accept({ type: 'change-seen', participantId, meetingId, upTo, inPerson: isStaff(issuer) })
  },
}
