import { describe, expect, test } from 'vitest'
import { nameForm } from '../../shared/names.ts'
import { countryPairs, meetingType } from '../../shared/meeting-type.ts'
import { reportOf } from '../../shared/report.ts'
import { facts, room, type Story } from '../given.ts'

const book = (story: Story, people: string[], slot: number, table = 1) =>
  story
    .does(
      'G',
      { type: 'book-meeting', participantIds: people, slotId: `s1.${slot}`, tableId: `t${table}` },
      people.join(''),
    )
    .ok()
const says = (story: Story, who: string, meetingId: string, outcome: 'held' | 'cut-short' | 'did-not-happen') =>
  story.does(who, { type: 'record-outcome', meetingId, outcome }).ok()

test('[O1] share kept counts meetings whose fate is known', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 1, 2).placed('EF', 2, 1).placed('AC', 6, 1)
  story.does('E', { type: 'cancel-meeting', meetingId: 'EF' }).ok().passes('10:26')
  story.does('G', { type: 'mark-no-show', meetingId: 'CD', absent: ['D'] }).ok()
  const { meetings, shareKept } = reportOf(story.room)
  expect(meetings).toMatchObject({
    made: { value: 4 },
    held: { value: 1 },
    noShow: { value: 1 },
    cancelled: { value: 1 },
    confirmed: { value: 0 },
  })
  expect(shareKept).toMatchObject({ value: 1 / 3, held: 1, of: 3 })
})

describe('[O2] a meeting counts once, its countries in pairs', () => {
  test('clusters from IT and IT and a company from AR: C2B, AR-IT once', () => {
    const people = {
      A: { kind: 'cluster', country: 'IT' },
      B: { kind: 'cluster', country: 'IT' },
      C: { kind: 'company', country: 'AR' },
    } as const
    const report = reportOf(book(room({ people }), ['A', 'B', 'C'], 1).passes('10:25').room)
    expect(report.byType.C2B).toMatchObject({ made: { value: 1, unit: 'meetings' }, held: { value: 1 } })
    expect(report.countryPairs).toEqual({
      'AR-IT': { made: { value: 1, unit: 'meetings' }, held: { value: 1, unit: 'meetings' } },
    })
    expect(report.headline).toMatchObject({ C2C: { value: 0 }, C2B: { value: 1 }, other: { value: 0 } })
  })
  test('three clusters from IT: C2C, IT-IT', () => {
    const cluster = { kind: 'cluster', country: 'IT' } as const
    const report = reportOf(book(room({ people: { A: cluster, B: cluster, C: cluster } }), ['A', 'B', 'C'], 1).room)
    expect(report.byType.C2C.made.value).toBe(1)
    expect(Object.keys(report.countryPairs)).toEqual(['IT-IT'])
  })
})

describe('[O3] whose word counts', () => {
  const over = () => room().placed('AB', 1, 1).passes('10:26')
  const figures = ({ room }: Story) => {
    const { held, confirmed, inDoubt, noShow } = reportOf(room).meetings
    return { held: held.value, confirmed: confirmed.value, inDoubt: inDoubt.value, noShow: noShow.value }
  }
  test('one says held, one cut short: held, confirmed', () => {
    const story = says(says(over(), 'A', 'AB', 'held'), 'B', 'AB', 'cut-short')
    expect(figures(story)).toEqual({ held: 1, confirmed: 1, inDoubt: 0, noShow: 0 })
  })
  test('one word is enough to confirm', () => {
    expect(figures(says(over(), 'B', 'AB', 'held'))).toEqual({ held: 1, confirmed: 1, inDoubt: 0, noShow: 0 })
  })
  test('so are both at the table', () => {
    const story = room().placed('AB', 1, 1).atTime('10:01')
    for (const who of 'AB') story.does(who, { type: 'at-table', meetingId: 'AB' }).ok()
    expect(figures(story.passes('10:26'))).toEqual({ held: 1, confirmed: 1, inDoubt: 0, noShow: 0 })
  })
  test('both say that it did not happen: no-show', () => {
    const story = says(says(over(), 'A', 'AB', 'did-not-happen'), 'B', 'AB', 'did-not-happen')
    expect(figures(story)).toEqual({ held: 0, confirmed: 0, inDoubt: 0, noShow: 1 })
  })
  test('one says that it did not happen, one held: held and in doubt, not confirmed, until staff decide', () => {
    const story = says(says(over(), 'A', 'AB', 'did-not-happen'), 'B', 'AB', 'held')
    expect(figures(story)).toEqual({ held: 1, confirmed: 0, inDoubt: 1, noShow: 0 })
    story.does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] }).ok()
    expect(figures(story)).toEqual({ held: 0, confirmed: 0, inDoubt: 0, noShow: 1 })
  })
})

