import type { CommandType } from '../../../shared/commands.ts'
import type { MeetingRecord } from '../../../shared/views/records.ts'
import type { Chance } from './chance.ts'
import type { HeldView } from './held-view.ts'

/** What somebody may ask for next, and how much oftener than others. */
type Wish = [weight: number, make: () => Payload | undefined]
export type Payload = { type: CommandType; [field: string]: unknown }

/** What a participant does next, by what they see: mostly where others are at the same time. */
export function participantsWish(chance: Chance, self: string, floor: HeldView, own: HeldView): Payload {
  const others = floor.all('participant').filter(({ id }) => id !== self)
  const slots = floor.all('slot').map(({ id }) => id)
  const requests = own.all('request').filter(({ state }) => state === 'pending' || chance.is(0.05))
  const toMe = requests.filter(({ to }) => to === self || chance.is(0.1))
  const mine = requests.filter(({ from }) => from === self)
  const meetings = own.all('meeting')
  const slot = () => chance.crowded(slots)
  return chosen(chance, [
    [
      5,
      () => ({
        type: 'send-request',
        to: chance.crowded(others).id,
        slotIds: chance.is(0.5) ? [slot()] : [],
        ...(chance.is(0.3) && { message: 'Shall we meet?' }),
      }),
    ],
    [
      6,
      () =>
        on(chance, toMe, ({ id }) => ({
          type: 'accept-request',
          requestId: id,
          ...(chance.is(0.6) && { slotId: slot() }),
        })),
    ],
    [1, () => on(chance, toMe, ({ id }) => ({ type: 'decline-request', requestId: id, reason: 'Full already.' }))],
    [1, () => on(chance, mine, ({ id }) => ({ type: 'withdraw-request', requestId: id }))],
    [
      4,
      () =>
        on(chance, meetings, ({ id }) => ({
          type: 'cancel-meeting',
          meetingId: id,
          ...(chance.is(0.3) && { reason: 'Ill.' }),
        })),
    ],
    [3, () => on(chance, meetings, ({ id }) => ({ type: 'propose-slot', meetingId: id, slotId: slot() }))],
    [
      3,
      () =>
        on(
          chance,
          meetings.filter(({ proposal }) => proposal),
          ({ id }) => ({ type: 'answer-proposal', meetingId: id, accept: chance.is(0.8) }),
        ),
    ],
    [2, () => ({ type: 'set-availability', slotId: slot(), open: chance.is(0.6) })],
    [
      1,
      () => on(chance, floor.all('item'), ({ id }) => ({ type: chance.is(0.5) ? 'sign-up' : 'sign-off', itemId: id })),
    ],
    [1, () => on(chance, meetings, ({ id }) => ({ type: 'acknowledge', meetingId: id, cursor: own.cursor }))],
    [0.5, () => on(chance, meetings, ({ id }) => ({ type: 'at-table', meetingId: id }))],
    [
      0.5,
      () =>
        on(chance, meetings, ({ id }) => ({
          type: 'record-outcome',
          meetingId: id,
          outcome: chance.pick(['held', 'cut-short', 'did-not-happen']),
        })),
    ],
    [0.2, () => ({ type: 'check-in' })],
  ])
}

/** What the people of a room call out to each other; whoever hears it first acts on it, whatever their screen shows yet. */
export interface Rumour {
  /** A place that was given up a moment ago, and for whom. */
  freed?: { participantIds: readonly string[]; slotId: string; tableId: string } | undefined
  /** A meeting that came about a moment ago. */
  made?: string | undefined
}

