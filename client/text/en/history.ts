import type { DeedType } from '../../../shared/deeds.ts'
import type { MeetingDid, SlotDid, TableDid } from '../../../shared/history.ts'
import { some } from './counts.ts'

// What the history says, in English. `by`: who acted, and for whom; places read "table 3 at 11:00".

const meeting: Record<MeetingDid, (by: string, from: string, to: string) => string> = {
  booked: (by, _, to) => (to ? `Booked by ${by}, ${to}` : `Booked by ${by}, without a place yet`),
  'came-back': (by, _, to) => (to ? `Brought back by ${by}, to ${to}` : `Brought back by ${by}, into the tray`),
  cancelled: (by, from) => (from ? `Cancelled by ${by}, was at ${from}` : `Cancelled by ${by}`),
  missed: (by, from) => (from ? `Marked as no-show by ${by}, was at ${from}` : `Marked as no-show by ${by}`),
  'taken-back': (by, _, to) => `No-show taken back by ${by}, ${to}`,
  moved: (by, from, to) => `Moved by ${by}, from ${from} to ${to}`,
  placed: (by, _, to) => `Placed by ${by}, ${to}`,
  'put-aside': (by, from) => `Put into the tray by ${by}, from ${from}`,
  began: (_, __, to) => `Began at ${to}`,
  held: (_, __, to) => `Held at ${to}`,
  people: (by) => `People changed by ${by}`,
  locked: (by, _, to) => `Locked by ${by}, ${to}`,
  unlocked: (by) => `Unlocked by ${by}`,
}

/** Many meetings at once. */
const meetings: Record<MeetingDid, (by: string, count: number) => string> = {
  booked: (by, count) => `${some(count, 'meeting', 'meetings')} booked by ${by}`,
  'came-back': (by, count) => `${some(count, 'meeting', 'meetings')} brought back by ${by}`,
  cancelled: (by, count) => `${some(count, 'meeting', 'meetings')} cancelled by ${by}`,
  missed: (by, count) => `${some(count, 'meeting', 'meetings')} marked as no-show by ${by}`,
  'taken-back': (by, count) => `${some(count, 'no-show', 'no-shows')} taken back by ${by}`,
  moved: (by, count) => `${some(count, 'meeting', 'meetings')} moved by ${by}`,
  placed: (by, count) => `${some(count, 'meeting', 'meetings')} placed by ${by}`,
  'put-aside': (by, count) => `${some(count, 'meeting', 'meetings')} put into the tray by ${by}`,
  began: (_, count) => `${some(count, 'meeting', 'meetings')} began`,
  held: (_, count) => `${some(count, 'meeting', 'meetings')} held`,
  people: (by, count) => `People of ${some(count, 'meeting', 'meetings')} changed by ${by}`,
  locked: (by, count) => `${some(count, 'meeting', 'meetings')} locked by ${by}`,
  unlocked: (by, count) => `${some(count, 'meeting', 'meetings')} unlocked by ${by}`,
}

const table: Record<TableDid, (by: string, label: string) => string> = {
  added: (by, label) => `Table ${label} added by ${by}`,
  changed: (by, label) => `Table ${label} changed by ${by}`,
  closed: (by, label) => `Table ${label} taken out of service by ${by}`,
  reopened: (by, label) => `Table ${label} put back into service by ${by}`,
  removed: (by) => `Table removed by ${by}`,
}

const slot: Record<SlotDid, (by: string, time: string) => string> = {
  added: (by, time) => `${time} added by ${by}`,
  retimed: (by, time) => `Times moved by ${by}: ${time}`,
  closed: (by, time) => `${time} closed by ${by}`,
  reopened: (by, time) => `${time} opened again by ${by}`,
  began: (_, time) => `The round of ${time} began`,
  ended: (_, time) => `The round of ${time} ended`,
  removed: (by) => `Times removed by ${by}`,
}

/** By which act, where the sentence alone does not tell. */
const how: Partial<Record<DeedType, string>> = {
  'accept-request': 'a request was accepted',
  'swap-meetings': 'a swap',
  'close-table': 'the table was taken out of service',
  'close-slot': 'the time was closed',
  'remove-participant': 'somebody left the room',
  'erase-participant': 'somebody was erased',
  'answer-proposal': 'another time was agreed',
  substitute: 'somebody comes instead',
  undo: 'taken back',
}

export const history = {
  title: 'History',
  show: 'Show the history',
  reading: 'Reading the history',
  fails: 'The history could not be read.',
  again: 'Try again',
  none: 'Nothing has happened here yet.',
  more: (count: number) => `${count} earlier`,
  acted: (who: string, whom: string) => `${who} for ${whom}`,
  place: (table: string, time: string) => `table ${table} at ${time}`,
  because: (sentence: string, why: string) => `${sentence} (${why})`,
  plan: (name: string) => (name ? `the plan “${name}”` : 'a plan'),
  cameFree: 'a place came free',
  joined: (names: string) => `joined: ${names}`,
  left: (names: string) => `left: ${names}`,
  meeting,
  meetings,
  table,
  slot,
  how,
  opened: 'The room was opened',
  setUp: (by: string) => `Set up by ${by}`,
  past: {
    open: 'Earlier',
    openLong: 'Look at the board as it was',
    title: 'The board as it was',
    asOf: (time: string) => `As it was at ${time}`,
    now: 'As it is now',
    readOnly: 'Nothing can be changed here.',
    slider: 'Step of the day',
    of: (at: number, all: number) => `${at.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}`,
    before: 'One step back',
    after: 'One step on',
    back: 'Back to now',
    keys: 'Arrow keys left and right: one step',
    grid: 'Tables and times as they were',
    counts: (placed: number, waiting: number) =>
      `${placed.toLocaleString('en-GB')} placed, ${waiting.toLocaleString('en-GB')} waiting`,
    empty: 'There were no tables or times yet.',
    here: 'this step',
    was: 'was here before this step',
  },
}
