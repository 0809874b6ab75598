import { expect, test } from 'vitest'
import { emptyRoom } from '../../shared/evolve.ts'
import { about, firstOf, historyOf, namedIn, type HistoryStep } from '../../shared/history.ts'
import { room, type Story } from '../given.ts'

// [U] What staff read of the log: who, for whom, when, from where to where.

const told = (story: Story) => historyOf(emptyRoom(), story.log).steps
const last = (story: Story) => told(story).at(-1)!

/** What became of each meeting, as `moved 1@1 -> 2@1`; slots of the first session by their number. */
const said = ({ meetings }: HistoryStep) =>
  meetings.map(({ id, did, from, to }) => `${id} ${did} ${name(from)} -> ${name(to)}`).sort()
const name = (place: { slotId: string; tableId: string } | null) =>
  place ? `${place.slotId.replace('s1.', '')}@${place.tableId.slice(1)}` : '-'

test('[U] a move is told with who, when, from where and to where', () => {
  const story = room().placed('AB', 1, 1).atTime('09:12').moves('G', 'AB', '2@3').ok()
  const step = last(story)
  expect(step).toMatchObject({
    version: story.room.version,
    at: '2030-05-06T09:12:00.000Z',
    by: 'G',
    what: 'move-meeting',
  })
  expect(said(step)).toEqual(['AB moved 1@1 -> 2@3'])
  expect(step.meetings[0]).toMatchObject({ people: ['A', 'B'], state: 'placed', locked: false })
  expect(step).not.toHaveProperty('for')
})

test('[U] a place is told as it was called then', () => {
  const story = room().placed('AB', 2, 1)
  story.does('organiser', { type: 'change-table', tableId: 't1', table: { label: 'Window' } }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', changeoverMinutes: 10 }).ok()
  story.moves('G', 'AB', '1@2').ok()
  const [booked, moved] = about(told(story), { meeting: 'AB' }).map(({ meetings }) => meetings[0]!)
  expect(booked!.to).toMatchObject({ startsAt: '2030-05-06T10:30:00.000Z', table: '1' })
  expect(moved!.from).toMatchObject({ startsAt: '2030-05-06T10:35:00.000Z', table: 'Window' })
})

test('[U] a place that went with its time is told as it was before', () => {
  const story = room().placed('AB', 6, 2)
  story.does('organiser', { type: 'change-session', sessionId: 's1', slots: 5 }).ok()
  const step = last(story)
  expect(said(step)).toEqual(['AB put-aside 6@2 -> -'])
  expect(step.meetings[0]!.from).toMatchObject({ startsAt: '2030-05-06T12:30:00.000Z', table: '2' })
  expect(step.slots.map(({ id, did, now }) => [id, did, now])).toEqual([['s1.6', 'removed', null]])
})

test('[U] [C5] the two steps of a commit are never read apart', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 3, 2).atTime('10:05').moves('G', 'CD', '4@2').ok()
  const steps = told(story)
  expect(firstOf(steps, steps.length - 1)).toEqual(steps)
  expect(firstOf(steps, steps.length - 2)).toHaveLength(steps.length - 2)
  expect(firstOf(steps, steps.length + 1)).toEqual(steps)
  expect(firstOf([], 3)).toEqual([])
})

test('[U] a swap is one step of two meetings, each with both its places', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2)
  story.does('G', { type: 'swap-meetings', meetingIds: ['AB', 'CD'] }).ok()
  expect(said(last(story))).toEqual(['AB moved 1@1 -> 2@2', 'CD moved 2@2 -> 1@1'])
})

test('[U] a request that a lead accepts is told as theirs, for the one who was asked', () => {
  const people = { A: {}, B: { delegation: 'North' }, L: { delegation: 'North', lead: true } }
  const story = room({ people }).asked('A', 'B').accepts('L', 'A>B').ok()
  const step = last(story)
  expect(step).toMatchObject({ by: 'L', for: 'B', what: 'accept-request' })
  expect(step.meetings[0]).toMatchObject({ did: 'booked', from: null, people: ['A', 'B'] })
})

test('[U] who accepts for themselves acts for nobody else', () => {
  expect(last(room().asked('A', 'B').accepts('B', 'A>B').ok())).not.toHaveProperty('for')
})

test('[U3] a meeting that got a free place by a cancellation is in the same step, placed by the room', () => {
  const story = room({ tables: 1, sessions: [{ ...oneSlot, slots: 1 }] }).placed('AB', 1, 1)
  story.does('organiser', { type: 'book-meeting', participantIds: ['C', 'D'] }, 'CD').ok()
  story.cancels('A', 'AB').ok()
  const step = last(story)
  expect(step).toMatchObject({ by: 'A', what: 'cancel-meeting' })
  expect(said(step)).toEqual(['AB cancelled 1@1 -> -', 'CD placed - -> 1@1'])
  expect(step.meetings.find(({ id }) => id === 'CD')?.byRoom).toBe(true)
})

