import { expect, test } from 'vitest'
import type { DeedOf } from '../../shared/deeds.ts'
import { byTurn } from '../../shared/joining-sides.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Facts, Joining, JoiningSide } from '../../shared/room.ts'
import { DAY } from '../../shared/timetable.ts'
import { facts, room, type Story } from '../given.ts'

const stranger: Issuer = { role: 'applicant', applicationId: null }
const applicant = (applicationId: string): Issuer => ({ role: 'applicant', applicationId })

const joining = (some: Partial<Joining> = {}): Joining => ({
  open: true,
  until: null,
  words: null,
  decides: 'by-hand',
  shows: { names: true, numbers: false },
  sides: [],
  ...some,
})

/** Nobody is in the room but A; joining is open as `some` says. */
const openRoom = (some: Partial<Joining> = {}) =>
  room({ people: { A: { kind: 'cluster' } } }).does('organiser', { type: 'set-joining', joining: joining(some) })

const wish = (id: string, more: Partial<Facts> = {}) => ({
  facts: facts(id, more),
  profile: `${id}/profile`,
  listed: false,
})

/** Somebody applies under this id, which is also the name of their words. */
function applies(story: Story, id: string, more: Partial<Facts & { listed: boolean; known: boolean }> = {}): Story {
  const { listed = false, known = false, ...some } = more
  return story.does(stranger, { type: 'apply', applicationId: id, ...wish(id, some), listed, known })
}

const decide = (type: 'decline' | 'defer' | 'reopen', ...applicationIds: string[]) =>
  ({ type: `${type}-applications`, applicationIds }) as DeedOf<'decline-applications'>
const acceptAll = (ids: readonly string[], more: Partial<DeedOf<'accept-applications'>> = {}) =>
  ({ type: 'accept-applications', applicationIds: ids, known: [], profiles: {}, ...more }) as const
const state = (story: Story, id: string) => story.room.applications.get(id)?.state
const companies = (most: number): JoiningSide => ({ kind: ['company'], most })

test('[J.1] people apply once joining is open, until its deadline, and no more when it is closed', () => {
  const story = room()
  applies(story, 'x').rejected('not-found')
  const at = story.at
  story.does('G', { type: 'set-joining', joining: joining() }).rejected('not-allowed', { needs: 'organiser' })
  story.does('organiser', { type: 'set-joining', joining: joining({ until: at + 1000 }) }).ok()
  story.does('organiser', { type: 'set-joining', joining: joining({ until: at + 1000 }) }).nothing()
  applies(story, 'x').ok({ applicationId: 'x', generation: 1 })
  story.at = at + 999
  applies(story, 'y').ok()
  story.at = at + 1000
  applies(story, 'z').rejected('too-late', { when: at + 1000 })
  story.does('organiser', { type: 'set-joining', joining: joining({ open: false }) }).ok()
  applies(story, 'z').rejected('too-late')
})

test('[J.2] applying again renews the application: its words and its link', () => {
  const story = openRoom()
  applies(story, 'x').ok({ generation: 1 })
  const first = story.room.applications.get('x')!
  applies(story, 'x', { country: 'PT' }).ok({ generation: 2 })
  expect(story.room.applications.get('x')).toMatchObject({ times: 2, appliedAt: first.appliedAt, state: 'undecided' })
  expect(story.room.applications.get('x')!.facts.country).toBe('PT')
  // Who waits keeps their place; who was declined is looked at again.
  story.does('organiser', decide('defer', 'x')).ok()
  const { decidedAt } = story.room.applications.get('x')!
  applies(story, 'x').ok()
  expect(story.room.applications.get('x')).toMatchObject({ state: 'deferred', decidedAt })
  story.does('organiser', decide('decline', 'x')).ok()
  applies(story, 'x').ok()
  expect(story.room.applications.get('x')).toMatchObject({ state: 'undecided', decidedAt: null })
})

test('[J.2] whose address is in the room already may apply, and is not let in a second time', () => {
  const story = openRoom()
  applies(story, 'x', { known: true }).ok({ applicationId: 'x', generation: 1 })
  story.does('organiser', acceptAll(['x'], { known: ['x'] })).rejected('duplicate')
  expect(state(story, 'x')).toBe('undecided')
})

