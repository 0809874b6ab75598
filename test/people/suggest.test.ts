import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairMayMeet } from '../../shared/eligibility.ts'
import { stemsOf } from '../../shared/stems.ts'
import { suggest, weightOf, type Asker } from '../../shared/suggest.ts'
import type { ParticipantRecord, RequestRecord } from '../../shared/views/records.ts'
import { meeting, person, room, slot, slots } from '../client/given-records.ts'
import { hall } from './hall.ts'

const me = person('me', {
  organisation: 'Own Ltd',
  offers: ['Drip irrigation'],
  seeks: ['packaging machines'],
  sectors: ['Agriculture'],
  markets: ['MX'],
  languages: ['en'],
})
const asker = (more: Partial<Asker> = {}): Asker => ({
  room: room(),
  me,
  mine: slots,
  meetings: [],
  requests: [],
  declinedBy: [],
  dismissed: new Set(),
  ...more,
})
const suggested = (people: readonly ParticipantRecord[], who = asker()) => suggest(who, people)
const ids = (...args: Parameters<typeof suggested>) => suggested(...args).map(({ person: { id } }) => id)
const seeker = (id: string, more: Partial<ParticipantRecord> = {}) =>
  person(id, { seeks: ['drip irrigation'], ...more })
const request = (from: string, to: string, state: RequestRecord['state']) => ({ from, to, state })

describe('[F.4] nobody is suggested', () => {
  const b = seeker('b')
  const clusters = room({ mayMeet: [{ a: { kind: ['cluster'] }, b: { kind: ['company'] } }] })
  test.each<[string, ParticipantRecord, Partial<Asker>]>([
    ['who is oneself', seeker('me'), {}],
    ['of one’s own organisation', seeker('b', { organisation: ' OWN  ltd' }), {}],
    ['with whom one has a meeting', b, { meetings: [meeting('b', 1, 1)] }],
    ['with whom one waits for a place', b, { meetings: [meeting('b', 1, 1, { state: 'waiting' })] }],
    ['whom one has met', b, { meetings: [meeting('b', 1, 1, { state: 'held' })] }],
    ['whom one asked', b, { requests: [request('me', 'b', 'pending')] }],
    ['who asks one', b, { requests: [request('b', 'me', 'pending')] }],
    ['who declined', b, { declinedBy: ['b'] }],
    ['whom one declined', b, { requests: [request('b', 'me', 'declined')] }],
    ['whom one dismissed', b, { dismissed: new Set(['b']) }],
    ['who has left', seeker('b', { state: 'removed' }), {}],
    ['whom the rules forbid', b, { room: clusters }],
    ['who is never free when one is', seeker('b', { busy: slots.map(({ id }) => id) }), {}],
    ['while one is free nowhere', b, { mine: [] }],
    ['for a language alone', person('b', { languages: ['en'] }), {}],
  ])('%s', (_, who, more) => {
    expect(ids([who], asker(more))).toEqual([])
  })

  test('but whose request was withdrawn, or meeting cancelled, may be again', () => {
    const past = { requests: [request('me', 'b', 'withdrawn')], meetings: [meeting('b', 1, 1, { state: 'cancelled' })] }
    expect(ids([b], asker(past))).toEqual(['b'])
  })
})

test('[F.4] [E.2] times in common are those of sessions in which the rules let both meet', () => {
  const sessions = [...room().sessions, { ...room().sessions[0]!, id: 's2', name: 'Afternoon' }]
  const rules = { mayMeet: [{ sessions: ['Afternoon'], a: {}, b: {} }] }
  const mine = [slot(1), slot(2), slot(3, { id: 's2.1', sessionId: 's2' }), slot(4, { id: 's2.2', sessionId: 's2' })]
  const [found] = suggested([seeker('b', { busy: ['s2.2'] })], asker({ room: { ...room(rules), sessions }, mine }))
  expect(found?.common).toEqual(['s2.1'])
})

test.each([
  ['photovoltaics', 'Photovoltaik'],
  ['photovoltaics', 'energía fotovoltaica'],
  ['biotechnology', 'biotecnologías'],
  ['Biotechnologie', 'biotechnologies'],
  ['sensor', 'Sensoren'],
  ['sensors', 'sensores'],
  ['packaging machine', 'PACKAGING MACHINES'],
  ['drip irrigation systems', 'irrigation'],
  ['Maschinen für Verpackung', 'Verpackungsmaschine Verpackung Maschine'],
  ['food safety', 'safety of food'],
  ['オリーブ', 'オリーブ'],
])('[F.5] %s is about the same as %s', (offer, seek) => {
  expect(ids([person('b', { seeks: [seek] })], asker({ me: person('me', { offers: [offer] }) }))).toEqual(['b'])
})

