import { expect, test } from 'vitest'
import type { Deed } from '../../shared/deeds.ts'
import { nextDue } from '../../shared/decide.ts'
import { room, session, slotId, time, type Story } from '../given.ts'

const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16)
const times = (story: Story, slot: number | string) => {
  const { startsAt, endsAt } = story.room.slots.get(slotId(slot))!
  return `${clock(startsAt)}-${clock(endsAt)}`
}
const state = (story: Story, people: string) => story.meeting(people).state
const seen = (story: Story) => {
  for (const { participantId, meetingId } of [...story.room.notices.values()])
    story.does(participantId, { type: 'acknowledge', meetingId, upTo: story.room.version })
  return story
}
const start = (slot: number | string): Deed => ({ type: 'start-round', slotId: slotId(slot) })

test('[C.1] extending moves the end of this slot and all later ones of the session; a later session keeps its time', () => {
  const sessions = [session('Morning', '10:00', 6), session('Afternoon', '14:00', 2)]
  const story = seen(room({ sessions }).placed('AB', 2, 1).placed('CD', 3, 1).placed('EF', 's2.1', 1)).passes('10:40')
  story.does('G', { type: 'extend-round', minutes: 2 }).ok()
  expect([1, 2, 3, 6, 's2.1'].map((slot) => times(story, slot))).toEqual([
    '10:00-10:25',
    '10:30-10:57',
    '11:02-11:27',
    '12:32-12:57',
    '14:00-14:25',
  ])
  story.noticing('AB', 'AB').noticing('CD', 'CD').noticing('EF', '')
  expect(nextDue(story.room)).toBe(time('10:57'))
})

test('[C.2] a later session moves only by what the break cannot absorb; one changeover of it stays', () => {
  const extended = (gap: string) => {
    const sessions = [session('Morning', '10:00', 1), session('Noon', gap, 2)]
    const story = room({ sessions }).passes('10:10').does('G', { type: 'extend-round', minutes: 2 }).ok()
    return [times(story, 's2.1'), times(story, 's2.2')]
  }
  expect(extended('10:30')).toEqual(['10:32-10:57', '11:02-11:27'])
  expect(extended('10:31')).toEqual(['10:32-10:57', '11:02-11:27'])
  expect(extended('10:32')).toEqual(['10:32-10:57', '11:02-11:27'])
  expect(extended('10:33')).toEqual(['10:33-10:58', '11:03-11:28'])
})

test('[C.2] what one session pushes pushes on', () => {
  const sessions = [session('One', '10:00', 1), session('Two', '10:30', 1), session('Three', '11:00', 1)]
  const story = room({ sessions }).passes('10:10').does('G', { type: 'extend-round', minutes: 3 })
  expect([times(story, 's2.1'), times(story, 's3.1')]).toEqual(['10:33-10:58', '11:03-11:28'])
})

test('[C.3] holding for 7 minutes is an extension by 7; meanwhile no slot begins or ends', () => {
  const story = room().placed('AB', 2, 1).passes('10:40').does('G', { type: 'hold-round' }).ok()
  expect(nextDue(story.room)).toBeNull()
  story.atTime('10:47').does('G', { type: 'resume-round' }).ok()
  expect([times(story, 2), times(story, 3)]).toEqual(['10:30-11:02', '11:07-11:32'])
  story.passes('11:01:59')
  expect(state(story, 'AB')).toBe('running')
  story.passes('11:02')
  expect(state(story, 'AB')).toBe('held')
})

test('[C.3] a round held past its end still runs; nothing can be started by hand meanwhile', () => {
  const sessions = [session('Hall', '10:00', 2), session('Studio', '10:30', 2)]
  const story = room({ sessions })
    .placed('AB', 's1.1', 1)
    .passes('10:20')
    .does('G', { type: 'hold-round' })
    .passes('10:29')
  expect(state(story, 'AB')).toBe('running')
  story.does('G', start('s2.1')).rejected('too-early').does('G', { type: 'hold-round' }).nothing()
  story.does('G', { type: 'resume-round' }).ok().does('G', { type: 'resume-round' }).nothing()
  expect(times(story, 1)).toBe('10:00-10:34')
})

