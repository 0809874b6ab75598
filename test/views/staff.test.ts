import { expect, test } from 'vitest'
import type { Issuer } from '../../shared/roles.ts'
import type { Joining } from '../../shared/room.ts'
import { recordsOf } from '../../shared/views/project.ts'
import { unseal } from '../../shared/views/sealed.ts'
import type { Words } from '../../shared/views/words.ts'
import { facts, room, time, type Story } from '../given.ts'
import { calledByTheirIds, noExtras, seen } from './seen.ts'

const at = (hhmm: string) => new Date(time(hhmm)).toISOString()
const others = ['floor', 'screen', 'person:A'] as const
const stranger: Issuer = { role: 'applicant', applicationId: null }

const joining: Joining = {
  open: true,
  until: null,
  words: null,
  decides: 'by-hand',
  shows: { names: true, numbers: false },
  sides: [{ kind: ['company'], most: 9 }],
}
const joiningWords = { text: 'Come all.', place: 'Vigo' }
const privacyWords = { responsible: 'Club Textil', text: 'We keep little.' }
const words: Words = (key) => {
  if (key === 'joining/words') return joiningWords
  return key === 'privacy/words' ? privacyWords : calledByTheirIds(key)
}

/** x and y have applied to a room with A in it. */
function applied(): Story {
  const story = room({ people: { A: {} } }).does('organiser', { type: 'set-joining', joining })
  for (const id of ['x', 'y']) {
    story.atTime(id === 'x' ? '08:00' : '08:05')
    const said = { facts: facts(id, { country: 'PT', online: true }), profile: `${id}/profile`, listed: id === 'x' }
    story.does(stranger, { type: 'apply', applicationId: id, known: false, ...said }).ok()
  }
  return story.atTime('08:30')
}
const accept = (...applicationIds: string[]) =>
  ({ type: 'accept-applications', applicationIds, known: [], profiles: {} }) as const
const applications = ({ room }: Story) => seen(room, 'staff', 'application', words)

test('[Y8] staff see the plans by their names, how often and when each was published, until it is dropped', () => {
  const story = room().placed('AB', 1, 1).atTime('08:00').does('G', { type: 'start-plan', name: 'plan/name' }, 'P')
  const plan = { kind: 'plan', id: 'P', name: 'words of plan', by: 'G', startedAt: at('08:00') }
  expect(seen(story.room, 'staff', 'plan')).toEqual([{ ...plan, publishedAt: null, publishes: 0 }])
  const intents = [{ meetingId: 'AB', to: { slotId: 's1.2', tableId: 't1' } }]
  story.atTime('08:10').does('H', { type: 'publish-plan', planId: 'P', intents }).ok()
  expect(seen(story.room, 'staff', 'plan')).toEqual([{ ...plan, publishedAt: at('08:10'), publishes: 1 }])
  for (const audience of others) expect(seen(story.room, audience, 'plan')).toEqual([])
  story.does('H', { type: 'drop-plan', planId: 'P' }).ok()
  expect(seen(story.room, 'staff', 'plan')).toEqual([])
})

test('[J1] staff see how people may ask to take part, once the organiser has opened that', () => {
  const story = room()
  const seenJoining = () => seen(story.room, 'staff', 'joining', words)
  expect(seenJoining()).toEqual([])
  story.does('organiser', { type: 'set-joining', joining }).ok()
  const { words: _, ...asked } = joining
  const record = { ...asked, kind: 'joining', id: 'joining', text: '', place: '' }
  expect(seenJoining()).toEqual([record])
  const more = { until: time('09:00'), words: 'joining/words' }
  story.does('organiser', { type: 'set-joining', joining: { ...joining, ...more } }).ok()
  expect(seenJoining()).toEqual([{ ...record, ...joiningWords, until: at('09:00') }])
  for (const audience of others) expect(seen(story.room, audience, 'joining')).toEqual([])
})

