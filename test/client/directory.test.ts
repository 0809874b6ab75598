import { expect, test } from 'vitest'
import { chosen, standingOf, type Reader } from '../../client/phone/directory.ts'
import { bestSlot, slotsAhead, slotsInCommon } from '../../client/phone/fit.ts'
import { noWishes, type Wishes } from '../../client/phone/wishes.ts'
import { folded } from '../../shared/folding.ts'
import { PeopleIndex } from '../../shared/people-index.ts'
import { meeting, ms, person, room, slot, slots } from './given-records.ts'

const me = person('me', { offers: ['Drip irrigation'], seeks: ['packaging'] })
const reader = (more: Partial<Reader> = {}): Reader => ({
  room: room(),
  me,
  mine: slots,
  meetings: [],
  requests: [],
  declinedBy: [],
  ...more,
})
const ask = {
  kind: 'request',
  id: 'q',
  slotIds: [],
  sentAt: '',
  expiresAt: null,
  meetingId: null,
  state: 'pending',
} as const
const names = (people: Parameters<typeof chosen>[1], wishes: Partial<Wishes> = {}, who = reader()) =>
  chosen(who, people, { ...noWishes, ...wishes }).map(({ name }) => name)

test('case, accents and the kind of blank make no difference', () => {
  expect(folded('  ŁÓDŹ, Straße,  Ærø ')).toBe('lodz, strasse, aero')
})

test('a search shows who is found best first, also before who fits', () => {
  const people = [
    person('Uma', { seeks: ['drip irrigation'], sectors: ['Lucasta'] }),
    person('Łukas Wiśniewski'),
    person('Lucas', { offers: ['packaging'] }),
    person('Ana'),
  ]
  const index = new PeopleIndex({ country: () => [], language: () => [] })
  index.update(people)
  const shown = chosen(reader(), people, { ...noWishes, words: 'lucas' }, index.find('lucas'))
  expect(shown.map(({ name }) => name)).toEqual(['Lucas', 'Uma', 'Łukas Wiśniewski'])
})

test('those who seek what one offers come first, then the alphabet; oneself and who has left never', () => {
  const people = [
    person('Zoë'),
    person('Émile', { offers: ['Packaging'] }),
    person('Ana'),
    person('Uma', { seeks: ['drip irrigation'] }),
    person('Gone', { state: 'removed' }),
    me,
  ]
  expect(names(people)).toEqual(['Uma', 'Émile', 'Ana', 'Zoë'])
  expect(names(people, { byName: true })).toEqual(['Ana', 'Émile', 'Uma', 'Zoë'])
  expect(names(people, { fitting: true })).toEqual(['Uma', 'Émile'])
})

test('free when I am leaves out who has no time in common, and a slot who is busy in it', () => {
  const people = [person('A', { busy: ['s1.1'] }), person('B', { busy: slots.map(({ id }) => id) })]
  expect(names(people, { free: true })).toEqual(['A'])
  expect(names(people, { slotId: 's1.1' })).toEqual([])
  expect(names(people, { slotId: 's1.2' })).toEqual(['A'])
})

test('one stands to another by the strongest there is: meeting, request, refusal, rules, common times', () => {
  const b = person('b', { busy: ['s1.1'] })
  const clusters = room({ mayMeet: [{ a: { kind: ['cluster'] }, b: { kind: ['company'] } }] })
  expect(standingOf(reader({ meetings: [meeting('b', 1, 1)] }), b).is).toBe('meeting')
  expect(standingOf(reader({ meetings: [meeting('b', 1, 1, { state: 'held' })] }), b).is).toBe('open')
  expect(standingOf(reader({ requests: [{ ...ask, from: 'me', to: 'b' }] }), b).is).toBe('asked')
  expect(standingOf(reader({ requests: [{ ...ask, from: 'b', to: 'me' }] }), b).is).toBe('asks-me')
  expect(
    standingOf(reader({ requests: [{ ...ask, state: 'declined', from: 'me', to: 'b' }], declinedBy: ['b'] }), b).is,
  ).toBe('declined')
  expect(standingOf(reader({ room: clusters }), b).is).toBe('forbidden')
  expect(standingOf(reader({ mine: [slot(1), slot(2)] }), b)).toMatchObject({ is: 'open', common: [{ id: 's1.2' }] })
})

test('[M11] times are offered from the lead on, never closed ones', () => {
  const offered = slotsAhead(room(), [slot(1), slot(2, { closed: true }), slot(3)], ms('09:56'))
  expect(offered.map(({ id }) => id)).toEqual(['s1.3'])
})

test('[E2] where the rules name sessions, only their slots are in common', () => {
  const sessions = [...room().sessions, { ...room().sessions[0]!, id: 's2', name: 'Afternoon' }]
  const only = { ...room({ mayMeet: [{ sessions: ['Afternoon'], a: {}, b: {} }] }), sessions }
  const common = slotsInCommon(only, [slot(1), slot(2, { id: 's2.1', sessionId: 's2' })], me, person('b'))
  expect(common.map(({ id }) => id)).toEqual(['s2.1'])
})

test('the slot offered first is the one asked for, then one without a hole, then the earliest', () => {
  const first = (wished: string[], own: string[]) => bestSlot(slots.slice(0, 5), wished, new Set(own))?.id
  expect(first(['s1.4', 's1.3'], [])).toBe('s1.3')
  expect(first([], ['s1.6'])).toBe('s1.5')
  expect(first([], [])).toBe('s1.1')
  expect(bestSlot([], [], new Set())).toBeUndefined()
})
