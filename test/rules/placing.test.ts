import { expect, test } from 'vitest'
import { room, rules, session, slotId, time } from '../given.ts'

test('[M.1] preferred slots are a set: of those named the earliest', () => {
  room().asked('A', 'B', [4, 2]).accepts('B', 'A>B').stands('AB', '2@1')
})

test('[M.2] then no idle slot, then the table one has, then the earliest', () => {
  room().placed('BC', 3, 2).asked('A', 'B').accepts('B', 'A>B').stands('AB', '2@2')
})

test('[M.2] a slot that one closed is not idle', () => {
  room().placed('BC', 1, 2).closes('B', 2).closes('A', 3).asked('A', 'B').accepts('B', 'A>B').stands('AB', '4@1')
  room().placed('BC', 3, 2).closes('B', 2).closes('B', 4).asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@1')
})

test('[M.2] idle slots of all its people count together', () => {
  const story = room().placed('AC', 1, 1).placed('BD', 4, 2)
  // Slot 2 leaves one idle for B, slot 3 one for A, slot 5 three for A: the earliest of the first two.
  story.asked('A', 'B').accepts('B', 'A>B').stands('AB', '2@1')
})

test('[M.2] what is idle anyway, in another session, weighs nothing', () => {
  const sessions = [session('Morning', '10:00', 4), session('Afternoon', '14:00', 4)]
  const story = room({ sessions }).placed('AC', 's1.1', 1).placed('AD', 's1.4', 1).placed('AE', 's2.1', 1)
  // Two slots lie idle in the morning: one of them is filled.
  story.asked('A', 'B', ['s1.3', 's2.2']).accepts('B', 'A>B').stands('AB', '3@1')
})

test('[M.3] where the table is taken there, the other neighbour slot keeps them seated', () => {
  room().placed('BC', 3, 2).placed('DE', 2, 2).asked('A', 'B').accepts('B', 'A>B').stands('AB', '4@2')
})

test('[M.3] of the tables beside it they get the one that most of them keep', () => {
  const story = room().placed('BF', 2, 1).placed('AC', 2, 3).placed('BD', 4, 3)
  story.asked('A', 'B').accepts('B', 'A>B').stands('AB', '3@3')
})

test('[M.3] between sessions that begin at once their order decides', () => {
  const sessions = [session('Hall', '10:00', 2), session('Studio', '10:00', 2)]
  room({ sessions }).asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@1')
})

/** As many pairs as there are cells fill all of them; AB, then CD, wait. */
function fullTables() {
  const names = Array.from({ length: 36 }, (_, i) => `p${i}`)
  const story = room({ people: Object.fromEntries([...'ABCD', ...names].map((name) => [name, {}])) })
  for (let i = 0; i < 18; i++) {
    const at = { slotId: slotId((i % 6) + 1), tableId: `t${Math.floor(i / 6) + 1}` }
    story
      .does('organiser', { type: 'book-meeting', participantIds: [names[2 * i]!, names[2 * i + 1]!], ...at }, `m${i}`)
      .ok()
  }
  story.asked('A', 'B').accepts('B', 'A>B').stands('AB', 'waiting: no-table')
  return story.asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table')
}

test('[M.4] the oldest waiting meeting gets the place that is given back, in the same version', () => {
  const story = fullTables()
  const { version } = story.room
  story
    .does('p4', { type: 'cancel-meeting', meetingId: 'm2' })
    .ok()
    .stands('AB', '3@1')
    .stands('CD', 'waiting: no-table')
  expect(story.room.version).toBe(version + 1)
  story.noticing('AB', 'AB')
})

test('[M.5] one that does not fit is passed over', () => {
  const story = fullTables().closes('B', 3).ok().does('p4', { type: 'cancel-meeting', meetingId: 'm2' }).ok()
  story.stands('CD', '3@1').stands('AB', 'waiting: no-table')
})

