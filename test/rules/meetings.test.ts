import { expect, test } from 'vitest'
import { room, session } from '../given.ts'

test('[M.6] engagements exclude each other when their times overlap, also across sessions', () => {
  const sessions = [session('Hall', '10:00', 1, 25), session('Studio', '10:20', 1, 25)]
  const story = room({ sessions }).placed('AB', 's1.1', 1)
  story.books('G', 'AC', 's2.1@2').rejected('person-busy', { who: 'A', meetingId: 'AB' })
  story.books('G', 'CD', 's2.1@1').rejected('table-taken', { meetingId: 'AB' })
  story.books('G', 'CD', 's2.1@2').ok()
})

test('[G2] times that only touch do not overlap', () => {
  const sessions = [session('Hall', '10:00', 1, 25), session('Studio', '10:25', 1, 25)]
  room({ sessions }).placed('AB', 's1.1', 1).books('G', 'AC', 's2.1@1').ok()
})

test('[M.7] an agreed proposal moves the meeting in one version: the same meeting at the same table', () => {
  const story = room().placed('AB', 1, 2).does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' }).ok()
  story.stands('AB', '1@2')
  const { version } = story.room
  story.does('B', { type: 'answer-proposal', meetingId: 'AB', accept: true }).ok({ meetingId: 'AB', slotId: 's1.5' })
  story.stands('AB', '5@2').noticing('AB', 'A')
  expect([story.room.version, story.room.meetings.size]).toEqual([version + 1, 1])
})

test('[M.7] a proposal whose slot was taken meanwhile is refused, and the meeting stays', () => {
  const story = room()
    .placed('AB', 1, 1)
    .does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' })
    .placed('BC', 5, 2)
  story.does('B', { type: 'answer-proposal', meetingId: 'AB', accept: true }).rejected('person-busy', { who: 'you' })
  expect(story.alternatives).toHaveLength(3)
  story
    .stands('AB', '1@1')
    .does('B', { type: 'propose-slot', meetingId: 'AB', slotId: story.rejection.alternatives![0]!.slotId })
    .ok()
})

test('[M.7] where its table is taken then, it gets another', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 5, 1)
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' })
  story.does('B', { type: 'answer-proposal', meetingId: 'AB', accept: true }).ok().stands('AB', '5@2')
})

