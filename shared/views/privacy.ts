import { isOpen } from './frame.ts'
import { sealed } from './sealed.ts'
import type { Look } from './view.ts'

/** [V9] What everybody who takes part or runs the room is told of their data; the screen, which has no person before it, is not. */
export const privacyLook: Look = {
  ids: () => ['privacy'],
  record(room) {
    const { privacy, retentionDays } = room
    if (!isOpen(room)) return undefined
    const record = { kind: 'privacy' as const, id: 'privacy' as const, responsible: '', text: '', retentionDays }
    return sealed(record, privacy === null ? {} : { privacy })
  },
}
