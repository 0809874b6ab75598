import { expect, test } from 'vitest'
import { facts, room, session } from '../given.ts'

const person = (id: string, more = {}) => ({ participantId: id, facts: facts(id, more), profile: `${id}/2` })
const gone = { remove: 'remove-participant', erase: 'erase-participant' } as const

test.each(Object.entries(gone))(
  '[V.5] [V.6] to %s somebody cancels what lies ahead, notices partners and gives the places away',
  (_, type) => {
    const story = room({ sessions: [session('Morning', '10:00', 2)], tables: 1 })
      .placed('AB', 2, 1)
      .asked('A', 'C')
      .asked('D', 'A')
    story.placed('EF', 1, 1).asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table')
    story.does('organiser', { type, participantId: 'A' }).ok().stands('AB', 'cancelled').stands('CD', '2@1')
    expect([story.request('A>C').state, story.request('D>A').state]).toEqual(['withdrawn', 'expired'])
    story.noticing('AB', 'B').does('organiser', { type, participantId: 'A' }).nothing()
    story.does('B', { type: 'send-request', to: 'A' }).rejected('not-found')
  },
)

test('[V.5] what was held still counts, and nothing of theirs is in the state', () => {
  const story = room().placed('AB', 1, 1).placed('AC', 3, 1).passes('10:26')
  story
    .does('organiser', { type: 'erase-participant', participantId: 'A' })
    .ok()
    .stands('AB', '1@1')
    .stands('AC', 'cancelled')
  expect(story.room.participants.get('A')).toMatchObject({ state: 'erased', profile: '', closedSlots: [] })
})

test('[V.6] who is removed keeps their name for staff and partners, and is told nothing any more', () => {
  const story = room()
    .placed('AB', 1, 1)
    .does('G', { type: 'remove-participant', participantId: 'A' })
    .ok()
    .noticing('AB', 'B')
  expect(story.room.participants.get('A')).toMatchObject({ state: 'removed', profile: 'A/profile', linkGeneration: 2 })
})

test('[V.6] a group goes on without them, and items have a place again', () => {
  const items = [
    {
      title: 'Tour',
      kind: '',
      startsAt: Date.UTC(2030, 4, 6, 15),
      endsAt: Date.UTC(2030, 4, 6, 16),
      place: '',
      signUp: true,
      capacity: 1,
    },
  ]
  const story = room({ items }).placed('ABC', 1, 1).does('A', { type: 'sign-up', itemId: 'i1' })
  story
    .does('G', { type: 'remove-participant', participantId: 'A' })
    .ok()
    .stands('BC', '1@1')
    .does('B', { type: 'sign-up', itemId: 'i1' })
    .ok()
})

test('[V.6] a command that was under way when they were removed is not theirs any more', () => {
  const story = room().placed('AB', 1, 1).does('G', { type: 'remove-participant', participantId: 'A' })
  story.does('A', { type: 'send-request', to: 'C' }).rejected('not-allowed').closes('A', 3).rejected('not-allowed')
  story.does('organiser', { type: 'add-staff', staffId: 'S', role: 'facilitator', name: 'S/1' })
  story.does('organiser', { type: 'revoke-staff', staffId: 'S' }).ok()
  story.does({ role: 'facilitator', staffId: 'S' }, { type: 'close-table', tableId: 't1' }).rejected('not-allowed')
})

