import { expect, test } from 'vitest'
import { facts, room, session } from '../given.ts'

const table = (label: string) => ({ label, zone: '', stepFree: false, quiet: false, reserved: null, url: null })

test('[T.1] closing a table puts aside what has not begun; who sits stays seated', () => {
  const story = room().placed('AB', 1, 2).placed('AC', 2, 2).placed('BD', 3, 2).placed('EF', 4, 2).passes('10:05')
  story.does('G', { type: 'close-table', tableId: 't2' }).ok().stands('AB', '1@2')
  for (const pair of ['AC', 'BD', 'EF']) story.stands(pair, 'waiting: put-aside, parked')
  expect(
    [...'ABCDEF'].filter((who) => ['AC', 'BD', 'EF'].some((pair) => story.noticed(pair).includes(who))),
  ).toHaveLength(6)
  story.passes('10:26').stands('AB', '1@2')
  expect(story.meeting('AB').state).toBe('held')
})

test('[T.1] the answer gives each a new place, the same slot first, that one act can take', () => {
  const story = room()
    .placed('AB', 2, 2)
    .placed('CD', 3, 2)
    .placed('EF', 3, 1)
    .does('G', { type: 'close-table', tableId: 't2' })
  const { offers } = story.answer
  expect(offers).toEqual([
    { meetingId: 'AB', slotId: 's1.2', tableId: 't1' },
    { meetingId: 'CD', slotId: 's1.3', tableId: 't3' },
  ])
  story
    .does('G', { type: 'place-waiting', meetingIds: ['AB', 'CD'] })
    .ok()
    .stands('AB', '2@1')
    .stands('CD', '3@3')
})

test('[T.1] two offers never name one cell', () => {
  const story = room({ tables: 2 })
    .placed('AB', 1, 1)
    .placed('CD', 1, 2)
    .does('G', { type: 'close-slot', slotId: 's1.1' })
  const places = story.answer.offers!.map(({ slotId, tableId }) => `${slotId!}@${tableId!}`)
  expect(new Set(places).size).toBe(2)
})

test('[T.1] nor one that a waiting meeting gets in the same act', () => {
  const story = room({ sessions: [session('Morning', '10:00', 1)], tables: 1 }).placed('AB', 1, 1)
  story.asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table').closes('G', 1, 'A').stands('CD', '1@1')
  expect(story.answer.offers).toEqual([{ meetingId: 'AB', slotId: null, tableId: null }])
})

test('[T.2] reopening brings nothing back by itself but what is not parked; place-waiting gives the old slots again', () => {
  const story = room().placed('AB', 2, 2).placed('CD', 3, 2).does('G', { type: 'close-table', tableId: 't2' })
  story.does('G', { type: 'reopen-table', tableId: 't2' }).ok()
  story.stands('AB', 'waiting: put-aside, parked').stands('CD', 'waiting: put-aside, parked').placed('AE', 2, 1)
  story
    .does('G', { type: 'place-waiting', meetingIds: ['AB', 'CD'] })
    .ok()
    .stands('CD', '3@2')
    .stands('AB', '1@1')
})

test('[T.2] a reopened table gives waiting meetings their place', () => {
  const story = room({ tables: 1 })
    .does('G', { type: 'close-table', tableId: 't1' })
    .asked('A', 'B')
    .accepts('B', 'A>B')
  story.stands('AB', 'waiting: no-table').does('H', { type: 'reopen-table', tableId: 't1' }).stands('AB', '1@1')
})

test('[T.3] a slot that has begun cannot be closed; in a closed one nobody is placed', () => {
  const story = room()
    .placed('AB', 3, 1)
    .passes('10:31')
    .does('G', { type: 'close-slot', slotId: 's1.2' })
    .rejected('too-late')
  story.does('G', { type: 'close-slot', slotId: 's1.3' }).ok().stands('AB', 'waiting: put-aside, parked')
  story.moves('G', 'AB', '3@1', { overrule: true }).rejected('slot-closed')
  story.asked('C', 'D', [3]).accepts('D', 'C>D', 3).rejected('slot-closed').accepts('D', 'C>D').stands('CD', '4@1')
  story.does('G', { type: 'reopen-slot', slotId: 's1.3' }).ok().moves('G', 'AB', '3@1').ok()
})