test('[O4] organisations are told apart by their names’ form', () => {
  const named = (name: string) => ({ organisation: nameForm(name) })
  const people = { A: named('Cluster  Alfa'), B: named('cluster alfa'), C: named('Cluster Alfa e.V.') }
  const { organisations } = reportOf(room({ people }).placed('AB', 1, 1).passes('10:26').room)
  expect(organisations).toEqual({
    registered: { value: 2, unit: 'organisations' },
    met: { value: 1, unit: 'organisations' },
  })
})

test('[O5] an organisation that is corrected changes placed meetings, not held ones', () => {
  const cluster = { kind: 'cluster' } as const
  const story = room({ people: { A: {}, B: cluster, C: cluster } })
    .placed('AB', 1, 1)
    .placed('AC', 2, 1)
    .passes('10:26')
  story
    .does('G', { type: 'change-participant', participantId: 'A', facts: facts('A', cluster), profile: 'A/profile' })
    .ok()
  const { byType } = reportOf(story.room)
  expect([byType.C2B.made.value, byType.C2B.held.value, byType.C2C.made.value, byType.C2C.held.value]).toEqual([
    1, 1, 1, 0,
  ])
})

test('[V5] who was erased after a meeting was held still counts, who was removed before any does not', () => {
  const story = room().placed('AB', 1, 1).passes('10:26')
  story.does('organiser', { type: 'erase-participant', participantId: 'A' }).ok()
  story.does('organiser', { type: 'remove-participant', participantId: 'F' }).ok()
  const { participants, meetings } = reportOf(story.room)
  expect([participants.registered.value, participants.met.value, meetings.held.value]).toEqual([5, 2, 1])
})

test('a meeting that waits counts for the share kept once no slot is left to begin', () => {
  const story = room({ tables: 0 }).asked('A', 'B').does('B', { type: 'accept-request', requestId: 'A>B' }).ok()
  expect(reportOf(story.room).shareKept).toMatchObject({ held: 0, of: 0 })
  expect(reportOf(story.passes('12:31').room).shareKept).toMatchObject({ value: 0, held: 0, of: 1 })
})

test('asked counts requests, a wish asked back is one; meetings are never mixed in', () => {
  const story = room()
    .asked('A', 'B')
    .does('B', { type: 'send-request', to: 'A' })
    .ok()
    .asked('C', 'D')
    .placed('EF', 6, 3)
  const { requests, meetings } = reportOf(story.room)
  expect([requests.asked, meetings.made.value, meetings.informal.value]).toEqual([{ value: 2, unit: 'requests' }, 2, 0])
})

test.each([
  [['company', 'cluster'], 'C2B'],
  [['cluster', 'cluster', 'cluster'], 'C2C'],
  [['public', 'research'], 'R2G'],
  [['development', 'company', 'company'], 'B2D'],
  [['cluster', 'company', 'public'], 'other'],
  [['cluster', undefined], 'other'],
  [[], 'other'],
] as const)('[O] the type of %j is %s', (kinds, type) => {
  expect(meetingType(kinds)).toBe(type)
})

test('[O] pairs of countries are without order, each once', () => {
  expect(countryPairs(['IT', 'AR', 'IT', 'DE'])).toEqual(['AR-DE', 'AR-IT', 'DE-IT'])
  expect(countryPairs(['IT', 'IT'])).toEqual(['IT-IT'])
  expect(countryPairs([])).toEqual([])
})
