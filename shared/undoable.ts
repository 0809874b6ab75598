import type { DeedType } from './deeds.ts'

/** [U5] Acts of staff that can be undone. Rounds, set-up, imports, removals and answers to requests cannot. */
export const undoable: ReadonlySet<string> = new Set<DeedType>([
  'book-meeting',
  'move-meeting',
  'swap-meetings',
  'unplace-meeting',
  'place-waiting',
  'lock-meeting',
  'unlock-meeting',
  'join-meeting',
  'cancel-meeting',
  'substitute',
  'mark-no-show',
  'take-back-no-show',
  'close-table',
  'reopen-table',
  'close-slot',
  'reopen-slot',
  'set-availability',
  'sign-up',
  'sign-off',
  'publish-plan',
  'undo',
])

/** [U5] They move no card and change nobody's day: an undo passes over them to the act before. */
export const passedOver: ReadonlySet<string> = new Set<DeedType>([
  'acknowledge',
  'check-in',
  'renew-link',
  'add-staff',
  'start-plan',
  'rename-plan',
  'drop-plan',
  'decline-applications',
  'defer-applications',
  'set-listed',
])
