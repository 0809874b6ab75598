import { expect, test } from 'vitest'
import { emptyRoom } from '../../shared/evolve.ts'
import { applied, viewOf } from '../../shared/views/reducer.ts'
import { iso } from '../../shared/views/view.ts'
import { keyNow, openMark, profileAt, profileKey, textAt, type Profile } from '../../shared/views/words.ts'
import { facts, room, rules, session, time } from '../given.ts'
import { seen, seenBy } from './seen.ts'

// What stands in a record, and in whose.

const at = (hhmm: string) => new Date(time(hhmm)).toISOString()
const ann: Profile = {
  name: 'Ann',
  organisation: 'Alfa',
  label: 'ALF',
  sectors: ['steel'],
  offers: ['tubes'],
  seeks: ['mills'],
  markets: ['DE'],
  languages: ['it'],
  email: 'ann@example.org',
}
const tour = {
  title: 'Tour',
  kind: 'walk',
  startsAt: time('15:00'),
  endsAt: time('16:00'),
  place: 'Gate 2',
  signUp: true,
  capacity: 2,
}

test('a person, on the floor and for staff', () => {
  const people = { A: { country: 'AR', delegation: 'North', online: true }, B: {}, C: {} }
  const story = room({ people }).asked('A', 'B').asked('C', 'A').closes('A', 2).does('A', { type: 'check-in' })
  const { email, ...open } = ann
  const record = {
    kind: 'participant',
    id: 'A',
    ...open,
    organisationKind: 'company',
    country: 'AR',
    delegation: 'North',
    online: true,
    lead: false,
    busy: ['s1.2'],
  }
  const now = new Date(story.at).toISOString()
  expect(seen(story.room, 'floor', 'participant', () => ann)[0]).toEqual(record)
  expect(seen(story.room, 'staff', 'participant', () => ann)[0]).toEqual({
    ...record,
    email,
    state: 'present',
    stepFree: false,
    closedSlots: ['s1.2'],
    openedAt: null,
    checkedInAt: now,
    asked: 1,
    listed: false,
  })
})

test('[V6] who has left is busy in no slot, whatever they had closed', () => {
  const story = room().closes('A', 2).does('G', { type: 'remove-participant', participantId: 'A' }).ok()
  const record = { state: 'removed', closedSlots: ['s1.2'], busy: [] }
  expect(seen(story.room, 'staff', 'participant')[0]).toMatchObject(record)
})

test('oneself: what counts for limits, what one signed up for, and whom one may not ask', () => {
  const story = room({
    people: { A: { stepFree: true }, B: {}, C: {}, D: {} },
    items: [tour],
    tables: [{ stepFree: true }],
  })
  story.asked('A', 'B').asked('A', 'C').does('C', { type: 'decline-request', requestId: 'A>C' }).asked('D', 'A')
  story.does('A', { type: 'decline-request', requestId: 'D>A' }).does('A', { type: 'sign-up', itemId: 'i1' })
  story.placed('AD', 1, 1).closes('A', 3).ok()
  expect(seen(story.room, 'person:A', 'me', () => ann)).toEqual([
    {
      kind: 'me',
      id: 'A',
      email: 'ann@example.org',
      stepFree: true,
      listed: false,
      closedSlots: ['s1.3'],
      signedUp: ['i1'],
      checkedInAt: null,
      openRequests: 1,
      meetings: 1,
      declinedBy: ['C'],
      calendar: 'calendar of A',
    },
  ])
  expect(seen(story.room, 'person:D', 'me')[0]!.declinedBy).toEqual(['A'])
  story.does('C', { type: 'send-request', to: 'A' }).ok()
  expect(seen(story.room, 'person:A', 'me')[0]!.declinedBy).toEqual([])
})

test('an item, with its free places; who is on it only for staff', () => {
  const story = room({ items: [tour, { ...tour, capacity: null }] })
    .does('A', { type: 'sign-up', itemId: 'i1' })
    .does('B', { type: 'sign-up', itemId: 'i1' })
  const record = {
    kind: 'item',
    id: 'i1',
    title: 'Tour',
    itemKind: 'walk',
    startsAt: at('15:00'),
    endsAt: at('16:00'),
    place: 'Gate 2',
    signUp: true,
    capacity: 2,
    placesLeft: 0,
    cancelled: false,
  }
  expect(seen(story.room, 'floor', 'item')[0]).toEqual(record)
  expect(seen(story.room, 'screen', 'item')[0]).toEqual(record)
  expect(seen(story.room, 'staff', 'item')[0]).toEqual({ ...record, signedUp: ['A', 'B'] })
  expect(seen(story.does('A', { type: 'sign-off', itemId: 'i1' }).room, 'floor', 'item')).toMatchObject([
    { placesLeft: 1 },
    { capacity: null, placesLeft: null },
  ])
})