test('[C.4] skipping ends the slot; the next begins when it was announced', () => {
  const story = room().placed('AB', 2, 1).placed('CD', 3, 1).passes('10:40').does('G', { type: 'skip-round' }).ok()
  expect([state(story, 'AB'), state(story, 'CD')]).toEqual(['held', 'placed'])
  expect([times(story, 2), times(story, 3)]).toEqual(['10:30-10:40', '11:00-11:25'])
  expect(nextDue(story.room)).toBe(time('11:00'))
  story.does('G', { type: 'skip-round' }).rejected('no-round').does('G', { type: 'hold-round' }).rejected('no-round')
  story.does('G', { type: 'extend-round', minutes: 1 }).rejected('no-round')
})

test('[C.5] what fell due while no server ran happens once, in order, in one commit', () => {
  const story = seen(room().placed('AB', 1, 1).placed('AC', 2, 1).placed('AD', 3, 1)).passes('10:00')
  const { version } = story.room
  story.passes('11:10')
  expect(story.room.version).toBe(version + 1)
  expect([state(story, 'AB'), state(story, 'AC'), state(story, 'AD')]).toEqual(['held', 'held', 'running'])
  const events = story.log.at(-1)!.events.map((event) => `${event.type} ${'slotId' in event ? event.slotId : ''}`)
  expect(events).toEqual(['slot-ended s1.1', 'slot-began s1.2', 'slot-ended s1.2', 'slot-began s1.3'])
  expect(story.room.notices.size).toBe(0)
})

test('[C.5] a command that comes before any timer meets the room as it is by then', () => {
  const story = room()
    .placed('AB', 1, 1)
    .atTime('10:00')
    .moves('G', 'AB', '2@1')
    .rejected('too-late', { state: 'running' })
  story.atTime('10:25').asked('C', 'D')
  expect(state(story, 'AB')).toBe('held')
  expect(story.meeting('AB').changed).toMatchObject({ by: 'room', what: 'pass-time' })
})

test('[C.6] nothing begins before its time but by hand, within the changeover before it; its end stays', () => {
  const story = room()
    .placed('AB', 2, 1)
    .passes('10:24')
    .does('G', start(2))
    .rejected('too-early', { when: time('10:30') })
  story.passes('10:25').does('G', start(2)).ok()
  expect([state(story, 'AB'), times(story, 2)]).toEqual(['running', '10:30-10:55'])
  story
    .does('G', start(2))
    .nothing()
    .does('G', start(1))
    .rejected('too-late')
    .does('A', start(3))
    .rejected('not-allowed')
  room().atTime('09:54:59').does('G', start(1)).rejected('too-early').atTime('09:55').does('G', start(1)).ok()
})

test('[C.6] a slot that is skipped before its announced start has no length', () => {
  const story = room().placed('AB', 2, 1).passes('10:26').does('G', start(2)).does('G', { type: 'skip-round' }).ok()
  expect([state(story, 'AB'), times(story, 2)]).toEqual(['held', '10:30-10:30'])
})

const nextDoor = () => room({ sessions: [session('Hall', '10:00', 1), session('Studio', '10:25', 2)] })

test('[C.6] a round is not begun by hand while somebody of it, or a table, still sits in another session', () => {
  for (const [people, table] of [
    ['AC', 2],
    ['DE', 1],
  ] as const) {
    const story = nextDoor().placed('AB', 's1.1', 1).placed(people, 's2.1', table).passes('10:21')
    story.does('G', start('s2.1')).rejected('too-early', { when: time('10:25'), state: 'running' })
    story.does('G', { type: 'extend-round', minutes: 2 }).does('G', start('s2.1')).rejected('too-early')
    story.does('G', { type: 'skip-round' }).ok().passes('10:22').does('G', start('s2.1')).ok()
    expect(state(story, people)).toBe('running')
  }
})