/** What staff do next: first of all what they have heard. Two of them at one board want the same cards and tables. */
export function staffsWish(chance: Chance, board: HeldView, rumour: Rumour): Payload {
  const { freed, made } = rumour
  rumour.freed = rumour.made = undefined
  if (made) return { type: chance.pick(['lock-meeting', 'unplace-meeting', 'cancel-meeting']), meetingId: made }
  if (freed) return { type: 'book-meeting', ...freed }
  const people = board.all('participant').map(({ id }) => id)
  const slots = board.all('slot').map(({ id }) => id)
  const tables = board.all('table').map(({ id }) => id)
  const meetings = board.all('meeting').filter(({ state }) => state !== 'cancelled' || chance.is(0.03))
  const place = () => ({ slotId: chance.crowded(slots), tableId: chance.crowded(tables) })
  const overrule = () => chance.is(0.3) && { overrule: true }
  const from = ({ slotId, tableId }: MeetingRecord) =>
    chance.is(0.3) && { from: slotId && tableId ? { slotId, tableId } : null }
  return chosen(chance, [
    [
      6,
      () => ({
        type: 'book-meeting',
        participantIds: [chance.crowded(people), chance.pick(people)],
        ...(chance.is(0.8) && place()),
        ...overrule(),
      }),
    ],
    [
      0.5,
      () => ({
        type: 'book-meeting',
        participantIds: [chance.pick(people), chance.pick(people), chance.pick(people)],
        ...overrule(),
      }),
    ],
    [
      5,
      () =>
        on(chance, meetings, (meeting) => ({
          type: 'move-meeting',
          meetingId: meeting.id,
          ...place(),
          ...from(meeting),
          ...overrule(),
        })),
    ],
    [
      2,
      () => on(chance, meetings, ({ id }) => ({ type: 'swap-meetings', meetingIds: [id, chance.pick(meetings).id] })),
    ],
    [
      2,
      () => on(chance, meetings, (meeting) => ({ type: 'unplace-meeting', meetingId: meeting.id, ...from(meeting) })),
    ],
    [2, () => ({ type: 'place-waiting' })],
    [5, () => on(chance, meetings, ({ id }) => ({ type: 'cancel-meeting', meetingId: id }))],
    [
      1,
      () =>
        on(chance, meetings, ({ id }) => ({ type: chance.is(0.4) ? 'lock-meeting' : 'unlock-meeting', meetingId: id })),
    ],
    [
      0.5,
      () =>
        on(chance, meetings, ({ id }) => ({ type: 'join-meeting', meetingId: id, participantId: chance.pick(people) })),
    ],
    [
      0.5,
      () =>
        on(chance, meetings, ({ id, participantIds }) => ({
          type: 'substitute',
          meetingId: id,
          participantId: participantIds[0],
          by: chance.pick(people),
        })),
    ],
    [1, () => ({ type: chance.is(0.3) ? 'close-table' : 'reopen-table', tableId: chance.pick(tables) })],
    [1, () => ({ type: chance.is(0.3) ? 'close-slot' : 'reopen-slot', slotId: chance.pick(slots) })],
    [2, () => ({ type: 'undo' })],
    [
      1,
      () => ({
        type: 'set-availability',
        participantId: chance.pick(people),
        slotId: chance.crowded(slots),
        open: chance.is(0.6),
      }),
    ],
    [1, () => ({ type: 'send-request', from: chance.pick(people), to: chance.pick(people) })],
    [0.3, () => ({ type: 'extend-round', minutes: 1 })],
    [0.3, () => ({ type: chance.is(0.3) ? 'hold-round' : 'resume-round' })],
    [0.2, () => ({ type: 'skip-round' })],
    [
      0.3,
      () =>
        on(chance, meetings, ({ id, participantIds }) => ({
          type: 'mark-no-show',
          meetingId: id,
          absent: [participantIds[0]],
        })),
    ],
    [0.2, () => on(chance, meetings, ({ id }) => ({ type: 'take-back-no-show', meetingId: id }))],
  ])
}

function on<T>(chance: Chance, things: readonly T[], make: (thing: T) => Payload): Payload | undefined {
  return things.length === 0 ? undefined : make(chance.pick(things))
}

/** One that can be had now. The first wish of each list always can. */
function chosen(chance: Chance, wishes: readonly Wish[]): Payload {
  const sum = wishes.reduce((total, [weight]) => total + weight, 0)
  for (;;) {
    let left = chance.between(0, sum)
    const wish = wishes.find(([weight]) => (left -= weight) < 0) ?? wishes[0]!
    const payload = wish[1]()
    if (payload) return payload
  }
}
