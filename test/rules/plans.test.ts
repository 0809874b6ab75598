import { expect, test } from 'vitest'
import type { Intent } from '../../shared/plan.ts'
import { fromSnapshot, toSnapshot } from '../../shared/snapshot.ts'
import { emptyLedger } from '../../shared/views/ledger.ts'
import { place, placeName, room, session, type Story } from '../given.ts'

/** `{ AB: '2@1' }`: AB to slot 2, table 1. `tray`, `lock` and `unlock` say what they say; `2@1 lock` both. */
function intents(wanted: Record<string, string>): Intent[] {
  return Object.entries(wanted).map(([meetingId, words]) => {
    const intent: Intent = { meetingId }
    for (const word of words.split(' ')) {
      if (word === 'lock' || word === 'unlock') intent.locked = word === 'lock'
      else intent.to = word === 'tray' ? null : place(word)
    }
    return intent
  })
}

const start = { type: 'start-plan' as const, name: 'plan/name' }
const undo = { type: 'undo' as const }

/** A room with the plan `P`, and then what `given` says. */
function planning(given: (story: Story) => Story = (story) => story, setting: Parameters<typeof room>[0] = {}): Story {
  return given(room(setting).does('G', start, 'P').ok({ planId: 'P' }))
}

const publishes = (story: Story, who: string, wanted: Record<string, string>, overrule?: boolean) =>
  story.does(who, { type: 'publish-plan', planId: 'P', intents: intents(wanted), overrule })

/** What a refusal says of each meeting: `AB table-taken CD` (with what is in the way). */
const clashes = (story: Story) =>
  story
    .rejected('plan-clashes')
    .rejection.clashes!.map(({ meetingId, code, with: others }) => [meetingId, code, ...others!].join(' '))

const inOrder = (story: Story) => story.placed('AB', 1, 1).placed('CD', 2, 1).placed('EF', 3, 1)

test('[Y.1] what came in the way meanwhile refuses all of it, with the whole list and places instead', () => {
  const story = planning((given) => given.placed('AB', 1, 1).placed('CD', 1, 2).placed('EB', 2, 3).closes('D', 3))
  publishes(story, 'G', { AB: '2@1', CD: '3@1' })
  expect(clashes(story)).toEqual(['AB person-busy EB', 'CD person-closed'])
  expect(story.rejection.clashes![0]!.rejection).toMatchObject({ who: 'B', meetingId: 'EB' })
  story.stands('AB', '1@1').stands('CD', '1@2')
})

test('[Y.1] places that are offered instead fit the board as planned', () => {
  const story = planning((given) => given.placed('AB', 1, 1).placed('CD', 1, 2).placed('EB', 2, 3))
  publishes(story, 'G', { AB: '2@1', CD: '3@1' })
  const offered = story.rejection.clashes![0]!.rejection!.alternatives!.map(placeName)
  expect(offered).toEqual(['3@3', '4@1', '5@1'])
  for (const to of offered)
    publishes(
      planning((given) => given.placed('AB', 1, 1).placed('CD', 1, 2).placed('EB', 2, 3)),
      'G',
      { AB: to, CD: '3@1' },
    ).ok()
})

test('[Y.2] a circle of three is published although no single move would be possible', () => {
  const story = planning((given) => inOrder(given), { tables: 1 })
  story.moves('G', 'AB', '2@1').rejected('table-taken')
  publishes(story, 'G', { AB: '2@1', CD: '3@1', EF: '1@1' }).ok({ moved: 3, people: 6, fallen: [] })
  story.stands('AB', '2@1').stands('CD', '3@1').stands('EF', '1@1')
})

test('[Y.2] two in one cell are a clash of both', () => {
  const story = planning(inOrder)
  publishes(story, 'G', { AB: '4@1', CD: '4@1' })
  expect(clashes(story)).toEqual(['AB table-taken CD', 'CD table-taken AB'])
  expect(story.rejection.clashes!.map(({ rejection }) => rejection!.alternatives!.map(placeName)[0])).toEqual([
    '4@2',
    '4@2',
  ])
})

test('[Y.2] a person wanted twice at once is a clash of both', () => {
  const story = planning((given) => given.placed('AB', 1, 1).placed('AC', 2, 1))
  publishes(story, 'G', { AB: '4@1', AC: '4@2' })
  expect(clashes(story)).toEqual(['AB person-busy AC', 'AC person-busy AB'])
})

