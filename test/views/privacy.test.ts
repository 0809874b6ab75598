import { describe, expect, test } from 'vitest'
import type { Audience } from '../../shared/protocol.ts'
import { nameForm } from '../../shared/names.ts'
import { changesOf } from '../../shared/views/project.ts'
import { profileKey, type Words } from '../../shared/views/words.ts'
import { facts, room, time, type Story } from '../given.ts'
import { bytes, calledByTheirIds, seen, seenBy } from './seen.ts'

/** All that participant C is sent. */
const toC = ({ room }: Story) => bytes([seenBy(room, 'floor'), seenBy(room, 'person:C')])

describe('[V1] [L5] a third person receives the same bytes whatever two do with each other', () => {
  const never = () => toC(room())
  test('pending', () => expect(toC(room().asked('A', 'B', [1]))).toBe(never()))
  test('declined, withdrawn', () => {
    expect(toC(room().asked('A', 'B').does('B', { type: 'decline-request', requestId: 'A>B' }).ok())).toBe(never())
    expect(toC(room().asked('A', 'B').does('A', { type: 'withdraw-request', requestId: 'A>B' }).ok())).toBe(never())
  })
  test('waiting, and seen', () => {
    const full = room({ tables: 0 }).asked('A', 'B').does('B', { type: 'accept-request', requestId: 'A>B' }).ok()
    expect(full.where('AB')).toBe('waiting: no-table')
    expect(toC(full)).toBe(toC(room({ tables: 0 })))
  })
  test('and is told of no change: no count rises, no frame goes out', () => {
    const story = room()
    const before = story.room
    story.asked('A', 'B')
    const audiences = new Set<Audience>(changesOf(before, story.room).keys())
    expect(audiences).toEqual(new Set<Audience>(['staff', 'person:A', 'person:B']))
  })
  test('cancelled before anybody else looked', () => {
    const story = room().placed('AB', 2, 1).does('A', { type: 'cancel-meeting', meetingId: 'AB' }).ok()
    expect(toC(story)).toBe(never())
  })
})

describe('[V2] why somebody is busy is nobody’s business', () => {
  const closes = (story: Story, who: string) =>
    story.does(who, { type: 'set-availability', slotId: 's1.2', open: false }).ok()

  test('by a meeting or by a closed slot: the same bytes', () => {
    const closed = closes(closes(room(), 'A'), 'B')
    expect(toC(room().placed('AB', 2, 1))).toBe(toC(closed))
    expect(seen(closed.room, 'floor', 'participant').find(({ id }) => id === 'A')).toMatchObject({ busy: ['s1.2'] })
  })

  test('by a tour: the same but for the places left', () => {
    const tour = {
      title: 'Tour',
      kind: 'tour',
      startsAt: time('10:30'),
      endsAt: time('10:55'),
      place: '',
      signUp: true,
      capacity: 4,
    }
    const touring = room({ items: [tour] })
      .does('A', { type: 'sign-up', itemId: 'i1' })
      .ok()
    const closed = closes(room({ items: [tour] }), 'A')
    expect(toC(touring).replace('"placesLeft":3', '"placesLeft":4')).toBe(toC(closed))
  })
})

test('[V] the floor has no address, no need, no table of anybody, no link of a virtual table', () => {
  const url = 'https://meet.example.org/secret'
  const story = room({ tables: [{}, { url }], people: { A: { online: true }, B: { stepFree: true }, C: {} } })
  story.does('G', { type: 'book-meeting', participantIds: ['A', 'C'], slotId: 's1.1', tableId: 't2' }).ok()
  const floor = bytes(seenBy(story.room, 'floor'))
  for (const hidden of [url, '@example.org', 'stepFree":true', 'tableId', 'closedSlots', 'signedUp']) {
    expect(floor).not.toContain(hidden)
  }
})