test('[U1] what was undone says which act, and where the card is again', () => {
  const story = room().placed('AB', 1, 1).moves('G', 'AB', '2@1').ok()
  const moved = story.room.version
  story.does('G', { type: 'undo' }).ok()
  expect(last(story)).toMatchObject({ by: 'G', what: 'undo', undoes: moved })
  expect(said(last(story))).toEqual(['AB moved 2@1 -> 1@1'])
})

test('[U] [Y] a published plan is one step that names the plan', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2)
  story.does('G', { type: 'start-plan', name: 'p/name' }, 'p').ok()
  const intents = [
    { meetingId: 'AB', to: { slotId: 's1.2', tableId: 't2' } },
    { meetingId: 'CD', to: null },
  ]
  story.does('H', { type: 'publish-plan', planId: 'p', intents }).ok()
  expect(last(story)).toMatchObject({ by: 'H', what: 'publish-plan', planId: 'p' })
  expect(said(last(story))).toEqual(['AB moved 1@1 -> 2@2', 'CD put-aside 2@2 -> -'])
})

test('[U] a closed table is told with the meetings that it put aside', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1)
  story.does('G', { type: 'close-table', tableId: 't1' }).ok()
  const step = last(story)
  expect(step.tables).toEqual([{ id: 't1', did: 'closed', now: { label: '1', zone: '', closed: true } }])
  expect(said(step)).toEqual(['AB put-aside 1@1 -> -', 'CD put-aside 2@1 -> -'])
})

test.each([
  ['lock-meeting', 'locked'],
  ['unlock-meeting', 'unlocked'],
] as const)('[U] %s is told without a move', (type, did) => {
  const story = room().placed('AB', 1, 1)
  if (type === 'unlock-meeting') story.does('G', { type: 'lock-meeting', meetingId: 'AB' }).ok()
  story.does('G', { type, meetingId: 'AB' }).ok()
  expect(said(last(story))).toEqual([`AB ${did} 1@1 -> 1@1`])
})

test('[U] who joined and who was replaced stands in the step', () => {
  const story = room().placed('AB', 1, 1)
  story.does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'C' }).ok()
  expect(last(story).meetings[0]).toMatchObject({ did: 'people', people: ['A', 'B', 'C'], joined: ['C'] })
  story.does('G', { type: 'substitute', participantId: 'A', by: 'D', meetingId: 'AB' }).ok()
  expect(last(story).meetings[0]).toMatchObject({ did: 'people', joined: ['D'], left: ['A'] })
})

test('[U] [C5] what fell due by the time of an act is a step of the room, before that of who acted', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 3, 2).atTime('10:05').moves('G', 'CD', '4@2').ok()
  const [due, own] = told(story).slice(-2)
  expect(due).toMatchObject({ by: 'room', what: 'pass-time', version: story.room.version })
  expect(said(due!)).toEqual(['AB began 1@1 -> 1@1'])
  expect(own).toMatchObject({ by: 'G', version: story.room.version })
  expect(said(own!)).toEqual(['CD moved 3@2 -> 4@2'])
})

test('[U] [N] a meeting that was held, missed and held again', () => {
  const story = room().placed('AB', 1, 1).passes('10:05').passes('10:26')
  story.does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] }).ok()
  story.does('G', { type: 'take-back-no-show', meetingId: 'AB' }).ok()
  expect(told(story).flatMap(said)).toEqual([
    'AB booked - -> 1@1',
    'AB began 1@1 -> 1@1',
    'AB held 1@1 -> 1@1',
    'AB missed 1@1 -> -',
    'AB taken-back - -> 1@1',
  ])
})

test('[U] what moves no card is no step', () => {
  const story = room().placed('AB', 1, 1)
  const before = told(story).length
  story.asked('C', 'D').closes('E', 2).does('F', { type: 'check-in' }).ok()
  expect(told(story)).toHaveLength(before)
})

test('[U] a history read in pieces is the history read at once', () => {
  const story = room().placed('AB', 1, 1).moves('G', 'AB', '2@1').ok().cancels('A', 'AB').ok()
  const first = historyOf(emptyRoom(), story.log.slice(0, 3))
  const rest = historyOf(first.room, story.log.slice(3))
  expect([...first.steps, ...rest.steps]).toEqual(told(story))
})