test('[J.3] one act decides many, each by itself; what is refused is named', () => {
  const story = openRoom()
  for (const id of ['x', 'y', 'z']) applies(story, id).ok()
  story.does('organiser', acceptAll(['x', 'nobody', 'y', 'x'], { known: ['y'] })).ok({
    refused: [
      { applicationId: 'nobody', code: 'not-found' },
      { applicationId: 'y', code: 'duplicate' },
    ],
  })
  expect(['x', 'y', 'z'].map((id) => state(story, id))).toEqual(['accepted', 'undecided', 'undecided'])
  story.does('organiser', acceptAll(['x'])).nothing()
  story.does('organiser', decide('decline', 'x')).rejected('application-closed', { state: 'accepted' })
  story.does('organiser', decide('defer', 'x')).rejected('application-closed')
  story.does('organiser', decide('decline', 'z')).ok().does('organiser', decide('decline', 'z')).nothing()
  story.does('organiser', decide('defer', 'z')).ok().does('organiser', decide('defer', 'z')).nothing()
  story.does('organiser', decide('decline', 'nobody')).rejected('not-found')
})

test('[J.3] only the organiser decides, and only applicants apply', () => {
  const story = openRoom()
  applies(story, 'x').ok()
  for (const who of ['G', 'A']) {
    story.does(who, acceptAll(['x'])).rejected('not-allowed', { needs: 'organiser' })
    for (const what of ['decline', 'defer', 'reopen'] as const)
      story.does(who, decide(what, 'x')).rejected('not-allowed', { needs: 'organiser' })
    story.does(who, { type: 'apply', applicationId: 'y', ...wish('y'), known: false }).rejected('not-allowed')
  }
  // Who is not in the room may do nothing else there.
  for (const deed of [acceptAll(['x']), { type: 'undo' }, { type: 'accept-request', requestId: 'none' }] as const)
    story.does(applicant('x'), deed).rejected('not-allowed')
  expect(state(story, 'x')).toBe('undecided')
})

test('[J.4] a side is full when so many who fit it are in the room; leaving gives the place back', () => {
  const story = openRoom({ sides: [companies(2), { kind: ['cluster'], most: 1 }] })
  for (const id of ['x', 'y', 'z']) applies(story, id).ok()
  applies(story, 'r', { kind: 'research' }).ok()
  applies(story, 'c', { kind: 'cluster' }).ok()
  story.does('organiser', acceptAll(['x', 'y', 'z', 'r', 'c'])).ok({
    refused: [
      { applicationId: 'z', code: 'limit-reached' },
      { applicationId: 'c', code: 'limit-reached' },
    ],
  })
  story.does('organiser', acceptAll(['z'])).rejected('limit-reached', { limit: 'joiningSide', allowed: 2 })
  story.does('organiser', { type: 'remove-participant', participantId: 'x' }).ok()
  story.does('organiser', acceptAll(['z'])).ok()
  expect(state(story, 'z')).toBe('accepted')
})

test('[J.4] [G.6] staff may let in more than a side holds, but never somebody twice', () => {
  const story = openRoom({ sides: [companies(0)] })
  for (const id of ['x', 'y']) applies(story, id).ok()
  story.does('organiser', acceptAll(['x', 'y'], { overrule: true, known: ['y'] })).ok()
  expect([state(story, 'x'), state(story, 'y')]).toEqual(['accepted', 'undecided'])
})

test('[J.4] who fits two sides takes a place of both', () => {
  const story = openRoom({
    sides: [
      { delegation: ['Taiwan'], most: 2 },
      { kind: ['company'], delegation: ['Taiwan'], most: 1 },
    ],
  })
  for (const id of ['x', 'y']) applies(story, id, { delegation: 'taiwan' }).ok()
  applies(story, 'z', { delegation: 'Taiwan', kind: 'public' }).ok()
  story.does('organiser', acceptAll(['x', 'y', 'z'])).ok({ refused: [{ applicationId: 'y', code: 'limit-reached' }] })
})

test('[J.5] at once: in while there is a place, else on the waiting list', () => {
  const story = openRoom({ decides: 'at-once', sides: [companies(1)] })
  applies(story, 'x').ok({ applicationId: 'x', generation: 1 })
  applies(story, 'y').ok({ applicationId: 'y', generation: 1 })
  applies(story, 'k', { kind: 'cluster', known: true }).ok({ applicationId: 'k', generation: 1 })
  expect(['x', 'y', 'k'].map((id) => state(story, id))).toEqual(['accepted', 'deferred', 'deferred'])
  applies(story, 'y').ok()
  expect(state(story, 'y')).toBe('deferred')
})