test('[T6] the link of a virtual table is for those who meet there and staff', () => {
  const url = 'https://meet.example.org/secret'
  const story = room({ tables: [{ url }], people: { A: { online: true }, B: {}, C: {} } }).placed('AB', 1, 1)
  for (const audience of ['person:A', 'person:B', 'staff'] as const)
    expect(seen(story.room, audience, 'meeting')).toMatchObject([{ url }])
  for (const audience of ['person:C', 'screen', 'floor'] as const)
    expect(bytes(seenBy(story.room, audience))).not.toContain(url)
})

test('[V] staff see no message, no reason and no single outcome', () => {
  const story = room()
    .does('A', { type: 'send-request', to: 'B', message: 'A/text' }, 'r1')
    .does('B', { type: 'decline-request', requestId: 'r1', reason: 'B/text' })
    .placed('CD', 1, 1)
    .does('C', { type: 'cancel-meeting', meetingId: 'CD', reason: 'C/text' })
    .placed('EF', 1, 1)
    .passes('10:10')
    .does('E', { type: 'record-outcome', meetingId: 'EF', outcome: 'did-not-happen' })
    .ok()
  const staff = bytes(seenBy(story.room, 'staff'))
  expect(staff).not.toContain('words of')
  expect(staff).not.toContain('did-not-happen')
  expect(seen(story.room, 'staff', 'meeting').find(({ id }) => id === 'EF')).toMatchObject({ inDoubt: true })
  expect(seen(story.room, 'person:B', 'request')).toMatchObject([{ message: 'words of A', reason: 'words of B' }])
  expect(seen(story.room, 'person:D', 'meeting')).toMatchObject([{ cancelReason: 'words of C' }])
  expect(seen(story.room, 'person:E', 'meeting')).toMatchObject([{ outcome: 'did-not-happen' }])
  expect(seen(story.room, 'person:F', 'meeting')).toMatchObject([{ outcome: null }])
})

test('[L5] an address that is corrected is a change for staff and the person, not for the floor', () => {
  const story = room()
  const blank = { label: '', sectors: [], offers: [], seeks: [], markets: [], languages: [] }
  const profile = { ...blank, name: 'Name A', organisation: 'House A', email: 'old@example.org' }
  const was = { key: profileKey('A', '1', profile), profile }
  const changed = (key: string) =>
    story.does('A', { type: 'change-participant', participantId: 'A', facts: facts('A'), profile: key }).ok()
  changed(was.key)
  const before = story.room
  const corrected = { ...profile, email: 'new@example.org' }
  changed(profileKey('A', '2', corrected, was))
  expect(new Set(changesOf(before, story.room).keys())).toEqual(new Set(['staff', 'person:A']))
  const renamed = profileKey('A', '3', { ...profile, name: 'Other' }, was)
  const between = story.room
  changed(renamed)
  expect(new Set(changesOf(between, story.room).keys())).toEqual(new Set(['staff', 'floor', 'person:A']))
})

describe('[V4] the screen', () => {
  const words: Words = (key) => {
    const id = key.split('/')[0]!
    return { name: `${id} ${id}`, organisation: id === 'A' ? 'a  A' : `House ${id}` }
  }
  const isPersonName = (organisation: string) =>
    [...'ABCDEF'].map((id) => nameForm(`${id} ${id}`)).includes(nameForm(organisation))
  const story = () =>
    room({ people: { A: { country: 'IT' }, B: { country: 'AR', kind: 'cluster' }, C: {} } }).placed('AB', 1, 1)

  test('names no organisation unless the organiser chose so', () => {
    const shown = bytes(seenBy(story().room, 'screen', words))
    expect(shown).not.toContain('House')
    expect(seen(story().room, 'screen', 'cell')).toMatchObject([
      { type: 'C2B', countries: ['AR', 'IT'], state: 'placed' },
    ])
  })

  test('then all but those that bear a person’s name', () => {
    const named = story().does('organiser', { type: 'describe-room', screen: 'organisations' }).ok()
    expect(seen(named.room, 'screen', 'cell', words, { isPersonName })).toMatchObject([{ organisations: ['House B'] }])
  })

  test('looks at all names again when somebody of another name comes', () => {
    const named = story().does('organiser', { type: 'describe-room', screen: 'organisations' }).ok()
    const before = named.room
    named.does('G', { type: 'add-participant', participantId: 'N', facts: facts('N'), profile: 'N/profile' }).ok()
    expect(
      changesOf(before, named.room)
        .get('screen')!
        .put.map(({ record }) => record.kind),
    ).toContain('cell')
  })

  test('never shows a person, a message or a rule that may name an organisation', () => {
    const pairing = { a: { delegation: ['House of Alfa'] }, b: {} }
    const ruled = room({ rules: { mayMeet: [pairing] } })
      .does('organiser', { type: 'describe-room', screen: 'organisations' })
      .ok()
    const shown = bytes(seenBy(ruled.room, 'screen'))
    expect(shown).not.toContain('House of Alfa')
    expect(shown).not.toContain('participant"')
  })

  test('tells in figures what is registered', () => {
    const [figures] = seen(story().room, 'screen', 'figures')
    expect(figures).toMatchObject({
      participants: 3,
      organisations: 3,
      countries: 2,
      byKind: { cluster: 1, company: 2 },
      waiting: 0,
    })
  })
})