test('[C.6] rounds that run are at once, whatever was announced: nobody is in both, also when they are held', () => {
  const story = nextDoor().placed('AB', 's1.1', 1).placed('DE', 's2.1', 2).placed('AC', 's2.2', 2).passes('10:21')
  story.does('G', start('s2.1')).ok()
  story
    .does('G', { type: 'book-meeting', participantIds: ['A', 'F'], slotId: 's2.1', tableId: 't3' })
    .rejected('person-busy')
  story
    .does('G', { type: 'book-meeting', participantIds: ['C', 'F'], slotId: 's2.1', tableId: 't1' })
    .rejected('table-taken')
  story.does('G', { type: 'hold-round' }).passes('10:30').does('G', { type: 'resume-round' }).ok()
  expect([times(story, 's1.1'), times(story, 's2.1')]).toEqual(['10:00-10:34', '10:25-10:59'])
  story.stands('AB', '1@1').stands('DE', 's2.1@2').passes('10:34')
  expect([state(story, 'AB'), state(story, 'DE')]).toEqual(['held', 'running'])
})

test('[C.7] the later of two meetings of one person or table in parallel sessions is put aside', () => {
  const sessions = [session('Hall', '10:00', 3), session('Studio', '10:55', 1)]
  const story = room({ sessions })
    .placed('AB', 's1.2', 1)
    .placed('AC', 's2.1', 2)
    .placed('DE', 's2.1', 1)
    .placed('FB', 's1.3', 3)
  story.passes('10:40').does('G', { type: 'extend-round', minutes: 3 }).ok().stands('AB', '2@1').stands('FB', '3@3')
  story.stands('AC', 'waiting: put-aside, parked').stands('DE', 'waiting: put-aside, parked').noticing('DE', 'DE')
  expect(times(story, 's2.1')).toBe('10:55-11:20')
})

test('[C.7] programme items never move, and are no reason to put aside', () => {
  const items = [
    {
      title: 'Talk',
      kind: '',
      startsAt: time('10:57'),
      endsAt: time('10:59'),
      place: '',
      signUp: true,
      capacity: null,
    },
  ]
  const story = room({ items }).placed('AB', 2, 1).does('A', { type: 'sign-up', itemId: 'i1' }).ok().passes('10:40')
  story.does('G', { type: 'extend-round', minutes: 4 }).ok().stands('AB', '2@1')
  expect(story.room.items.get('i1')!.startsAt).toBe(time('10:57'))
})

/** What the clock did last, as `ended s1.1`. */
const due = (story: Story) =>
  story.log.at(-1)!.events.map((event) => {
    const of = 'slotId' in event ? event.slotId : 'requestId' in event ? event.requestId : ''
    return `${event.type.split('-')[1]!} ${of}`
  })

test('[C.5] in the order in which it was due, whatever the order of the sessions; what ends before what begins', () => {
  const sessions = [session('Noon', '10:50', 1, 25, 0), session('Morning', '10:00', 2, 25, 0)]
  const story = room({ sessions, rules: { requestsExpireAfterMinutes: 60 } })
  story.atTime('09:25').asked('A', 'B').atTime('09:40').asked('C', 'D').passes('10:45')
  expect(due(story)).toEqual(['began s2.1', 'ended s2.1', 'began s2.2', 'expired A>B', 'expired C>D'])
  story.passes('10:50')
  expect(due(story)).toEqual(['ended s2.2', 'began s1.1'])
})

test('[C.5] each thing once: a slot that was skipped ends no second time', () => {
  const story = room().passes('10:40').does('G', { type: 'skip-round' }).ok().passes('10:56')
  expect(due(story)).toEqual([])
})

test('[R.9] one request expires, another whose time has not come does not', () => {
  const story = room({ rules: { requestsExpireAfterMinutes: 60 } })
  story.atTime('08:00').asked('A', 'B').atTime('08:30').asked('C', 'D').passes('09:10')
  expect([story.request('A>B').state, story.request('C>D').state]).toEqual(['expired', 'pending'])
  expect(nextDue(story.room)).toBe(time('09:30'))
})