test('[M.15] a new proposal replaces the old one; refusing, moving, cancelling or beginning ends it', () => {
  const proposed = () =>
    room().placed('AB', 1, 1).does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' }).ok()
  const proposal = (story: ReturnType<typeof proposed>) => story.meeting('AB').proposal
  const replaced = proposed().does('B', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.6' }).ok()
  expect(proposal(replaced)).toMatchObject({ by: 'B', slotId: 's1.6' })
  expect(proposal(proposed().does('B', { type: 'answer-proposal', meetingId: 'AB', accept: false }).ok())).toBeNull()
  expect(proposal(proposed().moves('G', 'AB', '2@1').ok())).toBeNull()
  expect(proposal(proposed().cancels('B', 'AB').ok())).toBeNull()
  expect(proposal(proposed().passes('10:00'))).toBeNull()
  expect(proposal(proposed().does('organiser', { type: 'change-session', sessionId: 's1', slots: 4 }).ok())).toBeNull()
})

test('[M.15] nobody agrees to their own proposal, nor to one that was replaced while they read', () => {
  const story = room().placed('AB', 1, 1).does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' })
  story.does('A', { type: 'answer-proposal', meetingId: 'AB', accept: true }).rejected('not-allowed')
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.6' })
  story.does('B', { type: 'answer-proposal', meetingId: 'AB', accept: true, slotId: 's1.5' }).rejected('changed-since')
  story.does('B', { type: 'answer-proposal', meetingId: 'AB', accept: true, slotId: 's1.6' }).ok().stands('AB', '6@1')
})

test('[M.15] in a group all must agree before it moves', () => {
  const story = room().placed('ABC', 1, 1).does('A', { type: 'propose-slot', meetingId: 'ABC', slotId: 's1.5' })
  story.does('B', { type: 'answer-proposal', meetingId: 'ABC', accept: true }).ok().stands('ABC', '1@1')
  story.does('C', { type: 'answer-proposal', meetingId: 'ABC', accept: true }).ok().stands('ABC', '5@1')
})

test('[M.15] a proposal blocks nothing', () => {
  const story = room().placed('AB', 1, 1).does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' })
  story.asked('C', 'A').accepts('A', 'C>A', 5).ok()
})

test('[M.8] cancelling and moving at once: in the end it is cancelled and its last place is free', () => {
  const cancelled = room().placed('AB', 1, 1).cancels('B', 'AB').ok().moves('G', 'AB', '2@1')
  cancelled.rejected('meeting-closed', { state: 'cancelled' }).books('G', 'CD', '1@1').ok()
  const moved = room().placed('AB', 1, 1).moves('G', 'AB', '2@1').ok().cancels('B', 'AB').ok()
  moved.stands('AB', 'cancelled').books('G', 'CD', '2@1').ok()
})

test('[M.9] of three one leaves and the others go on; of two who cancels ends it', () => {
  const story = room().placed('ABC', 2, 1).cancels('C', 'ABC').ok()
  story.stands('ABC', '2@1').noticing('ABC', 'AB')
  expect(story.meeting('ABC').participantIds).toEqual(['A', 'B'])
  story.cancels('B', 'ABC').ok().stands('ABC', 'cancelled')
})

test('[M.9] who leaves is not told what they did; the others are', () => {
  const story = room().placed('ABC', 2, 1)
  for (const who of 'ABC') story.does(who, { type: 'acknowledge', meetingId: 'ABC', upTo: story.room.version })
  story.cancels('C', 'ABC').noticing('ABC', 'AB')
})

test('[M.9] what is left of a group whose others have a meeting of their own is cancelled', () => {
  room().placed('AB', 1, 1).placed('ABC', 2, 1).cancels('C', 'ABC').ok().stands('ABC', 'cancelled').stands('AB', '1@1')
})

test('[M.9] who is in a meeting together with those they lead leaves it themselves', () => {
  const people = { A: { delegation: 'Alfa' }, L: { delegation: 'Alfa', lead: true }, B: {} }
  const story = room({ people }).placed('ABL', 1, 1).does('L', { type: 'cancel-meeting', meetingId: 'ABL' }).ok()
  expect(story.meeting('ABL').participantIds).toEqual(['A', 'B'])
  story.does('L', { type: 'cancel-meeting', meetingId: 'ABL', participantId: 'B' }).rejected('not-allowed')
  story.does('L', { type: 'cancel-meeting', meetingId: 'ABL', participantId: 'A' }).ok().stands('ABL', 'cancelled')
})

test('[M.10] once begun only staff cancel, until it ends', () => {
  const story = room().placed('AB', 1, 1).passes('10:00').cancels('A', 'AB').rejected('too-late', { state: 'running' })
  story.cancels('G', 'AB').ok().stands('AB', 'cancelled')
  room().placed('AB', 1, 1).atTime('10:25').cancels('G', 'AB').rejected('meeting-closed', { state: 'held' })
  room().placed('AB', 1, 1).atTime('09:59:59').cancels('A', 'AB').ok()
})

test('[M.12] what staff took off the board stays in the tray until staff place it', () => {
  const story = room().placed('AB', 2, 1).unplaces('G', 'AB').ok()
  story.asked('C', 'D').accepts('D', 'C>D').cancels('C', 'CD').stands('AB', 'waiting: put-aside, parked')
  story.does('G', { type: 'place-waiting' }).ok().stands('AB', '2@1')
  const moved = room().placed('AB', 2, 1).unplaces('G', 'AB')
  moved.moves('G', 'AB', '4@2', { from: null }).ok().stands('AB', '4@2')
})

test('[M.12] what place-waiting finds no place for waits on, no longer parked', () => {
  const story = room({ tables: 1 }).placed('AB', 1, 1)
  for (const slot of [2, 3, 4, 5, 6]) story.closes('A', slot)
  story.unplaces('G', 'AB').placed('CD', 1, 1)
  story.does('G', { type: 'place-waiting' }).ok({ clashes: [{ meetingId: 'AB', code: 'no-table' }] })
  story.stands('AB', 'waiting: no-table').cancels('C', 'CD').stands('AB', '1@1')
})

test('[M.14] the same people have one live meeting; a group is another than the pair in it', () => {
  const story = room().placed('AB', 1, 1).books('G', 'BA', '2@1').rejected('already-meeting', { meetingId: 'AB' })
  story.books('G', 'BA', '2@1', true).rejected('already-meeting')
  story.books('G', 'ABC', '2@1').ok().does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'C' })
  story.rejected('already-meeting', { meetingId: 'ABC' })
  story
    .does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'D' })
    .ok()
    .asked('A', 'B')
    .accepts('B', 'A>B')
    .ok()
})