test('a table: its address for staff alone, whom it is reserved for for all but the screen', () => {
  const url = 'https://meet.example/1'
  const story = room({
    tables: [
      { zone: 'Hall 4', quiet: true, reserved: 'Alfa' },
      { url, stepFree: true },
    ],
  })
  const tables = [
    {
      kind: 'table',
      id: 't1',
      label: '1',
      zone: 'Hall 4',
      stepFree: false,
      quiet: true,
      virtual: false,
      closed: false,
    },
    { kind: 'table', id: 't2', label: '2', zone: '', stepFree: true, quiet: false, virtual: true, closed: false },
  ]
  const [first, second] = tables
  expect(seen(story.room, 'screen', 'table')).toEqual(tables)
  expect(seen(story.room, 'floor', 'table')).toEqual([
    { ...first, reserved: 'Alfa' },
    { ...second, reserved: null },
  ])
  expect(seen(story.room, 'staff', 'table')).toEqual([
    { ...first, reserved: 'Alfa', url: null },
    { ...second, reserved: null, url },
  ])
})

test('the room: how long it is kept for staff alone, who may meet for all but the screen', () => {
  const given = rules({ mayMeet: [{ a: { delegation: ['Alfa'] }, b: {} }] })
  const story = room({ rules: given, sessions: [session('Morning', '10:00', 1)], closesAt: time('09:00') })
  const record = {
    kind: 'room',
    id: 'room',
    title: 'Matchmaking',
    timeZone: 'UTC',
    sessions: [{ id: 's1', name: 'Morning', startsAt: at('10:00'), slotMinutes: 25, changeoverMinutes: 5 }],
    rules: given,
    screen: 'numbers',
    opensAt: null,
    closesAt: at('09:00'),
    archived: false,
    heldSince: null,
  }
  expect(seen(story.room, 'floor', 'room')).toEqual([record])
  expect(seen(story.room, 'staff', 'room')).toEqual([{ ...record, retentionDays: 180 }])
  expect(seen(story.room, 'screen', 'room')).toEqual([{ ...record, rules: { ...given, mayMeet: [] } }])
})

test('a room that is not open yet shows nothing to anybody', () => {
  for (const audience of ['staff', 'floor', 'screen', 'person:A'] as const)
    expect(seenBy(emptyRoom(), audience)).toEqual([])
})

test('a meeting: a place, or the reason to wait with the place it had; its proposal; who has not seen it', () => {
  const url = 'https://meet.example/1'
  const story = room({ tables: [{ url }, {}] }).placed('AB', 1, 1)
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.4' }).ok()
  const placed = {
    kind: 'meeting',
    id: 'AB',
    participantIds: ['A', 'B'],
    state: 'placed',
    locked: false,
    type: 'B2B',
    atTable: [],
    absent: [],
    proposal: { by: 'A', slotId: 's1.4', agreed: ['A'] },
    slotId: 's1.1',
    tableId: 't1',
    url,
  }
  expect(seen(story.room, 'staff', 'meeting')).toEqual([{ ...placed, inDoubt: false, unseenBy: ['A', 'B'] }])
  expect(seen(story.room, 'person:A', 'meeting')).toEqual([{ ...placed, outcome: null, unseenBy: ['B'] }])
  const { proposal: _p, slotId, tableId, url: _u, ...waiting } = placed
  const parked = { ...waiting, state: 'waiting', reason: 'put-aside', parked: true, lastPlace: { slotId, tableId } }
  expect(seen(story.unplaces('G', 'AB').room, 'staff', 'meeting')).toMatchObject([parked])
  expect(Object.keys(seen(story.room, 'staff', 'meeting')[0]!).sort()).toEqual(
    [...Object.keys(parked), 'inDoubt', 'unseenBy'].sort(),
  )
  story.moves('G', 'AB', '1@2').does('G', { type: 'remove-participant', participantId: 'C' })
  expect(Object.keys(seen(story.room, 'staff', 'meeting')[0]!)).not.toContain('url')
})

test('[L11] nobody waits for who has left', () => {
  const story = room().placed('ABC', 1, 1).passes('10:05').does('G', { type: 'remove-participant', participantId: 'C' })
  expect(seen(story.room, 'staff', 'meeting')[0]!.unseenBy).toEqual(['A', 'B'])
  expect(seen(story.room, 'staff', 'notice').map(({ id }) => id)).toEqual(['A/ABC', 'B/ABC'])
})

