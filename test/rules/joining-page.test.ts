import { expect, test } from 'vitest'
import { joiningPageOf } from '../../shared/joining-page.ts'
import type { Joining } from '../../shared/room.ts'
import type { Words } from '../../shared/views/words.ts'
import { facts, room, session, time, type Story } from '../given.ts'

const at = (hhmm: string) => new Date(time(hhmm)).toISOString()

const opened = (story: Story, some: Partial<Joining> = {}): Story => {
  const shows = { names: true, numbers: true }
  const joining: Joining = { open: true, until: null, words: null, decides: 'by-hand', shows, sides: [], ...some }
  return story.does('organiser', { type: 'set-joining', joining }).ok()
}

/** What is written beside the log; people's houses are called as `houses` says. */
const words =
  (houses: Record<string, string> = {}): Words =>
  (key) => {
    if (key === 'joining/words') return { text: 'Come all.', place: 'Vigo' }
    if (key === 'privacy/words') return { responsible: 'Club Textil', text: 'We keep little.' }
    const [who] = key.split('/')
    return { name: `Name ${who}`, organisation: houses[who!] ?? '', email: `${who}@example.org` }
  }
const page = ({ room }: Story, said = words(), now = time('08:00')) => joiningPageOf(room, said, now)!

test('[J.1] there is a public page once the organiser has opened joining, and it says until when', () => {
  const story = room()
  expect(joiningPageOf(story.room, words(), time('08:00'))).toBeUndefined()
  opened(story)
  expect(page(story)).toMatchObject({ stage: 'open', until: null })
  opened(story, { until: time('09:00') })
  expect(page(story)).toMatchObject({ stage: 'open', until: at('09:00') })
  expect(page(story, words(), time('09:00')).stage).toBe('over')
  opened(story, { open: false })
  expect(page(story).stage).toBe('closed')
})

test('[J.1] the page tells the event: the organiser’s words, what is kept of people, sessions and programme in order', () => {
  const sessions = [session('Afternoon', '14:00', 2), session('Morning', '10:00', 1)]
  const item = { kind: 'talk', place: 'Hall', signUp: true, capacity: 3 }
  const items = [
    { ...item, id: 'i2', title: 'Supper', startsAt: time('19:00'), endsAt: time('21:00') },
    { ...item, id: 'i1', title: 'Welcome', startsAt: time('09:00'), endsAt: time('09:30') },
    { ...item, id: 'i3', title: 'Tour', startsAt: time('16:00'), endsAt: time('17:00') },
  ]
  const story = room({ people: { A: {} }, sessions, items })
  story.does('organiser', { type: 'cancel-item', itemId: [...story.room.items.values()][2]!.id }).ok()
  story.does('organiser', { type: 'describe-privacy', words: 'privacy/words' }).ok()
  opened(story, {
    words: 'joining/words',
    decides: 'at-once',
    shows: { names: false, numbers: false },
    sides: [
      { kind: ['company'], most: 5 },
      { delegation: ['North', 'South'], most: 5 },
      { delegation: ['North'], most: 1 },
    ],
  })
  const programmed = { kind: 'talk', place: 'Hall' }
  expect(page(story)).toEqual({
    title: 'Matchmaking',
    timeZone: 'UTC',
    text: 'Come all.',
    place: 'Vigo',
    stage: 'open',
    until: null,
    decides: 'at-once',
    retentionDays: 180,
    privacy: { responsible: 'Club Textil', text: 'We keep little.' },
    sessions: [
      { name: 'Morning', startsAt: at('10:00'), endsAt: at('10:25') },
      { name: 'Afternoon', startsAt: at('14:00'), endsAt: at('14:55') },
    ],
    programme: [
      { ...programmed, title: 'Welcome', startsAt: at('09:00'), endsAt: at('09:30') },
      { ...programmed, title: 'Supper', startsAt: at('19:00'), endsAt: at('21:00') },
    ],
    delegations: ['North', 'South'],
    organisations: null,
    figures: null,
  })
})

/** Everybody but C has agreed to be named; E was removed since. A and D are of the same house. */
function agreed(): Story {
  const people = {
    A: { country: 'PT' },
    B: { kind: 'cluster' as const },
    C: {},
    D: facts('A', { country: 'ES' }),
    E: {},
    F: {},
  }
  const story = room({ people })
  for (const who of 'ABDEF') story.does(who, { type: 'set-listed', listed: true }).ok()
  return opened(story.does('G', { type: 'remove-participant', participantId: 'E' }).ok())
}

test('[J.10] organisations are named of those in the room who agreed, each once, in the order of the alphabet', () => {
  const said = words({ A: 'Wines', B: 'ambit', C: 'Casa', D: 'WINES ', E: 'Eolic', F: 'Mosto' })
  expect(page(agreed(), said).organisations).toEqual([
    { name: 'ambit', country: 'IT', kind: 'cluster' },
    { name: 'Mosto', country: 'IT', kind: 'company' },
    { name: 'Wines', country: 'PT', kind: 'company' },
  ])
  const silent = opened(agreed(), { shows: { names: false, numbers: true } })
  expect(page(silent, said).organisations).toBeNull()
})

test('[J.10] numbers are of all who are in the room, agreed or not, if the organiser shows them', () => {
  expect(page(agreed()).figures).toEqual({ participants: 5, organisations: 4, countries: 3 })
  expect(page(opened(agreed(), { shows: { names: true, numbers: false } })).figures).toBeNull()
})