test('[M.14] two to eight different people meet', () => {
  const people = Object.fromEntries([...'ABCDEFGHIJ'].map((name) => [name, {}]))
  const story = room({ people }).placed('ABCDEFGH', 1, 1)
  story
    .does('G', { type: 'join-meeting', meetingId: 'ABCDEFGH', participantId: 'I' })
    .rejected('limit-reached', { allowed: 8 })
  story.books('G', 'AA', '2@1').rejected('same-person')
})

test('[G3] a meeting has slot and table only while it is placed, running or held', () => {
  const story = room().placed('AB', 1, 1)
  const has = () => 'slotId' in story.meeting('AB')
  expect(has()).toBe(true)
  story.unplaces('G', 'AB')
  expect(has()).toBe(false)
  story.does('G', { type: 'place-waiting' }).passes('10:26')
  expect(has()).toBe(true)
  story.does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['A'] })
  expect([has(), story.meeting('AB').lastPlace]).toEqual([false, { slotId: 's1.1', tableId: 't1' }])
})

test('[G4] cancelling what is cancelled and moving to where it is does nothing', () => {
  const story = room()
    .placed('AB', 1, 1)
    .moves('G', 'AB', '1@1')
    .nothing()
    .moves('G', 'AB', '1@1', { from: '2@2' })
    .nothing()
  story
    .does('G', { type: 'lock-meeting', meetingId: 'AB' })
    .does('G', { type: 'lock-meeting', meetingId: 'AB' })
    .nothing()
  story
    .moves('G', 'AB', '1@1')
    .nothing()
    .does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.2' })
    .rejected('locked')
  story.cancels('A', 'AB').ok().cancels('B', 'AB').nothing().cancels('G', 'AB').nothing()
  story.does('G', { type: 'unlock-meeting', meetingId: 'AB' }).nothing()
})

const propose = (slot: number | string) => ({
  type: 'propose-slot' as const,
  meetingId: 'AB',
  slotId: typeof slot === 'number' ? `s1.${slot}` : slot,
})
const answers = (accept: boolean) => ({ type: 'answer-proposal' as const, meetingId: 'AB', accept })

test('[M.7] a slot in which one is busy is not proposed: oneself first, then the other, with what is free', () => {
  const story = room().placed('AB', 2, 1).placed('BC', 3, 2).placed('AD', 4, 2).placed('AE', 5, 2).placed('BF', 5, 3)
  story.does('A', propose(3)).rejected('person-busy', { who: 'other', slotId: 's1.3' })
  expect(story.alternatives).toEqual(['6@2', '1@1'])
  story.does('A', propose(4)).rejected('person-busy', { who: 'you' })
  story.does('A', propose(5)).rejected('person-busy', { who: 'you' })
  story.does('B', propose(5)).rejected('person-busy', { who: 'you' })
})

test('[M.7] nor one in which no table is left', () => {
  const story = room({ tables: 1 }).placed('AB', 1, 1).placed('CD', 2, 1).does('A', propose(2))
  story.rejected('table-taken', { slotId: 's1.2' })
  expect(story.alternatives).toEqual(['3@1', '4@1', '5@1'])
  const late = room({ tables: 1 }).placed('AB', 1, 1).does('A', propose(2)).ok().placed('CD', 2, 1)
  late.does('B', answers(true)).rejected('table-taken', { slotId: 's1.2' }).stands('AB', '1@1')
})

test('[M.7] it keeps its table where only its own time is in the way', () => {
  const sessions = [session('Hall', '10:00', 1), session('Studio', '10:10', 1)]
  const story = room({ sessions }).placed('AB', 's1.1', 2).does('A', propose('s2.1')).ok()
  story.does('B', answers(true)).ok().stands('AB', 's2.1@2')
})

test('[M.7] a table that was reserved for others since it was booked is not kept', () => {
  const reserved = { text: 'x', key: 'x' }
  const story = room().placed('AB', 1, 2)
  story.does('organiser', { type: 'change-table', tableId: 't2', table: { reserved } }).ok()
  story.does('A', propose(3)).ok().does('B', answers(true)).ok().stands('AB', '3@1')
})

test('[M.15] who refuses leaves the meeting where it is, as it was', () => {
  const story = room().placed('AB', 1, 1).does('A', propose(5)).does('B', answers(false)).ok().stands('AB', '1@1')
  expect(story.meeting('AB').proposal).toBeNull()
  story.does('B', answers(true)).rejected('changed-since', { what: 'answer-proposal' })
})

test('[M.15] a proposal to come to a slot that ends ends with it, another does not', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).does('A', propose(6)).ok()
  story.does('C', { ...propose(4), meetingId: 'CD' }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', slots: 5 }).ok()
  expect([story.meeting('AB').proposal, story.meeting('CD').proposal?.slotId]).toEqual([null, 's1.4'])
})