test('[O3] only what runs or was held is in doubt', () => {
  const story = room().placed('AB', 1, 1).passes('10:05')
  story.does('A', { type: 'record-outcome', meetingId: 'AB', outcome: 'did-not-happen' })
  const doubt = () => seen(story.room, 'staff', 'meeting')[0]!.inDoubt
  expect([doubt(), (story.passes('10:26'), doubt())]).toEqual([true, true])
  story.does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['A'] }).ok()
  expect(doubt()).toBe(false)
})

test('a notice: as last seen and as it is now, for its person and for staff', () => {
  const story = room().placed('AB', 1, 1).does('A', { type: 'acknowledge', meetingId: 'AB', upTo: 99 })
  story.atTime('08:00').moves('G', 'AB', '2@2').atTime('08:10').moves('G', 'AB', '3@2')
  const glimpse = { state: 'placed', participantIds: ['A', 'B'] }
  const was = { ...glimpse, slotId: 's1.1', tableId: 't1', startsAt: at('10:00'), endsAt: at('10:25') }
  const now = { ...glimpse, slotId: 's1.3', tableId: 't2', startsAt: at('11:00'), endsAt: at('11:25') }
  const notices = seen(story.room, 'staff', 'notice')
  const record = { kind: 'notice', id: 'A/AB', participantId: 'A', meetingId: 'AB', asBefore: false }
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  expect(byId.get('A/AB')).toEqual({ ...record, seen: was, now, since: at('08:00'), at: at('08:10') })
  expect(byId.get('B/AB')).toMatchObject({ seen: null, now })
  expect(seen(story.room, 'person:A', 'notice')).toEqual([byId.get('A/AB')])
})

test('a member of staff bears a name for staff alone', () => {
  const story = room().does('organiser', { type: 'add-staff', staffId: 'S', role: 'facilitator', name: 'S/name' }).ok()
  const record = { kind: 'staff', id: 'S', role: 'facilitator', name: 'words of S', revoked: false }
  expect(seen(story.room, 'staff', 'staff')).toEqual([record])
  expect(seen(story.room, 'floor', 'staff')).toEqual([])
})

test('[V4] the screen names each organisation once, in order, and counts who is there', () => {
  const people = { A: { organisation: 'x' }, B: { organisation: 'x' }, C: {}, D: { kind: 'cluster' as const } }
  const story = room({ people }).does('organiser', { type: 'describe-room', screen: 'organisations' })
  story.placed('ABC', 1, 1).asked('A', 'D').placed('CD', 2, 1).unplaces('G', 'CD').ok()
  expect(seen(story.room, 'screen', 'cell')).toMatchObject([
    { id: 'ABC', organisations: ['House B', 'House C'], countries: ['IT'], bookedAt: new Date(story.at).toISOString() },
  ])
  const nameless = seen(story.room, 'screen', 'cell', () => undefined)
  expect(nameless).toMatchObject([{ organisations: [] }])
  story.does('G', { type: 'remove-participant', participantId: 'D' }).ok()
  expect(seen(story.room, 'screen', 'figures')).toEqual([
    {
      kind: 'figures',
      id: 'figures',
      participants: 3,
      organisations: 2,
      countries: 1,
      byKind: { company: 2 },
      waiting: 0,
    },
  ])
})

test('[V4] the screen orders organisations by name, whoever sits first', () => {
  const story = room().does('organiser', { type: 'describe-room', screen: 'organisations' }).placed('CAB', 1, 1)
  const [cell] = seen(story.room, 'screen', 'cell')
  expect(cell).toMatchObject({ organisations: ['House A', 'House B', 'House C'] })
})

test('[O4] an organisation of several people counts once, as what the first of them called it', () => {
  const people = {
    A: { organisation: 'x' },
    B: { organisation: 'x', kind: 'cluster' as const },
    C: { kind: 'public' as const },
  }
  const [figures] = seen(room({ people }).room, 'screen', 'figures')
  expect(figures).toMatchObject({ participants: 3, organisations: 2, byKind: { company: 1, public: 1 } })
})

test('[D] two without a delegation see nothing of each other, whoever of them is called a lead', () => {
  const story = room({ people: { L: { lead: true }, A: {}, B: {} } }).placed('AB', 1, 1)
  expect(seen(story.room, 'person:L', 'me').map(({ id }) => id)).toEqual(['L'])
  expect(seen(story.room, 'person:L', 'meeting')).toEqual([])
})

test('[D] a lead sees nothing any more of a member who has left', () => {
  const people = { L: { delegation: 'North', lead: true }, A: { delegation: 'North' }, B: {} }
  const story = room({ people })
    .placed('AB', 1, 1)
    .asked('A', 'L')
    .does('G', { type: 'remove-participant', participantId: 'A' })
  expect(seen(story.room, 'person:L', 'me').map(({ id }) => id)).toEqual(['L'])
  expect(seen(story.room, 'person:L', 'meeting')).toEqual([])
})