test('[J9] only staff see applications: who asks, since when, and what was decided', () => {
  const story = applied()
  const said = { name: 'Name x', organisation: 'House x', email: 'x@example.org' }
  const empty = { sectors: [], offers: [], seeks: [], markets: [], languages: [] }
  const known = { organisationKind: 'company', country: 'PT', delegation: '', stepFree: false, online: true }
  const undecided = { state: 'undecided', appliedAt: at('08:00'), decidedAt: null, told: false, times: 1, listed: true }
  const record = { kind: 'application', id: 'x', ...said, ...empty, ...known, ...undecided }
  expect(applications(story)[0]).toEqual(record)
  expect(applications(story).map(({ id, listed }) => [id, listed])).toEqual([
    ['x', true],
    ['y', false],
  ])
  story.does('organiser', { type: 'defer-applications', applicationIds: ['x'] }).ok()
  story.does({ role: 'applicant', applicationId: 'x' }, { type: 'see-application' }).ok()
  expect(applications(story)[0]).toEqual({ ...record, state: 'deferred', decidedAt: at('08:30'), told: true })
  for (const audience of others) expect(seen(story.room, audience, 'application')).toEqual([])
})

test('[J7] of who was let in the application has no words, and tells the participant’s facts', () => {
  const story = applied().does('organiser', accept('x')).ok()
  const changed = { participantId: 'x', facts: facts('x', { country: 'ES', stepFree: true }), profile: 'x/profile' }
  story.does('G', { type: 'change-participant', ...changed }).ok()
  const factsNow = { country: 'ES', stepFree: true, online: false }
  expect(applications(story)[0]).toMatchObject({ state: 'accepted', name: '', email: '', ...factsNow })
  expect(seen(story.room, 'staff', 'participant', words).map(({ name }) => name)).toEqual(['Name A', 'Name x'])
})

test('[J9] an application that was withdrawn is gone; of who was let in and left, the participant alone tells', () => {
  const story = applied().does('organiser', accept('x')).ok()
  story.does({ role: 'applicant', applicationId: 'y' }, { type: 'withdraw-application' }).ok()
  expect(applications(story).map(({ id, state }) => [id, state])).toEqual([['x', 'accepted']])
  story.does('G', { type: 'remove-participant', participantId: 'x' }).ok()
  expect(applications(story)).toEqual([])
  expect(seen(story.room, 'staff', 'participant').map(({ id, state }) => [id, state])).toEqual([
    ['A', 'present'],
    ['x', 'removed'],
  ])
})

test('[J8] whose acceptance was taken back is seen again with what they asked for', () => {
  const story = applied().does('organiser', accept('x')).ok()
  story.does('organiser', { type: 'reopen-applications', applicationIds: ['x'] })
  expect(story.ok().room.participants.get('x')!.state).toBe('removed')
  expect(applications(story)[0]).toMatchObject({ id: 'x', state: 'undecided', name: 'Name x' })
})

test('all but the screen are told who answers for their data, in the organiser’s words, and how long it is kept', () => {
  const story = room()
  const record = { kind: 'privacy', id: 'privacy', responsible: '', text: '', retentionDays: 180 }
  const told = (audience: 'staff' | (typeof others)[number]) => seen(story.room, audience, 'privacy', words)
  expect([told('staff'), told('floor'), told('screen')]).toEqual([[record], [record], []])
  story.does('organiser', { type: 'describe-privacy', words: 'privacy/words' }).ok()
  const said = { ...record, ...privacyWords }
  expect([told('staff'), told('floor'), told('screen')]).toEqual([[said], [said], []])
})

test('what the log alone makes for staff holds no words: it is what they are sent once all were erased', () => {
  const story = applied().does('organiser', { type: 'add-staff', staffId: 'S', role: 'facilitator', name: 'S/name' })
  story.ok().does('organiser', { type: 'set-joining', joining: { ...joining, words: 'joining/words' } })
  story.ok().does('organiser', { type: 'describe-privacy', words: 'privacy/words' })
  story.ok().does('G', { type: 'start-plan', name: 'plan/name' }, 'P').ok()
  const all = recordsOf(story.room, 'staff')
  expect(new Set(all.map(({ record: { kind } }) => kind))).toEqual(
    new Set(['room', 'slot', 'table', 'staff', 'participant', 'plan', 'joining', 'application', 'privacy']),
  )
  for (const sealed of all) expect(sealed.record).toEqual(unseal(sealed, () => undefined, noExtras))
})