test('[G4] to propose where it is, or again what one proposed, does nothing; what another proposed is one’s own then', () => {
  const story = room().placed('AB', 1, 1).does('A', propose(1)).nothing().does('A', propose(5)).ok()
  story.does('A', propose(5)).nothing().does('B', propose(5)).ok()
  expect(story.meeting('AB').proposal).toMatchObject({ by: 'B', slotId: 's1.5', agreed: ['B'] })
})

test('[M.8] why it was cancelled is kept where something was said', () => {
  const reason = (said: string | undefined) => {
    const story = room().placed('AB', 1, 1).does('G', { type: 'cancel-meeting', meetingId: 'AB', reason: said }).ok()
    const meeting = story.meeting('AB')
    return meeting.state === 'cancelled' && meeting.cancelReason
  }
  expect([reason('G/words'), reason(''), reason(undefined)]).toEqual(['G/words', null, null])
})

test('[M.12] what place-waiting finds no place for is named in the answer, parked or not', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).unplaces('G', 'AB').unplaces('G', 'CD')
  for (const slot of [1, 2, 3, 4, 5, 6]) story.closes('A', slot)
  const clashes = [{ meetingId: 'AB', code: 'no-common-slot' }]
  story.does('G', { type: 'place-waiting' }).ok({ clashes }).stands('CD', '2@1').stands('AB', 'waiting: no-common-slot')
  story.does('G', { type: 'place-waiting' }).nothing()
  expect(story.answer).toEqual({ clashes })
  story
    .unplaces('G', 'CD')
    .does('G', { type: 'place-waiting', meetingIds: ['CD'] })
    .ok()
  expect(story.answer).toEqual({})
  story.does('G', { type: 'place-waiting', meetingIds: ['CD', 'CD'] }).nothing()
  expect(story.answer).toEqual({})
})

test('[M.12] they are placed one after another: nobody twice', () => {
  const story = room().placed('AB', 1, 1).placed('AC', 2, 1)
  for (const slot of [1, 2, 4, 5, 6]) story.closes('G', slot, 'A').ok()
  story.does('G', { type: 'place-waiting' }).ok({ clashes: [{ meetingId: 'AC', code: 'no-common-slot' }] })
  story.stands('AB', '3@1').stands('AC', 'waiting: no-common-slot')
})

test('[M.12] of those that are named the waiting ones are placed, each once', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2).unplaces('G', 'AB')
  story
    .does('G', { type: 'place-waiting', meetingIds: ['CD', 'AB', 'AB'] })
    .ok()
    .stands('AB', '1@1')
    .stands('CD', '2@2')
  expect(story.log.at(-1)!.events).toHaveLength(1)
})

test('[M.12] an old place that has begun, or is gone, is no place: the rule finds one', () => {
  const begun = room().placed('AB', 1, 2).unplaces('G', 'AB').passes('10:05').does('G', { type: 'place-waiting' })
  begun.ok().stands('AB', '2@1')
  const gone = room().placed('AB', 6, 2).does('organiser', { type: 'change-session', sessionId: 's1', slots: 5 }).ok()
  gone.does('G', { type: 'place-waiting' }).ok().stands('AB', '1@1')
})

test('[M.4] of those that wait the oldest comes first, also when it came to wait last', () => {
  const story = room({ tables: 1, sessions: [session('Morning', '10:00', 1)] }).placed('AB', 1, 1)
  story.asked('C', 'D').accepts('D', 'C>D').ok().unplaces('G', 'AB').stands('CD', '1@1')
  story.does('G', { type: 'place-waiting' }).ok().stands('AB', 'waiting: no-table').asked('E', 'F').accepts('F', 'E>F')
  story.cancels('C', 'CD').stands('AB', '1@1').stands('EF', 'waiting: no-table')
})

test('when it first had a place is kept when it moves', () => {
  const story = room().placed('AB', 1, 1)
  const { bookedAt } = story.meeting('AB')
  expect(bookedAt).toBe(story.at)
  story.atTime('09:00').moves('G', 'AB', '2@1').unplaces('G', 'AB').does('G', { type: 'place-waiting' })
  expect(story.meeting('AB').bookedAt).toBe(bookedAt)
})

test('who joins an older meeting has it before their newer ones', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).placed('CE', 3, 1)
  story.does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'C' }).ok()
  expect(story.room.meetingsOf.get('C')).toEqual(['AB', 'CD', 'CE'])
})