describe('who has left', () => {
  const met = () => room().placed('AB', 1, 1).does('A', { type: 'send-request', to: 'C', message: 'A/text' }, 'r1').ok()

  test('[V6] removed: the name stays for staff and partners, not for the floor', () => {
    const { room } = met().does('organiser', { type: 'remove-participant', participantId: 'A' }).ok()
    const named = (audience: Audience) =>
      seen(room, audience, 'participant')
        .filter(({ id }) => id === 'A')
        .map(({ name, state }) => ({ name, state }))
    for (const audience of ['staff', 'person:B', 'person:C'] as const)
      expect(named(audience)).toEqual([{ name: 'Name A', state: 'removed' }])
    for (const audience of ['floor', 'person:D', 'screen'] as const) expect(named(audience)).toEqual([])
    expect(seenBy(room, 'person:A')).toEqual([])
  })

  test('[V5] erased: no word of theirs is in any view', () => {
    const { room } = met().does('organiser', { type: 'erase-participant', participantId: 'A' }).ok()
    for (const audience of ['staff', 'floor', 'screen', 'person:A', 'person:B', 'person:C'] as const) {
      expect(bytes(seenBy(room, audience, calledByTheirIds))).not.toMatch(/Name A|House A|A@example|words of A/)
    }
    expect(seen(room, 'floor', 'participant').map(({ id }) => id)).not.toContain('A')
  })
})

describe('[D] a lead', () => {
  const story = () =>
    room({ people: { L: { delegation: 'North', lead: true }, A: { delegation: 'north ' }, B: {}, C: {} } })

  test('sees for the members what they see themselves', () => {
    const { room } = story().does('B', { type: 'send-request', to: 'A', message: 'B/text' }, 'r1').placed('AC', 1, 1)
    expect(seen(room, 'person:L', 'me').map(({ id }) => id)).toEqual(['L', 'A'])
    expect(seen(room, 'person:L', 'request')).toEqual(seen(room, 'person:A', 'request'))
    expect(seen(room, 'person:L', 'meeting')).toMatchObject([{ participantIds: ['A', 'C'] }])
    expect(seen(room, 'person:L', 'notice').map(({ participantId }) => participantId)).toEqual(['A'])
  })

  test('sees nothing of others, and members nothing of the lead', () => {
    const { room } = story().placed('BC', 1, 1).asked('L', 'B')
    expect(seen(room, 'person:L', 'meeting')).toEqual([])
    expect(seen(room, 'person:A', 'request')).toEqual([])
  })

  test('[D1] is named as the one who answered', () => {
    const { room } = story().asked('B', 'A').does('L', { type: 'decline-request', requestId: 'B>A' }).ok()
    expect(seen(room, 'person:A', 'request')).toMatchObject([{ state: 'declined', answeredBy: 'L' }])
  })
})