test('the clock has something to do until the last slot is over', () => {
  const story = room().passes('12:31')
  expect(nextDue(story.room)).toBe(time('12:55'))
  expect(nextDue(story.passes('12:55').room)).toBeNull()
})

test('[C.2] a break that is shorter than the changeover stays as it is, be it none at all', () => {
  const pushed = (gap: string) => {
    const sessions = [session('Morning', '10:00', 1), session('Noon', gap, 1)]
    return times(room({ sessions }).passes('10:10').does('G', { type: 'extend-round', minutes: 2 }).ok(), 's2.1')
  }
  expect(pushed('10:27')).toBe('10:29-10:54')
  expect(pushed('10:25')).toBe('10:27-10:52')
})

test('[C.2] sessions push each other by their times, whatever their order', () => {
  const sessions = [session('Three', '11:00', 1), session('Two', '10:30', 1), session('One', '10:00', 1)]
  const story = room({ sessions }).passes('10:10').does('G', { type: 'extend-round', minutes: 3 })
  expect([times(story, 's2.1'), times(story, 's1.1')]).toEqual(['10:33-10:58', '11:03-11:28'])
})

test('[C.3] who goes on at once has extended by nothing', () => {
  const story = room().passes('10:05').does('G', { type: 'hold-round' }).does('G', { type: 'resume-round' }).ok()
  expect(story.log.at(-1)!.events).toEqual([{ type: 'round-resumed' }])
  expect(times(story, 1)).toBe('10:00-10:25')
})

test('[C.4] to skip a round that is held ends the holding too', () => {
  const story = room().passes('10:05').does('G', { type: 'hold-round' }).does('G', { type: 'skip-round' }).ok()
  expect(story.room.heldSince).toBeNull()
  story.passes('10:31')
  expect(story.room.slots.get('s1.2')!.stage).toBe('running')
})

test('[C.7] of two that are still to come the later is put aside, though it is the other that was moved', () => {
  const sessions = [session('Hall', '10:00', 3), session('Studio', '10:55', 1)]
  const story = room({ sessions }).placed('AB', 's1.2', 1).placed('AC', 's2.1', 2)
  story.passes('10:10').does('G', { type: 'extend-round', minutes: 3 }).ok()
  story.stands('AB', '2@1').stands('AC', 'waiting: put-aside, parked')
})

test('[C.1] each of two running rounds is longer, and only what comes after it is later', () => {
  const sessions = [session('Hall', '10:00', 3), session('Studio', '10:10', 3)]
  const story = room({ sessions }).passes('10:32').does('G', { type: 'extend-round', minutes: 2 }).ok()
  expect(['s1.1', 's1.2', 's1.3', 's2.1', 's2.2'].map((slot) => times(story, slot))).toEqual([
    '10:00-10:25',
    '10:30-10:57',
    '11:02-11:27',
    '10:10-10:37',
    '10:42-11:07',
  ])
})

test('[M.11] the room brings nobody into a round that was started before its time', () => {
  const story = room({ rules: { leadMinutes: 0 } })
    .passes('09:56')
    .does('G', start(1))
    .asked('A', 'B')
  story.accepts('B', 'A>B').ok().stands('AB', '2@1')
})

test('[R.9] not before it has begun: what is held holds the requests too', () => {
  const story = room().placed('CD', 5, 1).asked('A', 'B').passes('12:10').does('G', { type: 'hold-round' }).ok()
  story.passes('12:40').accepts('B', 'A>B', 6).ok().stands('AB', '6@1')
})

test('[R.9] by hand too: once the last slot was started nobody asks', () => {
  const story = room().asked('A', 'B').passes('12:26').does('G', start(6)).ok()
  story.does('C', { type: 'send-request', to: 'D' }).rejected('too-late')
  story.accepts('B', 'A>B').rejected('request-closed', { state: 'expired' })
})

test('[R.9] the last slot is the one that begins last, whatever the order of the sessions', () => {
  const sessions = [session('Afternoon', '14:00', 1), session('Morning', '10:00', 1)]
  room({ sessions }).asked('A', 'B').passes('11:00').accepts('B', 'A>B').ok().stands('AB', '1@1')
})