test('[Y.3] two publish the same state: one act, both are answered the same, each person is noticed once', () => {
  const story = planning((given) => inOrder(given))
  publishes(story, 'G', { AB: '4@1', CD: '1@1' }).ok({ moved: 2, people: 4 })
  const { version } = story.room
  const notices = story.room.notices
  publishes(story, 'H', { CD: '1@1', AB: '4@1' }).nothing().ok({ version, moved: 2, people: 4, fallen: [] })
  expect(story.room.notices).toBe(notices)
  expect(story.room.plans.get('P')).toMatchObject({ publishes: 1, published: { version } })
  expect(
    [...story.room.notices.values()]
      .filter((notice) => notice.version === version)
      .map(({ participantId }) => participantId)
      .sort(),
  ).toEqual([...'ABCD'])
})

test('[Y.3] also after the room was loaded from a snapshot, and later', () => {
  const story = planning(inOrder)
  publishes(story, 'G', { AB: '4@1' }).ok()
  const { version } = story.room
  story.does('H', { type: 'lock-meeting', meetingId: 'CD' }).passes('10:05')
  story.room = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(story.room, emptyLedger)))).room
  publishes(story, 'H', { AB: '4@1' }).nothing().ok({ version, moved: 1, people: 2 })
})

test('[Y.3] what was changed since is published again', () => {
  const story = planning(inOrder)
  publishes(story, 'G', { AB: '4@1' }).moves('H', 'AB', '5@1')
  publishes(story, 'G', { AB: '4@1' }).ok({ moved: 1 }).stands('AB', '4@1')
  expect(story.room.plans.get('P')!.publishes).toBe(2)
  story.does('G', undo).ok().stands('AB', '5@1')
  publishes(story, 'G', { AB: '4@1' }).ok({ moved: 1 }).stands('AB', '4@1')
})

test('[Y.3] another state that holds already is nothing to do, and of no publish', () => {
  const story = planning(inOrder)
  publishes(story, 'G', { AB: '4@1' })
  publishes(story, 'H', { CD: '2@1' }).nothing()
  expect(story.answer).toEqual({ moved: 0, people: 0, fallen: [] })
  publishes(story, 'H', {}).nothing()
})

test('[Y4] intents for meetings that are over or not there fall away and are named', () => {
  const story = planning((given) => inOrder(given).placed('AC', 4, 1))
  story
    .cancels('A', 'AB')
    .passes('11:00')
    .does('G', { type: 'mark-no-show', meetingId: 'CD', absent: ['C'] })
    .ok()
  publishes(story, 'G', { AB: '5@1', CD: '5@2', AC: '6@1', ghost: '6@2' }).ok({
    moved: 1,
    fallen: [
      { meetingId: 'AB', why: 'cancelled' },
      { meetingId: 'CD', why: 'no-show' },
      { meetingId: 'ghost', why: 'gone' },
    ],
  })
  story.stands('AC', '6@1').passes('11:26')
  publishes(story, 'G', { EF: '6@2' })
    .ok({ fallen: [{ meetingId: 'EF', why: 'held' }] })
    .nothing()
})

test('[Y5] a lock set since holds its place, and is in the way of others', () => {
  const story = planning(inOrder).does('H', { type: 'lock-meeting', meetingId: 'AB' })
  publishes(story, 'G', { AB: '4@1', CD: '1@1' })
  expect(clashes(story)).toEqual(['AB locked', 'CD table-taken AB'])
  expect(story.rejection.clashes![0]!.rejection).toEqual({ code: 'locked', meetingId: 'AB' })
  publishes(story, 'G', { AB: '4@1 unlock' })
  expect(clashes(story)).toEqual(['AB locked'])
})

test('[Y5] locks are intents too', () => {
  const story = planning(inOrder).does('H', { type: 'lock-meeting', meetingId: 'CD' })
  publishes(story, 'G', { AB: '4@1 lock', CD: 'unlock', EF: 'lock' }).ok({ moved: 1, people: 2 })
  expect(['AB', 'CD', 'EF'].map((id) => story.meeting(id).locked)).toEqual([true, false, true])
  publishes(story, 'H', { AB: '4@1 lock', CD: 'unlock', EF: 'lock' }).nothing()
  publishes(story, 'H', { CD: 'tray lock' })
  expect(clashes(story)).toEqual(['CD meeting-not-placed'])
  story.unplaces('H', 'CD').ok()
  publishes(story, 'G', { CD: 'lock' })
  expect(clashes(story)).toEqual(['CD meeting-not-placed'])
})