test('[M.5] whatever makes room lets them in: a table, a slot, the rules', () => {
  const table = { label: '4', zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  fullTables().does('organiser', { type: 'add-table', table }).stands('AB', '1@4').stands('CD', '2@4')
  const limited = room({ rules: { limits: { meetingsPerSession: 0 } } })
    .asked('A', 'B')
    .accepts('B', 'A>B')
  limited.stands('AB', 'waiting: session-limit')
  limited
    .does('organiser', { type: 'set-rules', rules: rules({ limits: {} }) })
    .ok()
    .stands('AB', '1@1')
})

test('[M.11] the room itself takes no slot that begins sooner than the lead time; who accepts may name it', () => {
  const asked = () => room().atTime('09:57').asked('A', 'B')
  asked().accepts('B', 'A>B').stands('AB', '2@1')
  asked().accepts('B', 'A>B', 1).ok().stands('AB', '1@1')
  room().atTime('09:55').asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@1')
  room().atTime('10:00').asked('A', 'B').accepts('B', 'A>B', 1).rejected('too-late')
})

test('[M.11] the lead time is a rule of the room', () => {
  room({ rules: { leadMinutes: 90 } })
    .atTime('09:00')
    .asked('A', 'B')
    .accepts('B', 'A>B')
    .stands('AB', '2@1')
  room({ rules: { leadMinutes: 0 } })
    .atTime('09:59:59')
    .asked('A', 'B')
    .accepts('B', 'A>B')
    .stands('AB', '1@1')
})

test('[M.13] distance forbids nothing: the only free table is taken, however far', () => {
  const story = room({ tables: [{ zone: 'Hall 1' }, { zone: 'Hall 4' }] })
    .placed('AB', 1, 1)
    .placed('DE', 2, 1)
  story.asked('A', 'C', [2]).accepts('C', 'A>C').stands('AC', '2@2')
})

test('[G8] alternatives are at most three, each in another slot, by the placing rule', () => {
  const story = room({ sessions: [session('Morning', '10:00', 3)] })
    .placed('BC', 2, 1)
    .asked('A', 'B')
    .accepts('B', 'A>B', 2)
  expect(story.alternatives).toEqual(['1@1', '3@1'])
})

test('[G8] where a table was asked for, another table of the same slot comes first', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2).moves('G', 'AB', '2@2').rejected('table-taken')
  expect(story.alternatives).toEqual(['2@1', '3@1', '4@1'])
  story.moves('G', 'AB', story.alternatives[0]!).ok()
})

test('[G8] where it is now is no alternative, another table beside it is', () => {
  const story = room().placed('AB', 2, 1).placed('CD', 2, 2).moves('G', 'AB', '2@2').rejected('table-taken')
  expect(story.alternatives).toEqual(['2@3', '1@1', '3@1'])
})

test('[G8] a running meeting is offered tables of its own slot only', () => {
  const story = room()
    .placed('AB', 1, 1)
    .placed('CD', 1, 2)
    .passes('10:05')
    .moves('G', 'AB', '1@2')
    .rejected('table-taken')
  expect(story.alternatives).toEqual(['1@3'])
  story.moves('G', 'AB', '1@3').ok().stands('AB', '1@3')
})

test('[G8] nothing is offered when there is nothing', () => {
  const story = fullTables().asked('B', 'C').accepts('C', 'B>C', 1).rejected('table-taken')
  expect(story.alternatives).toEqual([])
})

test('[L8] a clock that runs back counts as the last commit’s time', () => {
  const story = room({ rules: { requestsExpireAfterMinutes: 60 } })
    .passes('10:31')
    .atTime('09:00')
    .asked('C', 'D')
  expect(story.room.at).toBe(time('10:31'))
  expect(story.request('C>D').expiresAt).toBe(time('11:31'))
  story.accepts('D', 'C>D', 2).rejected('too-late')
})

test('[M.2] idle slots weigh more than the earliest, also where no table can be kept', () => {
  const story = room().placed('AC', 3, 1).placed('DE', 2, 1).placed('DF', 4, 1)
  story.asked('A', 'B').accepts('B', 'A>B').stands('AB', '2@2')
})

test('[M.3] a table that is kept goes before one without a mark', () => {
  const story = room({ tables: [{}, { quiet: true }] })
    .placed('AC', 2, 2)
    .asked('A', 'B', [3])
    .accepts('B', 'A>B')
  story.stands('AB', '3@2')
})

test('[M.3] it counts once for each of them, though they sit there before and after', () => {
  const story = room().placed('AC', 1, 2).placed('AD', 3, 2).placed('BE', 1, 1).asked('A', 'B', [2]).accepts('B', 'A>B')
  story.stands('AB', '2@1')
})

test('[T.4] a reserved table goes before one that is kept', () => {
  const people = { A: { delegation: 'North' }, B: {}, C: {} }
  const story = room({ people, tables: [{}, { reserved: 'north' }] }).placed('BC', 1, 1)
  story.asked('A', 'B', [2]).accepts('B', 'A>B').stands('AB', '2@2')
})

test('[T.5] a mark that somebody needs is no reason to come last, another one is', () => {
  const people = { A: { stepFree: true }, B: {}, C: {}, D: {} }
  const tables = [{ stepFree: true, quiet: true }, { stepFree: true }]
  room({ people, tables }).asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@2')
  const some = [{ stepFree: true }, {}]
  room({ people, tables: some }).asked('C', 'D').accepts('D', 'C>D').stands('CD', '1@2')
})

test('[G2] a table is free only if it is so in every slot at that time', () => {
  const sessions = [session('Hall', '10:00', 2), session('Studio', '10:20', 1)]
  const story = room({ sessions, tables: 2 }).placed('CD', 's1.2', 1).asked('A', 'B', ['s2.1']).accepts('B', 'A>B')
  story.stands('AB', 's2.1@2')
})