test('[J.6] where the organiser decides nobody moves up by themselves', () => {
  const story = openRoom({ sides: [companies(1)] })
  for (const id of ['x', 'y']) applies(story, id).ok()
  story
    .does('organiser', acceptAll(['x']))
    .ok()
    .does('organiser', decide('defer', 'y'))
    .ok()
  story.does('organiser', { type: 'remove-participant', participantId: 'x' }).ok()
  expect(state(story, 'y')).toBe('deferred')
})

/** x is in, y, the cluster c and z wait in this order: at once, one company and no cluster but A. */
function inLine() {
  const sides = [companies(1), { kind: ['cluster'], most: 1 } as const]
  const story = openRoom({ decides: 'at-once', sides })
  for (const id of ['x', 'y']) applies(story, id).ok()
  applies(story, 'c', { kind: 'cluster' }).ok()
  applies(story, 'z').ok()
  const states = () => ['x', 'y', 'c', 'z'].map((id) => state(story, id))
  expect(states()).toEqual(['accepted', 'deferred', 'deferred', 'deferred'])
  return { story, sides, states }
}

test('[J.6] at once: who waits moves up in the commit that frees a place, first come first served', () => {
  const { story, states } = inLine()
  const { version } = story.room
  story.does('G', { type: 'remove-participant', participantId: 'x' }).ok()
  expect([story.room.version, states()]).toEqual([version + 1, ['accepted', 'accepted', 'deferred', 'deferred']])
  expect(story.room.participants.get('y')).toMatchObject({ state: 'present', profile: 'y/profile', openedAt: null })
  story.does('organiser', { type: 'erase-participant', participantId: 'y' }).ok()
  expect(states()).toEqual(['accepted', 'gone', 'deferred', 'accepted'])
})

test('[J.6] the waiting list goes by who was put on it first, whoever applied first', () => {
  const story = openRoom({ sides: [companies(1)] })
  for (const id of ['x', 'y', 'z']) applies(story, id).ok()
  story.does('organiser', acceptAll(['x'])).ok()
  story.atTime('08:00').does('organiser', decide('defer', 'z')).ok()
  story.atTime('08:10').does('organiser', decide('defer', 'y')).ok()
  const atOnce = joining({ decides: 'at-once', sides: [companies(2)] })
  story.does('organiser', { type: 'set-joining', joining: atOnce }).ok()
  expect(['x', 'y', 'z'].map((id) => state(story, id))).toEqual(['accepted', 'deferred', 'accepted'])
})

test('[J.6] of those put on the waiting list in one act, who applied first comes first; never is it left open', () => {
  const turn = (id: string, decidedAt: number | null, appliedAt: number) => ({ id, decidedAt, appliedAt })
  const line = [turn('d', null, 9), turn('c', 5, 1), turn('a', 5, 2), turn('b', 5, 2), turn('f', 7, 0)]
  for (const [i, first] of line.entries())
    for (const second of line.slice(i + 1)) {
      expect(byTurn(first, second), `${first.id} before ${second.id}`).toBeLessThan(0)
      expect(byTurn(second, first), `${second.id} after ${first.id}`).toBeGreaterThan(0)
    }
})

test('[J.6] at once: a place comes free by another kind, a taken back acceptance, a higher limit, and by choosing it', () => {
  const changed = inLine()
  const other = { participantId: 'x', facts: facts('x', { kind: 'research' }), profile: 'x/profile' }
  changed.story.does('G', { type: 'change-participant', ...other }).ok()
  expect(changed.states()).toEqual(['accepted', 'accepted', 'deferred', 'deferred'])

  const reopened = inLine()
  reopened.story.does('organiser', decide('reopen', 'x')).ok()
  expect(reopened.states()).toEqual(['undecided', 'accepted', 'deferred', 'deferred'])

  const raised = inLine()
  const wider = joining({ decides: 'at-once', sides: [companies(2), raised.sides[1]!] })
  raised.story.does('organiser', { type: 'set-joining', joining: wider }).ok()
  expect(raised.states()).toEqual(['accepted', 'accepted', 'deferred', 'deferred'])

  const chosen = openRoom({ sides: [companies(1)] })
  for (const id of ['x', 'y']) applies(chosen, id).ok()
  chosen.does('organiser', decide('defer', 'x', 'y')).ok()
  chosen
    .does('organiser', { type: 'set-joining', joining: joining({ decides: 'at-once', sides: [companies(1)] }) })
    .ok()
  expect([state(chosen, 'x'), state(chosen, 'y')]).toEqual(['accepted', 'deferred'])
})