test('[V.3] what one may not see is not there: foreign and invented ids get the same answer', () => {
  const story = room().placed('AB', 1, 1).asked('D', 'E')
  for (const meetingId of ['AB', 'invented']) {
    story.does('C', { type: 'cancel-meeting', meetingId }).rejected('not-found')
    expect(story.rejection).toEqual({ code: 'not-found' })
    story.does('C', { type: 'propose-slot', meetingId, slotId: 's1.2' })
    expect(story.rejection).toEqual({ code: 'not-found' })
    story.does('C', { type: 'answer-proposal', meetingId, accept: true })
    expect(story.rejection).toEqual({ code: 'not-found' })
    story.does('C', { type: 'record-outcome', meetingId, outcome: 'held' })
    expect(story.rejection).toEqual({ code: 'not-found' })
  }
  for (const requestId of ['D>E', 'invented'])
    for (const type of ['accept-request', 'decline-request', 'withdraw-request'] as const) {
      story.does('C', { type, requestId })
      expect(story.rejection).toEqual({ code: 'not-found' })
    }
  for (const participantId of ['B', 'invented']) {
    story.does('A', { type: 'set-availability', slotId: 's1.2', open: false, participantId })
    expect(story.rejection).toEqual({ code: 'not-allowed', needs: 'lead' })
  }
})

test('[I.2] coming again updates, keeps link, requests and meetings, and what is the same changes nothing', () => {
  const story = room().placed('AB', 1, 1).asked('A', 'C')
  const again = [...'ABCDEF'].map((id) => ({ participantId: id, facts: facts(id), profile: `${id}/profile` }))
  story.does('organiser', { type: 'import-participants', added: [], changed: again }).nothing()
  again[0] = person('A', { organisation: 'other' })
  story.does('organiser', { type: 'import-participants', added: [], changed: again }).ok().stands('AB', '1@1')
  expect(story.log.at(-1)!.events).toHaveLength(1)
  expect(story.room.participants.get('A')).toMatchObject({ organisation: 'other', linkGeneration: 1 })
  expect(story.request('A>C').state).toBe('pending')
})

test('[I.2] who was removed and comes again is present; who was erased is not', () => {
  const story = room()
    .does('G', { type: 'remove-participant', participantId: 'A' })
    .does('organiser', { type: 'erase-participant', participantId: 'B' })
  story.does('organiser', { type: 'import-participants', added: [], changed: [person('A'), person('B')] }).ok()
  expect(['A', 'B'].map((id) => story.room.participants.get(id)!.state)).toEqual(['present', 'erased'])
})

test('[I.6] a late arrival is added by any staff, open in all slots', () => {
  const story = room()
    .passes('10:05')
    .does('G', { type: 'add-participant', ...person('Z') })
    .ok({ participantId: 'Z' })
  story
    .does('G', { type: 'add-participant', ...person('Z') })
    .rejected('duplicate')
    .asked('Z', 'A')
    .accepts('A', 'Z>A')
    .stands('AZ', '2@1')
  story.does('A', { type: 'add-participant', ...person('Y') }).rejected('not-allowed')
})

test('[V.7] links are renewed one by one; a first opening is noted once', () => {
  const story = room().does('A', { type: 'open-link' }).ok().does('A', { type: 'open-link' }).nothing()
  story
    .does('organiser', { type: 'renew-link', participantId: 'A' })
    .ok()
    .does('organiser', { type: 'renew-link', link: 'screen' })
    .ok()
  expect(story.room.participants.get('A')).toMatchObject({ linkGeneration: 2, openedAt: null })
  expect(story.room.linkGenerations).toMatchObject({ screen: 2, organiser: 1 })
  story.does('organiser', { type: 'renew-link', participantId: 'invented' }).rejected('not-found')
})

test('[V.6] what was answered before they left stays answered', () => {
  const story = room().asked('A', 'B').does('B', { type: 'decline-request', requestId: 'A>B' }).asked('C', 'A')
  story
    .does('C', { type: 'withdraw-request', requestId: 'C>A' })
    .does('G', { type: 'remove-participant', participantId: 'A' })
  expect([story.request('A>B').state, story.request('C>A').state]).toEqual(['declined', 'withdrawn'])
})

