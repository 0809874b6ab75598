import { expect, test } from 'vitest'
import { decide } from '../../shared/decide.ts'
import type { Asked, Deed, DeedOf } from '../../shared/deeds.ts'
import { emptyRoom, evolve, evolveAll, LaterEvent } from '../../shared/evolve.ts'
import { room, rules, session, time } from '../given.ts'

// The order of refusals: not allowed, not found, wrong state, who may meet, limit, then the place: slot, people, table.

test('[G1] not allowed comes before not found', () => {
  room().does('A', { type: 'move-meeting', meetingId: 'invented', slotId: 'x', tableId: 'y' }).rejected('not-allowed')
})

test('[G1] not found comes before wrong state', () => {
  const story = room()
    .placed('AB', 1, 1)
    .cancels('A', 'AB')
    .moves('G', 'AB', '9@1')
    .rejected('not-found', { field: 'slotId' })
  story.moves('G', 'AB', '1@9').rejected('not-found', { field: 'tableId' })
  story
    .asked('C', 'D')
    .does('C', { type: 'withdraw-request', requestId: 'C>D' })
    .accepts('D', 'C>D', 9)
    .rejected('not-found')
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 'x' }).rejected('not-found')
  story.does('G', { type: 'cancel-meeting', meetingId: 'AB', participantId: 'C' }).rejected('not-found')
})

test('[G1] wrong state comes before who may meet, that before a limit, and that before the place', () => {
  const nobody = [{ a: { kind: ['public' as const] }, b: { kind: ['public' as const] } }]
  const none = { meetingsPerParticipant: 0 }
  const story = room().asked('A', 'B').closes('B', 1).ok()
  const set = (some: Parameters<typeof rules>[0]): Deed => ({ type: 'set-rules', rules: rules(some) })
  story
    .does('organiser', set({ mayMeet: nobody, limits: none }))
    .accepts('B', 'A>B', 1)
    .rejected('not-eligible')
  story
    .does('organiser', set({ limits: none }))
    .accepts('B', 'A>B', 1)
    .rejected('limit-reached')
  story.does('organiser', set({})).accepts('B', 'A>B', 1).rejected('person-busy', { who: 'you' })
  story.does('A', { type: 'withdraw-request', requestId: 'A>B' })
  story
    .does('organiser', set({ mayMeet: nobody, limits: none }))
    .accepts('B', 'A>B', 1)
    .rejected('request-closed')
})

test('[G1] of the place the slot comes first, then the people in the order given, then the table', () => {
  const story = room().placed('AC', 1, 1).placed('BD', 1, 2)
  story
    .books('G', 'BA', '1@1')
    .rejected('person-busy', { who: 'B' })
    .books('G', 'AB', '1@1')
    .rejected('person-busy', { who: 'A' })
  story.books('G', 'EF', '1@1').rejected('table-taken').does('G', { type: 'close-table', tableId: 't1' })
  story.does('G', { type: 'close-slot', slotId: 's1.1' }).books('G', 'AB', '1@1').rejected('slot-closed')
})

test('[G1] of a table closed comes before taken, taken before reserved, reserved before unfit', () => {
  const tables = [{ reserved: 'x' }]
  const story = room({ tables, people: { A: { stepFree: true }, B: {}, C: {}, D: {} } }).placed('CD', 1, 1)
  story.books('G', 'AB', '1@1').rejected('table-taken').books('G', 'AB', '2@1').rejected('table-reserved')
  story.books('G', 'AB', '2@1', true).rejected('table-unfit')
  story.does('G', { type: 'close-table', tableId: 't1' }).books('G', 'AB', '2@1').rejected('table-closed')
})

test('[G1] a participant is never told who holds a table, staff are', () => {
  const asked = () => room({ tables: 1 }).placed('CD', 1, 1).asked('A', 'B')
  expect(Object.keys(asked().accepts('B', 'A>B', 1).rejection).sort()).toEqual(['alternatives', 'code', 'slotId'])
  asked().books('G', 'AE', '1@1').rejected('table-taken', { meetingId: 'CD' })
})

test('[G9] an archived room does nothing but come back and forget people', () => {
  const story = room().does('organiser', { type: 'archive-room', archived: true }).ok()
  story
    .does('A', { type: 'send-request', to: 'B' })
    .rejected('room-archived')
    .books('G', 'AB')
    .rejected('room-archived')
  story.does('organiser', { type: 'erase-participant', participantId: 'A' }).ok()
  story.does('organiser', { type: 'archive-room', archived: true }).nothing()
  story.does('organiser', { type: 'archive-room', archived: false }).ok().books('G', 'BC').ok()
})

test('[G9] in an archived room the clock goes on, links work and are renewed, and what changed is seen', () => {
  const story = room().placed('AB', 1, 1).does('organiser', { type: 'archive-room', archived: true }).ok()
  story.does('A', { type: 'open-link' }).ok().does('A', { type: 'acknowledge', meetingId: 'AB', upTo: 99 }).ok()
  story.does('organiser', { type: 'renew-link', participantId: 'A' }).ok().noticing('AB', 'B')
  expect(story.passes('10:00').ok().room.slots.get('s1.1')!.stage).toBe('running')
})

test('an event of a later program is not guessed at', () => {
  const { room: before, log } = room()
  const later = { ...log.at(-1)!, version: before.version + 1, events: [{ type: 'table-painted' } as never] }
  expect(() => evolve(before, later)).toThrow(LaterEvent)
  expect(() => evolve(before, later)).toThrow('There is no event table-painted in this program.')
  expect(() => evolveAll(emptyRoom(), [...log, later])).toThrow(LaterEvent)
})

const opening = (more: Partial<DeedOf<'open-room'>>): Asked => ({
  deed: {
    type: 'open-room',
    roomId: 'other',
    logId: 'other',
    title: 'Other',
    timeZone: 'UTC',
    screen: 'numbers',
    retentionDays: 180,
    opensAt: null,
    closesAt: null,
    rules: rules(),
    sessions: [session('Morning', '10:00', 1)],
    tables: [],
    items: [],
    ...more,
  },
  issuer: { role: 'organiser', staffId: 'organiser' },
  clientId: 'c',
  seq: 1,
  at: time('09:00'),
  id: 'x',
})

test('[G9] a room is opened once, with different names and rules that fit its sessions', () => {
  const table = { label: 'A1', zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  const refusal = (more: Partial<DeedOf<'open-room'>>) => {
    const decision = decide(emptyRoom(), opening(more))
    return decision.ok ? 'ok' : decision.rejection
  }
  expect(refusal({})).toBe('ok')
  expect(refusal({ tables: [table, { ...table, label: 'a1 ' }] })).toEqual({ code: 'duplicate', field: 'tables' })
  const twice = [session('Morning', '10:00', 1), session('MORNING', '12:00', 1)]
  expect(refusal({ sessions: twice })).toEqual({ code: 'duplicate', field: 'sessions' })
  expect(refusal({ rules: rules({ mayMeet: [{ sessions: ['Noon'], a: {}, b: {} }] }) })).toMatchObject({
    code: 'not-found',
  })
  room().does('organiser', opening({}).deed).rejected('duplicate')
  expect(decide(emptyRoom(), { ...opening({}), deed: { type: 'undo' } })).toMatchObject({
    rejection: { code: 'not-found' },
  })
})