test('[T.4] a reserved table is for meetings with somebody of that organisation, and comes first for them', () => {
  const people = { A: { organisation: 'alfa' }, B: {}, C: {}, D: {} }
  const reserved = () => room({ people, tables: [{}, {}, { reserved: ' ALFA' }] })
  reserved().asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@3')
  const story = reserved()
    .does('G', { type: 'close-table', tableId: 't1' })
    .does('G', { type: 'close-table', tableId: 't2' })
  story.asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table')
  story.moves('G', 'CD', '1@3').rejected('table-reserved').moves('G', 'CD', '1@3', { overrule: true }).ok()
})

test('[T.4] or of that delegation; a text that matches nobody keeps it for staff', () => {
  const people = { A: { delegation: 'Nord-Italia' }, B: {}, C: {} }
  const story = room({ people, tables: [{}, { reserved: 'nord-italia' }, { reserved: 'press' }] })
  story.asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@2')
  story.books('G', 'BC', '2@3').rejected('table-reserved').books('G', 'BC', '2@3', true).ok()
})

test('[T.5] step-free need is a fact: such a meeting gets a step-free table, and no other', () => {
  const story = room({ people: { A: { stepFree: true }, B: {}, C: {}, D: {} }, tables: [{}, {}, { stepFree: true }] })
  story.asked('A', 'B').accepts('B', 'A>B').stands('AB', '1@3')
  story
    .moves('G', 'AB', '1@1')
    .rejected('table-unfit')
    .moves('G', 'AB', '1@1', { overrule: true })
    .rejected('table-unfit')
  story.unplaces('G', 'AB')
  story.asked('C', 'D').accepts('D', 'C>D').stands('CD', '1@1').moves('G', 'CD', '1@3').ok()
})

test('[T.5] tables with a mark that is not needed come last, a virtual one after all others', () => {
  const story = room({ tables: [{ url: 'https://meet.example/1' }, { quiet: true }, {}] })
  for (const at of ['1@3', '1@2', '1@1']) {
    const [a, b] = { '1@3': 'AB', '1@2': 'CD', '1@1': 'EF' }[at]!
    story
      .asked(a!, b!, [1])
      .accepts(b!, `${a!}>${b!}`)
      .stands(a! + b!, at)
  }
})

test('[T.6] somebody online gets a virtual table, or the meeting waits', () => {
  const people = { A: { online: true }, B: {} }
  room({ people, tables: [{}, { url: 'https://meet.example/1' }] })
    .asked('A', 'B')
    .accepts('B', 'A>B')
    .stands('AB', '1@2')
  room({ people })
    .asked('A', 'B')
    .accepts('B', 'A>B')
    .stands('AB', 'waiting: no-table')
    .books('G', 'AB')
    .rejected('already-meeting')
})

test('[T.9] labels are unique whatever their case', () => {
  const story = room({ tables: [{ label: 'A1' }] })
  story.does('organiser', { type: 'add-table', table: table('a1 ') }).rejected('duplicate', { field: 'label' })
  story.does('organiser', { type: 'add-table', table: table('A2') }).ok()
  story.does('organiser', { type: 'change-table', tableId: 't2', table: { label: 'A1' } }).rejected('duplicate')
  story.does('organiser', { type: 'change-table', tableId: 't2', table: { label: 'a2' } }).ok()
})

test('[T.9] a table at which nobody ever sat is removed, another is not', () => {
  const story = room().placed('AB', 1, 1).cancels('A', 'AB')
  story.does('organiser', { type: 'remove-table', tableId: 't1' }).rejected('table-taken', { meetingIds: ['AB'] })
  story.does('organiser', { type: 'remove-table', tableId: 't3' }).ok()
  story.does('organiser', { type: 'add-table', table: table('9') }).ok()
  expect([...story.room.tables.keys()]).toEqual(['t1', 't2', 't3'])
})

test('[T.9] what sits at a table that changes stays; the room itself brings nobody there', () => {
  const story = room({ tables: 1 }).placed('AB', 1, 1)
  story.does('organiser', { type: 'change-table', tableId: 't1', table: { reserved: { text: 'x', key: 'x' } } }).ok()
  story.stands('AB', '1@1').asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table')
  story
    .does('organiser', { type: 'change-table', tableId: 't1', table: { reserved: null } })
    .ok()
    .stands('CD', '2@1')
})

