import type { DeedType } from './deeds.ts'

/** [U] Acts of staff that can be undone. Rounds, set-up, imports, removals and erasures cannot. */
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
  'undo',
])