test('[Y6] what is put into the tray is parked, and gives its place away', () => {
  const story = planning((given) => given.placed('AB', 1, 1).asked('C', 'D').accepts('D', 'C>D'), {
    tables: 1,
    sessions: [session('Morning', '10:00', 1)],
  })
  story.stands('CD', 'waiting: no-table')
  publishes(story, 'G', { AB: 'tray' }).ok({ moved: 1, people: 2 })
  story.stands('AB', 'waiting: put-aside, parked').stands('CD', '1@1').noticing('CD', 'CD')
  publishes(story, 'G', { AB: 'tray' }).nothing()
})

test('[Y6] from the tray to a place, into the running slot too; not into one that is over, or a closed one', () => {
  const story = planning((given) => given.placed('AB', 2, 1).placed('CD', 2, 2).unplaces('G', 'AB').unplaces('G', 'CD'))
  story
    .does('H', { type: 'close-slot', slotId: 's1.6' })
    .does('H', { type: 'close-table', tableId: 't3' })
    .passes('10:32')
  publishes(story, 'G', { AB: '1@1', CD: '6@1' })
  expect(clashes(story)).toEqual(['AB too-late', 'CD slot-closed'])
  publishes(story, 'G', { AB: '2@3', CD: '9@1' })
  expect(clashes(story)).toEqual(['AB table-closed', 'CD not-found'])
  publishes(story, 'G', { AB: '2@2', CD: '5@9' })
  expect(clashes(story)).toEqual(['CD not-found'])
  publishes(story, 'G', { AB: '2@2', CD: '5@1' }).ok().stands('AB', '2@2').stands('CD', '5@1')
  expect(story.meeting('AB').state).toBe('running')
})

test('[Y6] who sits is given another table, not another time', () => {
  const story = planning(inOrder).passes('10:05')
  publishes(story, 'G', { AB: '4@1' })
  expect(clashes(story)).toEqual(['AB too-late'])
  publishes(story, 'G', { AB: 'tray' })
  expect(clashes(story)).toEqual(['AB too-late'])
  publishes(story, 'G', { AB: '1@2' }).ok().stands('AB', '1@2')
  publishes(story.placed('CE', 1, 3), 'G', { AB: '1@3' })
  expect(story.rejection.clashes![0]!.rejection!.alternatives!.map(placeName)).toEqual(['1@1'])
})

test('[G6] wishes are overruled in a plan as in a move, facts are not', () => {
  const story = planning((given) => given.placed('AB', 1, 1).placed('EF', 5, 2).closes('A', 4), {
    tables: [{}, { reserved: 'Organisation F' }, { stepFree: true }],
  })
  publishes(story, 'G', { AB: '4@2' })
  expect(clashes(story)).toEqual(['AB person-closed'])
  publishes(story, 'G', { AB: '4@2' }, true).ok().stands('AB', '4@2')
  publishes(story, 'G', { AB: '5@2' }, true)
  expect(clashes(story)).toEqual(['AB table-taken EF'])
})

test('[L.5] [Y1] the session limit counts who comes into a session, not who moves within it', () => {
  const sessions = [session('Morning', '10:00', 3), session('Afternoon', '14:00', 3)]
  const limits = { meetingsPerSession: 1 }
  const given = (story: Story) => story.placed('AB', 1, 1).placed('AC', 's2.1', 1).placed('AD', 's2.2', 1)
  const story = planning(given, { sessions, rules: { limits } })
  publishes(story, 'G', { AB: 's2.3@1' })
  expect(clashes(story)).toEqual(['AB limit-reached AC AD'])
  expect(story.rejection.clashes![0]!.rejection!.alternatives!.map(placeName)).toEqual(['2@1', '3@1'])
  publishes(story, 'G', { AB: '2@1', AC: 's2.3@1' }).ok()
  publishes(story, 'G', { AB: 's2.1@1', AC: 'tray', AD: 'tray' }).ok({ moved: 3 })
})

test('[E2] [Y1] who may meet is asked of the session to which the plan brings them', () => {
  const sessions = [session('Morning', '10:00', 3), session('Afternoon', '14:00', 3)]
  const mayMeet = [{ sessions: ['Morning'], a: {}, b: {} }]
  const story = planning((given) => given.placed('AB', 1, 1), { sessions, rules: { mayMeet } })
  publishes(story, 'G', { AB: 's2.1@1' })
  expect(clashes(story)).toEqual(['AB not-eligible'])
  publishes(story, 'G', { AB: 's2.1@1' }, true).ok()
})

