import { expect, test } from 'vitest'
import { room, rules, session } from '../given.ts'

const clusters = { kind: ['cluster' as const] }
const companies = { kind: ['company' as const] }
const mixed = { A: {}, B: {}, C: { kind: 'cluster' as const }, D: { kind: 'cluster' as const } }

test('[E.1] who fits the two sides of a pair may ask, either way; one’s own side is closed', () => {
  const story = room({ people: mixed, rules: { mayMeet: [{ a: clusters, b: companies }] } })
  story.does('A', { type: 'send-request', to: 'B' }).rejected('not-eligible')
  story.does('C', { type: 'send-request', to: 'D' }).rejected('not-eligible').asked('C', 'A').asked('B', 'C')
})

test('[E.1] without pairs everyone may meet everyone, colleagues too', () => {
  room({ people: { A: { organisation: 'alfa' }, B: { organisation: 'alfa' } } }).asked('A', 'B')
})

test('[E.1] somebody fits a side when every field of it fits; delegations are compared like names', () => {
  const europe = { delegation: ['Europe'], kind: ['company' as const] }
  const people = {
    A: { delegation: 'EUROPE ' },
    B: { delegation: 'Korea' },
    C: { delegation: 'Europe', kind: 'cluster' as const },
  }
  const story = room({ people, rules: { mayMeet: [{ a: europe, b: { delegation: ['Korea'] } }] } }).asked('A', 'B')
  story.does('C', { type: 'send-request', to: 'B' }).rejected('not-eligible')
})

const sides = {
  A: { delegation: 'Europe' },
  B: { delegation: 'Europe' },
  K: { delegation: 'Korea' },
}
const bySession = {
  people: sides,
  sessions: [session('One', '10:00', 2), session('Two', '14:00', 3)],
  rules: {
    mayMeet: [
      { sessions: ['One'], a: { delegation: ['Europe'] }, b: { delegation: ['Korea'] } },
      { sessions: ['Two'], a: { delegation: ['Europe'] }, b: { delegation: ['Europe'] } },
    ],
  },
}

test('[E.2] pairs may hold in some sessions only: the others are passed over', () => {
  const story = room(bySession)
    .does('A', { type: 'send-request', to: 'B', slotIds: ['s1.1'] }, 'A>B')
    .ok()
  story.accepts('B', 'A>B', 's1.1').rejected('not-eligible', { slotId: 's1.1' })
  expect(story.alternatives).toEqual(['s2.1@1', 's2.2@1', 's2.3@1'])
  story.accepts('B', 'A>B').ok().stands('AB', 's2.1@1').moves('G', 'AB', 's1.1@1').rejected('not-eligible')
  story.asked('A', 'K').accepts('K', 'A>K').ok().stands('AK', '1@1')
})

test('[E.2] rules that name a session which is not there are refused', () => {
  const story = room().does('organiser', {
    type: 'set-rules',
    rules: rules({ mayMeet: [{ sessions: ['Noon'], a: {}, b: {} }] }),
  })
  story.rejected('not-found', { field: 'rules.mayMeet.sessions' })
})

test('[E.3] rules changed later touch no meeting; a pending request they forbid cannot be accepted; staff may overrule', () => {
  const story = room({ people: mixed }).placed('AB', 1, 1).asked('C', 'D')
  story.does('organiser', { type: 'set-rules', rules: rules({ mayMeet: [{ a: clusters, b: companies }] }) }).ok()
  story.stands('AB', '1@1').accepts('D', 'C>D').rejected('not-eligible')
  expect(story.request('C>D').state).toBe('pending')
  story.books('G', 'CD', '1@2').rejected('not-eligible').books('G', 'CD', '1@2', true).ok()
  story.moves('G', 'AB', '2@1').rejected('not-eligible').moves('G', 'AB', '2@1', { overrule: true }).ok()
})

test('[E.3] in a group every two must be allowed', () => {
  const story = room({ people: mixed, rules: { mayMeet: [{ a: clusters, b: companies }] } })
  story.books('G', 'ABC').rejected('not-eligible').books('G', 'AC').ok()
  story.does('G', { type: 'join-meeting', meetingId: 'AC', participantId: 'B' }).rejected('not-eligible')
  story.does('G', { type: 'join-meeting', meetingId: 'AC', participantId: 'B', overrule: true }).ok()
})

test('[E.1] of several delegations on a side each fits', () => {
  const pair = { a: { delegation: ['Alfa', 'Beta'] }, b: clusters }
  const people = { A: { delegation: 'alfa' }, B: { delegation: 'Beta' }, C: { kind: 'cluster' as const }, D: {} }
  const story = room({ people, rules: { mayMeet: [pair] } })
    .asked('A', 'C')
    .asked('B', 'C')
  story.does('D', { type: 'send-request', to: 'C' }).rejected('not-eligible')
})

test('[E.2] in a room without sessions who may meet may ask', () => {
  const pair = { a: clusters, b: companies }
  const story = room({ people: mixed, sessions: [], rules: { mayMeet: [pair] } })
    .asked('A', 'C')
    .accepts('C', 'A>C')
  story.ok().stands('AC', 'waiting: no-common-slot')
  story.does('A', { type: 'send-request', to: 'B' }).rejected('not-eligible')
})

test('[E.2] rules may name any of the sessions that are there', () => {
  const sessions = [session('Morning', '10:00', 2), session('Noon', '12:00', 2)]
  const named = (...names: string[]) => rules({ mayMeet: [{ sessions: names, a: {}, b: {} }] })
  const story = room({ sessions })
    .does('organiser', { type: 'set-rules', rules: named('Noon', 'Morning') })
    .ok()
  story.does('organiser', { type: 'set-rules', rules: named('Noon', 'Night') })
  story.rejected('not-found', { field: 'rules.mayMeet.sessions' })
  story.does('organiser', { type: 'set-rules', rules: named('Noon', 'Morning') }).nothing()
})