test('[D] a lead who meets together with a member sees their own word, else the member’s', () => {
  const people = { L: { delegation: 'North', lead: true }, A: { delegation: 'North' }, B: {}, C: {} }
  const story = room({ people }).placed('ABL', 1, 1).placed('CA', 2, 1).passes('10:31')
  const says = (who: string, meetingId: string, outcome: 'held' | 'cut-short') =>
    story.does(who, { type: 'record-outcome', meetingId, outcome }).ok()
  says('A', 'ABL', 'cut-short')
  says('L', 'ABL', 'held')
  says('A', 'CA', 'cut-short')
  expect(seen(story.room, 'person:L', 'meeting').map(({ outcome }) => outcome)).toEqual(['held', 'cut-short'])
})

test('a name is kept until what all may read of it is another', () => {
  const key = profileKey('A', '1', ann)
  expect(key).toBe('A/profile-1#1')
  expect(profileKey('A', '2', { ...ann, email: '' }, { key, profile: ann })).toBe('A/profile-1#2')
  for (const field of ['name', 'organisation', 'label'] as const)
    expect(profileKey('A', '2', { ...ann, [field]: 'x' }, { key, profile: ann })).toBe('A/profile-2#2')
  for (const field of ['sectors', 'offers', 'seeks', 'markets', 'languages'] as const)
    expect(profileKey('A', '2', { ...ann, [field]: ['x'] }, { key, profile: ann })).toBe('A/profile-2#2')
  expect([openMark(key), openMark('A/profile')]).toEqual(['A/profile-1', 'A/profile'])
})

test('words that were erased are empty', () => {
  const none = { name: '', organisation: '', label: '', email: '' }
  const empty = { ...none, sectors: [], offers: [], seeks: [], markets: [], languages: [] }
  expect(profileAt(() => undefined, 'A/profile')).toEqual(empty)
  expect(profileAt(() => ann, undefined)).toEqual(empty)
  expect(profileAt(() => ann, 'A/profile')).toEqual(ann)
  expect([textAt(() => undefined, 'A/1'), textAt(() => 'said', undefined), textAt(() => 'said', 'A/1')]).toEqual([
    '',
    '',
    'said',
  ])
  expect(textAt(() => ({ said: true }), 'A/1')).toBe('')
})

test('a client folds changes that follow what it has, and no others', () => {
  const table = (id: string, label: string) => ({ ...seen(room().room, 'screen', 'table')[0]!, id, label })
  const whole = viewOf({ audience: 'screen', cursor: '1', records: [table('t1', 'one'), table('t2', 'two')] })
  const changes = {
    audience: 'screen' as const,
    after: '1',
    cursor: '2',
    put: [table('t3', 'three'), table('t1', 'new')],
  }
  const next = applied(whole, { ...changes, remove: [{ kind: 'table', id: 't2' }] })!
  expect(Object.keys(whole.records)).toEqual(['table'])
  expect([next.cursor, [...next.records.table!.values()].map(({ label }) => label)]).toEqual(['2', ['new', 'three']])
  expect([...whole.records.table!.values()].map(({ label }) => label)).toEqual(['one', 'two'])
  expect(applied(next, { ...changes, remove: [] })).toBeUndefined()
})

/** Nobody has written it yet, however often the tests are run in one process. */
let latest = time('10:00')

test('a time is written in UTC, for the first time and again', () => {
  const instant = ++latest
  const text = new Date(instant).toISOString()
  expect([iso(instant), iso(instant)]).toEqual([text, text])
})

test('a time is written in UTC, however many were written before', () => {
  for (let i = 0; i < 10_050; i++) iso(i)
  expect([iso(0), iso(1), iso(10_049)]).toEqual(
    ['00.000', '00.001', '10.049'].map((seconds) => `1970-01-01T00:00:${seconds}Z`),
  )
})

test('[L5] words that moved with a corrected address are found where they are now, those of another name are not', () => {
  const story = room({ people: { A: {} } })
  const put = (profile: string) =>
    story.does('G', { type: 'change-participant', participantId: 'A', facts: facts('A'), profile })
  put('A/profile-1#1').ok()
  put('A/profile-1#2').ok()
  expect(keyNow(story.room, 'A/profile-1#1')).toBe('A/profile-1#2')
  expect(keyNow(story.room, 'A/profile-0#1')).toBe('A/profile-0#1')
  expect(keyNow(story.room, 'nobody/profile-1#1')).toBe('nobody/profile-1#1')
})