test('[U] one meeting is told alone, and one table with all that came and went there', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2)
  story.does('G', { type: 'swap-meetings', meetingIds: ['AB', 'CD'] }).ok()
  story.does('G', { type: 'close-table', tableId: 't2' }).ok()
  const steps = told(story)
  expect(about(steps, { meeting: 'CD' }).map(said)).toEqual([['CD booked - -> 2@2'], ['CD moved 2@2 -> 1@1']])
  expect(about(steps, { table: 't1' }).flatMap(said)).toEqual([
    'AB booked - -> 1@1',
    'AB moved 1@1 -> 2@2',
    'CD moved 2@2 -> 1@1',
  ])
  expect(
    about(steps, { table: 't2' })
      .at(-1)!
      .tables.map(({ did }) => did),
  ).toEqual(['closed'])
  expect(about(steps, { table: 't1' }).every(({ slots }) => slots.length === 0)).toBe(true)
})

test('[U] all whom a step names are named, also who left', () => {
  const story = room().placed('AB', 1, 1)
  story.does('G', { type: 'substitute', participantId: 'A', by: 'D', meetingId: 'AB' }).ok()
  expect([...namedIn([last(story)])].sort()).toEqual(['A', 'B', 'D', 'G'])
})

test('[U] a meeting that was cancelled and is undone came back', () => {
  const story = room().placed('AB', 1, 1).cancels('G', 'AB').ok().does('G', { type: 'undo' }).ok()
  expect(said(last(story))).toEqual(['AB came-back - -> 1@1'])
})

test('[U] a meeting moved to another table at the same time has moved', () => {
  expect(said(last(room().placed('AB', 1, 1).moves('G', 'AB', '1@2').ok()))).toEqual(['AB moved 1@1 -> 1@2'])
})

test('[U] [M7] who agreed to another time moved the meeting, and acts for nobody else', () => {
  const story = room().placed('AB', 1, 1).does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.2' }).ok()
  story.does('B', { type: 'answer-proposal', meetingId: 'AB', accept: true }).ok()
  expect(last(story)).toMatchObject({ by: 'B', what: 'answer-proposal' })
  expect(last(story)).not.toHaveProperty('for')
  expect(said(last(story))).toEqual(['AB moved 1@1 -> 2@1'])
})

test('[U] a table is told as it came, was called, was closed and opened again, and went', () => {
  const table = { label: '9', zone: 'Hall', stepFree: false, quiet: false, reserved: null, url: null }
  const story = room({ tables: 1 }).does('organiser', { type: 'add-table', table }).ok()
  const { id: tableId } = [...story.room.tables.values()].at(-1)!
  story.does('organiser', { type: 'change-table', tableId, table: { label: '10' } }).ok()
  story.does('organiser', { type: 'change-table', tableId, table: { zone: 'Yard' } }).ok()
  story.does('organiser', { type: 'change-table', tableId, table: { quiet: true } }).ok()
  story.does('G', { type: 'close-table', tableId }).ok().does('G', { type: 'reopen-table', tableId }).ok()
  story.does('organiser', { type: 'remove-table', tableId }).ok()
  const steps = about(told(story), { table: tableId }).flatMap(({ tables }) => tables)
  expect(steps.map(({ did, now }) => [did, now && `${now.label} ${now.zone}`, now?.closed])).toEqual([
    ['added', '9 Hall', false],
    ['changed', '10 Hall', false],
    ['changed', '10 Yard', false],
    ['closed', '10 Yard', true],
    ['reopened', '10 Yard', false],
    ['removed', null, undefined],
  ])
})

test('[U] a slot is told as it was closed and opened, got another time, began and ended', () => {
  const sessions = [{ ...oneSlot, slots: 1 }]
  const story = room({ sessions }).does('G', { type: 'close-slot', slotId: 's1.1' }).ok()
  story.does('G', { type: 'reopen-slot', slotId: 's1.1' }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', slotMinutes: 20 }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', startsAt: oneSlot.startsAt + 60_000 }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', slots: 2 }).ok()
  story.passes('10:01').passes('10:21')
  const slots = told(story).flatMap(({ slots }) => slots)
  const first = slots.filter(({ id }) => id === 's1.1')
  const clock = (at: string) => at.slice(11, 16)
  expect(first.map(({ did, now }) => [did, clock(now!.startsAt), clock(now!.endsAt), now!.stage, now!.closed])).toEqual(
    [
      ['added', '10:00', '10:25', 'ahead', false],
      ['closed', '10:00', '10:25', 'ahead', true],
      ['reopened', '10:00', '10:25', 'ahead', false],
      ['retimed', '10:00', '10:20', 'ahead', false],
      ['retimed', '10:01', '10:21', 'ahead', false],
      ['began', '10:01', '10:21', 'running', false],
      ['ended', '10:01', '10:21', 'over', false],
    ],
  )
  expect(slots.filter(({ id }) => id !== 's1.1').map(({ did, now }) => [did, now!.sessionId, now!.number])).toEqual([
    ['added', 's1', 2],
  ])
})

const oneSlot = {
  name: 'Morning',
  startsAt: Date.UTC(2030, 4, 6, 10),
  slotMinutes: 25,
  changeoverMinutes: 5,
}