test('[V.6] they are taken off what is to come, not off what they have been at, nor are others', () => {
  const item = (title: string, hour: number) => ({
    title,
    kind: '',
    startsAt: Date.UTC(2030, 4, 6, hour),
    endsAt: Date.UTC(2030, 4, 6, hour + 1),
    place: '',
    signUp: true,
    capacity: null,
  })
  const items = [item('Early', 8), item('Late', 15), item('Later', 17)]
  const story = room({ items })
  for (const itemId of ['i1', 'i2']) for (const who of 'AB') story.does(who, { type: 'sign-up', itemId }).ok()
  story.does('B', { type: 'sign-up', itemId: 'i3' }).ok()
  story.atTime('08:00').does('G', { type: 'remove-participant', participantId: 'A' }).ok()
  expect([...story.room.items.values()].map(({ signedUp }) => signedUp.join(''))).toEqual(['AB', 'B', 'B'])
  expect(story.log.at(-1)!.events.map(({ type }) => type)).toEqual(['item-signed-off', 'participant-removed'])
})

test('[V.5] whose link was open is closed by erasing, too', () => {
  const story = room().does('organiser', { type: 'erase-participant', participantId: 'A' }).ok()
  expect(story.room.participants.get('A')!.linkGeneration).toBe(2)
})

test('[V.7] a first opening is noted once, and again after the link was renewed', () => {
  const opened = (story: ReturnType<typeof room>) => story.room.participants.get('A')!.openedAt
  const story = room().does('A', { type: 'open-link' }).ok()
  expect(opened(story)).toBe(story.at)
  story.atTime('09:00').does('A', { type: 'open-link' }).nothing()
  story.does('organiser', { type: 'renew-link', participantId: 'A' }).ok()
  expect(opened(story)).toBeNull()
  expect(story.room.participants.get('A')!.linkGeneration).toBe(2)
  expect(opened(story.does('A', { type: 'open-link' }).ok())).toBe(story.at)
})

test('[V.7] a shared link is renewed alone', () => {
  const story = room().does('organiser', { type: 'renew-link', link: 'screen' }).ok()
  expect(story.room.linkGenerations).toEqual({ organiser: 1, facilitator: 1, screen: 2 })
})

test('[I] an import changes those who differ, brings back who was removed, and leaves the rest and the erased alone', () => {
  const imported = (...changed: ReturnType<typeof person>[]) => ({
    type: 'import-participants' as const,
    added: [],
    changed,
  })
  const same = { participantId: 'A', facts: facts('A'), profile: 'A/profile' }
  const story = room().does('organiser', imported(same)).nothing()
  story.does('organiser', imported({ ...same, profile: 'A/2' }, { ...same, participantId: 'invented' })).ok()
  expect(story.log.at(-1)!.events).toHaveLength(1)
  expect(story.room.participants.get('A')).toMatchObject({ profile: 'A/2', kind: 'company' })
  story.does('organiser', imported({ ...same, profile: 'A/2', facts: facts('A', { kind: 'public' }) })).ok()
  expect(story.room.participants.get('A')).toMatchObject({ profile: 'A/2', kind: 'public' })
  const back = { ...same, participantId: 'B', facts: facts('B'), profile: 'B/profile' }
  story.does('G', { type: 'remove-participant', participantId: 'B' }).does('organiser', imported(back)).ok()
  expect(story.room.participants.get('B')!.state).toBe('present')
  story.does('organiser', { type: 'erase-participant', participantId: 'C' })
  story.does('organiser', imported({ ...same, participantId: 'C' })).nothing()
})

test('[D.5] what only staff may change is named; who changes nothing does nothing', () => {
  const change = (more: object) => ({
    type: 'change-participant' as const,
    participantId: 'A',
    facts: facts('A', more),
    profile: 'A/profile',
  })
  const story = room().does('A', change({ country: 'AR' }))
  expect(story.rejection).toEqual({ code: 'not-allowed', needs: 'facilitator', field: 'country' })
  story
    .does('A', change({}))
    .nothing()
    .does('A', change({ stepFree: true }))
    .ok()
    .does('G', change({ lead: true }))
    .ok()
})