test('[Y7] a publish is undone exactly, or not at all', () => {
  const before = planning(inOrder)
  const things = ({ meetings, slots, tables }: Story['room']) =>
    [meetings, slots, tables].map((map) => [...map.values()].map((thing) => ({ ...thing, changed: null })))
  const was = things(before.room)
  publishes(before, 'G', { AB: '2@1', CD: 'tray', EF: '1@1 lock' }).does('G', undo).ok()
  expect(things(before.room)).toEqual(was)
  before.does('G', undo).ok().stands('AB', '2@1').stands('CD', 'waiting: put-aside, parked')
  const since = publishes(planning(inOrder), 'G', { AB: '4@1', CD: '5@1' }).does('H', {
    type: 'lock-meeting',
    meetingId: 'CD',
  })
  since.does('G', undo).rejected('changed-since', { meetingId: 'CD', what: 'lock-meeting' }).stands('AB', '4@1')
})

test('[Y7] starting, naming and dropping a plan is no act that an undo meets', () => {
  const story = planning(inOrder).moves('G', 'AB', '4@1').does('G', start, 'Q')
  story
    .does('G', { type: 'rename-plan', planId: 'Q', name: 'plan/other' })
    .does('G', { type: 'drop-plan', planId: 'Q' })
  story.does('G', undo).ok().stands('AB', '1@1')
})

test('[Y8] a plan is kept, named and dropped by staff; a dropped one is closed', () => {
  const story = planning()
  expect(story.room.plans.get('P')).toMatchObject({ name: 'plan/name', by: 'G', dropped: false, publishes: 0 })
  story.does('H', { type: 'rename-plan', planId: 'P', name: 'plan/name' }).nothing()
  story.does('H', { type: 'rename-plan', planId: 'P', name: 'plan/other' }).ok()
  expect(story.room.plans.get('P')!.name).toBe('plan/other')
  publishes(story.placed('AB', 1, 1), 'H', { AB: '2@1' }).ok()
  publishes(story, 'H', { AB: '3@1' }).ok()
  story
    .does('organiser', { type: 'drop-plan', planId: 'P' })
    .ok()
    .does('H', { type: 'drop-plan', planId: 'P' })
    .nothing()
  publishes(story, 'G', { AB: '4@1' }).rejected('plan-closed')
  story.does('G', { type: 'rename-plan', planId: 'P', name: 'plan/third' }).rejected('plan-closed')
  for (const type of ['drop-plan', 'publish-plan', 'rename-plan'] as const)
    story.does('G', { type, planId: 'none', name: '', intents: [] }).rejected('not-found')
})

test('[S.7] participants have no plans, own or foreign', () => {
  const story = planning(inOrder)
  for (const planId of ['P', 'none']) {
    publishes(story, 'A', { AB: '4@1' }).rejected('not-allowed')
    for (const type of ['start-plan', 'drop-plan', 'publish-plan', 'rename-plan'] as const)
      story.does('A', { type, planId, name: '', intents: [] }).rejected('not-allowed', { needs: 'facilitator' })
  }
})

test('[G9] an archived room publishes nothing', () => {
  const story = planning(inOrder).does('organiser', { type: 'archive-room', archived: true })
  publishes(story, 'G', { AB: '4@1' }).rejected('room-archived')
  story.does('G', start, 'Q').rejected('room-archived')
})

test('[L11] each person of a publish is noticed of every change under its one commit', () => {
  const story = planning((given) => given.placed('AB', 1, 1).placed('AC', 2, 1).placed('EF', 1, 2))
  for (const who of 'ABCEF')
    for (const meetingId of ['AB', 'AC', 'EF']) story.does(who, { type: 'acknowledge', meetingId, upTo: 99 })
  publishes(story, 'G', { AB: '3@1', AC: '4@1', EF: 'lock' }).ok({ people: 3 })
  const notices = [...story.room.notices.values()]
  expect(notices.map(({ participantId, meetingId }) => `${participantId} ${meetingId}`).sort()).toEqual([
    'A AB',
    'A AC',
    'B AB',
    'C AC',
  ])
  expect(new Set(notices.map(({ version }) => version))).toEqual(new Set([story.room.version]))
})