test('[J.6] at once: passed over is who is known by their address; nobody moves when all is over', () => {
  const { story, states } = inLine()
  story.line = { known: ['y'], profiles: { z: 'z/labelled' } }
  story.does('G', { type: 'remove-participant', participantId: 'x' }).ok()
  expect(states()).toEqual(['accepted', 'deferred', 'deferred', 'accepted'])
  expect(story.room.participants.get('z')!.profile).toBe('z/labelled')
  story.line = undefined
  story.atTime('23:00').does('organiser', { type: 'erase-participant', participantId: 'z' }).ok()
  expect(states()).toEqual(['accepted', 'deferred', 'deferred', 'gone'])
})

test('[J.7] who is accepted is a participant of the same id, open in every slot, named if they agreed', () => {
  const story = openRoom()
  applies(story, 'x', { listed: true, country: 'ES' }).ok()
  story.does('organiser', acceptAll(['x'], { profiles: { x: 'x/labelled' } })).ok()
  expect(story.room.participants.get('x')).toMatchObject({
    state: 'present',
    profile: 'x/labelled',
    closedSlots: [],
    country: 'ES',
    linkGeneration: 1,
    openedAt: null,
    listed: true,
  })
  expect(story.room.applications.get('x')).toMatchObject({ state: 'accepted', profile: '' })
  story.asked('x', 'A').accepts('A', 'x>A').ok()
})

test('[J.8] what the applicant has not seen can be taken back, and nothing else', () => {
  const story = openRoom()
  for (const id of ['x', 'y', 'z', 'w']) applies(story, id).ok()
  story.does('organiser', decide('decline', 'x')).ok().does('organiser', decide('reopen', 'x')).ok()
  expect(state(story, 'x')).toBe('undecided')
  story.does('organiser', decide('reopen', 'x')).nothing()
  story.does('organiser', decide('decline', 'x')).ok().does(applicant('x'), { type: 'see-application' }).ok()
  story.does(applicant('x'), { type: 'see-application' }).nothing()
  story.does('organiser', decide('reopen', 'x')).rejected('application-closed', { state: 'declined' })
  // Another decision has not been seen yet.
  story.does('organiser', decide('defer', 'x')).ok().does('organiser', decide('reopen', 'x')).ok()

  story.does('organiser', acceptAll(['y', 'z', 'w'])).ok()
  story.does('organiser', decide('reopen', 'y')).ok()
  expect([state(story, 'y'), story.room.participants.get('y')!.state]).toEqual(['undecided', 'removed'])
  expect(story.room.applications.get('y')!.profile).toBe('y/profile')
  story.does('z', { type: 'open-link' }).ok().does('organiser', decide('reopen', 'z')).rejected('application-closed')
  story.does('A', { type: 'send-request', to: 'w' }).ok()
  story.does('organiser', decide('reopen', 'w')).rejected('application-closed')
  // And in again: present as before, under another link.
  story.does('organiser', acceptAll(['y'])).ok()
  expect(story.room.participants.get('y')).toMatchObject({ state: 'present', linkGeneration: 2 })
})

test('[J.9] what is withdrawn is gone; who was let in leaves as others do', () => {
  const story = openRoom()
  for (const id of ['x', 'y']) applies(story, id).ok()
  story.does(applicant('x'), { type: 'withdraw-application' }).ok()
  expect(story.room.applications.get('x')).toMatchObject({ state: 'gone', profile: '' })
  story.does(applicant('x'), { type: 'withdraw-application' }).rejected('not-found')
  story.does(stranger, { type: 'withdraw-application' }).rejected('not-found')
  story.does('organiser', acceptAll(['x', 'y'])).ok({ refused: [{ applicationId: 'x', code: 'not-found' }] })
  story.does(applicant('y'), { type: 'withdraw-application' }).rejected('application-closed')
  story.does('organiser', { type: 'erase-participant', participantId: 'y' }).ok()
  expect(story.room.applications.get('y')).toMatchObject({ state: 'gone', profile: '' })
})