test('[T.10] somebody whose needs change keeps the places they have', () => {
  const story = room().placed('AB', 1, 1)
  story.does('G', {
    type: 'change-participant',
    participantId: 'A',
    facts: facts('A', { stepFree: true }),
    profile: 'A/2',
  })
  story.ok().stands('AB', '1@1').asked('A', 'C').accepts('C', 'A>C').stands('AC', 'waiting: no-table')
})

test('[G4] closing what is closed, opening what is open and changing nothing does nothing', () => {
  const story = room().does('G', { type: 'reopen-table', tableId: 't1' }).nothing()
  story.does('G', { type: 'close-table', tableId: 't1' }).does('H', { type: 'close-table', tableId: 't1' }).nothing()
  story.does('G', { type: 'reopen-slot', slotId: 's1.1' }).nothing()
  story.does('G', { type: 'close-slot', slotId: 's1.1' }).does('G', { type: 'close-slot', slotId: 's1.1' }).nothing()
  story.does('organiser', { type: 'change-table', tableId: 't1', table: { label: '1', zone: '' } }).nothing()
})

test('[T.1] closing concerns that slot alone, and offers nothing where nobody was put aside', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).does('G', { type: 'close-slot', slotId: 's1.2' }).ok()
  story.stands('AB', '1@1').stands('CD', 'waiting: put-aside, parked')
  expect(story.does('G', { type: 'close-slot', slotId: 's1.5' }).ok().answer).toEqual({})
  expect(story.does('G', { type: 'close-table', tableId: 't3' }).ok().answer).toEqual({})
})

test('[T.9] what was on a table and went to the tray, or was cancelled there, was on it all the same', () => {
  const removing = { type: 'remove-table' as const, tableId: 't1' }
  const parked = () => room().placed('AB', 1, 1).unplaces('G', 'AB')
  parked()
    .does('organiser', removing)
    .rejected('table-taken', { meetingIds: ['AB'] })
  parked()
    .cancels('A', 'AB')
    .does('organiser', removing)
    .rejected('table-taken', { meetingIds: ['AB'] })
  const story = parked()
  for (const slot of [1, 2, 3, 4, 5, 6]) story.closes('A', slot)
  story.does('G', { type: 'place-waiting' }).stands('AB', 'waiting: no-common-slot').does('organiser', removing)
  story.rejected('table-taken', { meetingIds: ['AB'] })
})

test('[T.9] what is said of a table changes only that', () => {
  const story = room({ tables: [{ label: 'A1', zone: 'Hall 1' }] })
  const change = (table: object) => ({ type: 'change-table' as const, tableId: 't1', table })
  story.does('organiser', change({ label: 'A1', zone: 'Hall 2', quiet: undefined })).ok()
  expect(story.room.tables.get('t1')).toMatchObject({ label: 'A1', zone: 'Hall 2', closed: false })
  story
    .does('organiser', change({ label: 'a1', zone: 'Hall 2' }))
    .ok()
    .does('organiser', change({ label: undefined }))
    .nothing()
  story.does('organiser', { type: 'add-table', table: table('B1') }).does('organiser', change({ label: 'b1' }))
  story.rejected('duplicate', { field: 'label' })
})

test('[T.9] a table at which a meeting is, or was last, is not removed though everybody has seen it', () => {
  const removing = { type: 'remove-table' as const, tableId: 't1' }
  const story = room().placed('AB', 1, 1)
  const allSee = () => {
    for (const who of 'AB') story.does(who, { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version })
    return story.noticing('AB', '')
  }
  allSee()
    .does('organiser', removing)
    .rejected('table-taken', { meetingIds: ['AB'] })
  story.unplaces('G', 'AB')
  allSee()
    .does('organiser', removing)
    .rejected('table-taken', { meetingIds: ['AB'] })
})

test('[T.9] nor is a table removed that somebody still reads of; once they have seen where they are now, it is', () => {
  const removing = { type: 'remove-table' as const, tableId: 't3' }
  const story = room().placed('AB', 1, 3).moves('G', 'AB', '1@1').does('organiser', removing)
  story.rejected('table-taken', { meetingIds: ['AB'] })
  for (const who of 'AB') story.does(who, { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version })
  story.does('organiser', removing).ok()
  const seen = room().placed('AB', 1, 3)
  for (const who of 'AB') seen.does(who, { type: 'acknowledge', meetingId: 'AB', upTo: seen.room.version })
  seen
    .moves('G', 'AB', '1@1')
    .does('organiser', removing)
    .rejected('table-taken', { meetingIds: ['AB'] })
})