test.each([
  ['water technology', 'food technology'],
  ['IT solutions', 'energy solutions'],
  ['olive oil', 'oil rigs'],
  ['wine', 'pine'],
  ['organic wine', 'organic oil'],
])('[F.5] %s is not about the same as %s', (offer, seek) => {
  expect(ids([person('b', { seeks: [seek] })], asker({ me: person('me', { offers: [offer] }) }))).toEqual([])
})

test('[F.5] a text of nothing but empty words means them', () => {
  expect(stemsOf('Services')).toHaveLength(1)
  expect(stemsOf('')).toEqual([])
})

test('[F.6] who seeks what one offers goes first, then who offers what one seeks, sector, market; each further reason counts', () => {
  const people = [
    person('market', { country: 'MX' }),
    person('sector', { sectors: ['agriculture'] }),
    person('offers', { offers: ['packaging machines'] }),
    seeker('seeks'),
    seeker('seeks-and-speaks', { languages: ['EN'] }),
    seeker('both', { offers: ['packaging machines'] }),
  ]
  expect(ids(people)).toEqual(people.map(({ id }) => id).reverse())
  const found = suggested(people).map(({ person: { id }, match }) => [id, weightOf(match)])
  expect(Object.fromEntries(found)).toEqual({
    both: 11,
    'seeks-and-speaks': 7,
    seeks: 6,
    offers: 5,
    sector: 3,
    market: 2,
  })
})

test('[F.6] of equals the one with more times in common, then the alphabet', () => {
  const people = [seeker('c'), seeker('b', { name: 'Émile' }), seeker('a', { name: 'Zoë', busy: ['s1.1'] })]
  expect(ids(people)).toEqual(['c', 'b', 'a'])
})

test('[F.7] a large delegation does not fill the page', () => {
  const crowd = ['a', 'b', 'c', 'd'].map((id) => seeker(id, { organisation: 'Large AG' }))
  const others = [person('sector', { sectors: ['Agriculture'] }), person('market', { markets: ['MX'] })]
  expect(ids([...crowd, ...others])).toEqual(['a', 'b', 'sector', 'c', 'market', 'd'])
})

const people = hall(120)
const choice = fc.record({
  me: fc.nat(119),
  free: fc.subarray(slots.map(({ id }) => id)),
  declined: fc.subarray(
    people.map(({ id }) => id),
    { maxLength: 20 },
  ),
  dismissed: fc.subarray(
    people.map(({ id }) => id),
    { maxLength: 20 },
  ),
  kinds: fc.subarray(['company', 'cluster'] as const, { minLength: 1 }),
})

test('whoever is suggested is allowed, free and undecided, and has a reason', () => {
  fc.assert(
    fc.property(choice, (chosen) => {
      const reader = people[chosen.me]!
      const told = room({ mayMeet: [{ a: { kind: ['company'] }, b: { kind: chosen.kinds } }] })
      const mine = slots.filter(({ id }) => chosen.free.includes(id))
      const who = asker({
        me: reader,
        mine,
        room: told,
        declinedBy: chosen.declined,
        dismissed: new Set(chosen.dismissed),
      })
      for (const { person: other, common, weight } of suggested(people, who)) {
        expect([reader.id, ...chosen.declined, ...chosen.dismissed]).not.toContain(other.id)
        const sides = [reader, other].map(({ organisationKind: kind, delegation }) => ({ kind, delegation }))
        expect(pairMayMeet(told.rules, sides[0]!, sides[1]!)).toBe(true)
        expect(common.length).toBeGreaterThan(0)
        for (const id of common) expect(chosen.free.includes(id) && !other.busy.includes(id)).toBe(true)
        expect(weight).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: 60 },
  )
})

test('the order is the same whatever order people come in, and however often it is worked out', () => {
  fc.assert(
    fc.property(fc.nat(119), fc.shuffledSubarray(people, { minLength: people.length }), (n, shuffled) => {
      const who = asker({ me: people[n]! })
      expect(suggest(who, shuffled)).toEqual(suggested(people, who))
    }),
    { numRuns: 40 },
  )
})