test('[J.9] the organiser forgets an applicant on request; a declined one is forgotten by the clock', () => {
  const story = openRoom()
  for (const id of ['x', 'y', 'z']) applies(story, id).ok()
  story.does('organiser', { type: 'erase-participant', participantId: 'x' }).ok()
  story.does('organiser', { type: 'erase-participant', participantId: 'x' }).nothing()
  story.does('organiser', decide('decline', 'y')).ok()
  story.at += 180 * DAY - 1
  story.does('clock', { type: 'pass-time' })
  expect(['x', 'y', 'z'].map((id) => state(story, id))).toEqual(['gone', 'declined', 'undecided'])
  story.at += 1
  story.does('clock', { type: 'pass-time' })
  expect(['x', 'y', 'z'].map((id) => state(story, id))).toEqual(['gone', 'gone', 'undecided'])
})

test('[J.9] an archived room takes no application, and still lets go of one', () => {
  const story = openRoom()
  for (const id of ['x', 'y']) applies(story, id).ok()
  story.does('organiser', { type: 'archive-room', archived: true }).ok()
  applies(story, 'z').rejected('room-archived')
  story.does('organiser', acceptAll(['x'])).rejected('room-archived')
  story.does(applicant('x'), { type: 'withdraw-application' }).ok()
})

test('[J.10] only they themselves agree to be named; staff may take it away', () => {
  const story = openRoom()
  story.does('A', { type: 'set-listed', listed: true }).ok()
  expect(story.room.participants.get('A')!.listed).toBe(true)
  story.does('A', { type: 'set-listed', listed: true }).nothing()
  story.does('G', { type: 'set-listed', listed: true, participantId: 'A' }).rejected('not-allowed')
  story.does('G', { type: 'set-listed', listed: false }).rejected('malformed', { field: 'participantId' })
  story.does('G', { type: 'set-listed', listed: false, participantId: 'A' }).ok()
  expect(story.room.participants.get('A')!.listed).toBe(false)
})

test('[J.2] what was said is corrected while nothing is decided', () => {
  const story = openRoom()
  for (const id of ['x', 'y']) applies(story, id).ok()
  const corrected = { ...wish('x', { country: 'PT' }), profile: 'x/2' }
  story.does(applicant('x'), { type: 'correct-application', ...corrected }).ok()
  story.does(applicant('x'), { type: 'correct-application', ...corrected }).nothing()
  expect(story.room.applications.get('x')).toMatchObject({ profile: 'x/2', times: 1 })
  story
    .does('organiser', acceptAll(['x']))
    .ok()
    .does('organiser', decide('decline', 'y'))
    .ok()
  for (const id of ['x', 'y'])
    story.does(applicant(id), { type: 'correct-application', ...corrected }).rejected('application-closed')
  story.does(applicant('nobody'), { type: 'correct-application', ...corrected }).rejected('not-found')
})

test('[J.2] a room takes five thousand applications, and no more', () => {
  const story = openRoom()
  applies(story, 'x').ok()
  const one = story.room.applications.get('x')!
  const many = Array.from({ length: 4999 }, (_, i) => [`x${i}`, { ...one, id: `x${i}` }] as const)
  story.room = { ...story.room, applications: new Map([['x', one], ...many]) }
  applies(story, 'y').rejected('limit-reached', { limit: 'applications' })
  applies(story, 'x').ok()
})

test('[U.5] an undo reaches past decisions on applications to the act before', () => {
  const story = openRoom()
  applies(story, 'x').ok()
  story.does('organiser', { type: 'close-table', tableId: 't1' }).ok()
  story.does('organiser', decide('decline', 'x')).ok().does('organiser', { type: 'undo' }).ok()
  expect([story.room.tables.get('t1')!.closed, state(story, 'x')]).toEqual([false, 'declined'])
})

test('[J.3] [J.4] a thousand applications are decided in one act, until their side is full', () => {
  const story = openRoom({ sides: [companies(600)] })
  const ids = Array.from({ length: 1000 }, (_, i) => `x${i}`)
  for (const id of ids) applies(story, id).ok()
  story.does('organiser', acceptAll(ids)).ok()
  expect(story.answer.refused).toHaveLength(400)
  expect(story.answer.refused![0]).toEqual({ applicationId: 'x600', code: 'limit-reached' })
  expect([...story.room.participants.values()].filter(({ kind }) => kind === 'company')).toHaveLength(600)
  story.does('organiser', decide('defer', ...ids.slice(600))).ok()
  expect(ids.filter((id) => state(story, id) === 'deferred')).toHaveLength(400)
})
