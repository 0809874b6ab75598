import { expect, test } from 'vitest'
import { nextDue } from '../../shared/decide.ts'
import { room, time } from '../given.ts'

test('[R.1] a pending request blocks nothing and survives the slot being taken', () => {
  const story = room().asked('A', 'B', [1]).asked('C', 'B').accepts('B', 'C>B', 1).ok()
  expect(story.request('A>B').state).toBe('pending')
  story.accepts('B', 'A>B').ok().stands('AB', '2@1')
})

test('[R.2] to ask back is to accept', () => {
  const story = room().asked('A', 'B').does('B', { type: 'send-request', to: 'A' }).ok({ requestId: 'A>B' })
  const meeting = story.meeting('AB')
  expect(story.answer).toMatchObject({ meetingId: meeting.id, slotId: 's1.1' })
  expect(story.request('A>B')).toMatchObject({ state: 'accepted', meetingId: meeting.id })
  expect([story.room.requests.size, story.room.meetings.size]).toEqual([1, 1])
})

test('[R.3] two who ask each other at once have one request and one meeting, whichever comes second', () => {
  for (const [first, second] of ['AB', 'BA']) {
    const story = room().asked(first!, second!).does(second!, { type: 'send-request', to: first! }).ok()
    expect([story.room.requests.size, story.room.meetings.size]).toEqual([1, 1])
    story.does(first!, { type: 'send-request', to: second! }).rejected('already-meeting')
  }
})

test('[R.3] a slot that both name comes before one that only one names', () => {
  room()
    .asked('A', 'B', [2, 5])
    .does('B', { type: 'send-request', to: 'A', slotIds: ['s1.5', 's1.1'] })
    .stands('AB', '5@1')
})

test('[R.4] accepting into a busy slot is refused with three alternatives, and the first of them is ok', () => {
  const story = room().placed('BC', 2, 1).asked('A', 'B').accepts('B', 'A>B', 2)
  story.rejected('person-busy', { who: 'you', slotId: 's1.2' })
  const offered = story.alternatives
  expect(offered.map((place) => place[0])).toEqual(['1', '3', '4'])
  expect(story.request('A>B').state).toBe('pending')
  story.accepts('B', 'A>B', Number(offered[0]![0])).ok().stands('AB', offered[0]!)
})

test('[R.4] a participant is told that the other side is busy, never by whom', () => {
  const story = room().placed('AC', 2, 1).asked('A', 'B').accepts('B', 'A>B', 2)
  expect(Object.keys(story.rejection).sort()).toEqual(['alternatives', 'code', 'slotId', 'who'])
  expect(story.rejection.who).toBe('other')
})

test('[R.5] without a common slot an acceptance is ok and the meeting waits', () => {
  const story = room()
  for (const slot of [1, 2, 3]) story.closes('A', slot)
  for (const slot of [4, 5, 6]) story.closes('B', slot)
  story.asked('A', 'B').accepts('B', 'A>B').ok().stands('AB', 'waiting: no-common-slot')
  expect(story.answer).not.toHaveProperty('slotId')
})

test('[R.6] a request outlives a full day and is accepted into the slot that is given back', () => {
  const story = room({ people: Object.fromEntries([...'ABCDEFGHI'].map((name) => [name, {}])) }).asked('A', 'B')
  for (const [i, name] of [...'DECFGH'].entries()) story.placed(`B${name}`, i + 1, 1)
  expect(story.request('A>B').state).toBe('pending')
  story.cancels('C', 'BC').ok().accepts('B', 'A>B').ok().stands('AB', '3@1')
})

test('[R.7] who was declined cannot ask again; the decliner can, which lifts it', () => {
  const story = room().asked('A', 'B').does('B', { type: 'decline-request', requestId: 'A>B' }).ok()
  story.does('A', { type: 'send-request', to: 'B' }).rejected('declined-before')
  story.asked('B', 'A').does('B', { type: 'withdraw-request', requestId: 'B>A' }).ok()
  story.does('A', { type: 'send-request', to: 'B' }).ok()
})

test('[R.7] after a withdrawal, an expiry, a cancellation or a held meeting either may ask again', () => {
  room()
    .asked('A', 'B')
    .does('A', { type: 'withdraw-request', requestId: 'A>B' })
    .does('A', { type: 'send-request', to: 'B' })
    .ok()
  room().placed('AB', 1, 1).cancels('B', 'AB').does('A', { type: 'send-request', to: 'B' }).ok()
  room().placed('AB', 1, 1).passes('10:26').stands('AB', '1@1').does('B', { type: 'send-request', to: 'A' }).ok()
})

test('[R.8] withdrawing and accepting at once: the second meets the state that the first made', () => {
  const withdrawn = room().asked('A', 'B').does('A', { type: 'withdraw-request', requestId: 'A>B' }).ok()
  withdrawn.accepts('B', 'A>B').rejected('request-closed', { state: 'withdrawn' })
  const accepted = room().asked('A', 'B').accepts('B', 'A>B').ok()
  const { id } = accepted.meeting('AB')
  accepted.does('A', { type: 'withdraw-request', requestId: 'A>B' })
  accepted.rejected('request-closed', { state: 'accepted', meetingId: id })
})

test('[R.9] a request can be accepted until just before its time, and not from that very instant on', () => {
  const asked = () =>
    room({ rules: { requestsExpireAfterMinutes: 60 } })
      .atTime('08:00')
      .asked('A', 'B')
  expect(nextDue(asked().room)).toBe(time('09:00'))
  asked().atTime('08:59:59').accepts('B', 'A>B').ok()
  const late = asked().atTime('09:00').accepts('B', 'A>B').rejected('request-closed', { state: 'expired' })
  late.does('A', { type: 'send-request', to: 'B' }).ok()
  expect(late.request('A>B')).toMatchObject({ state: 'expired', changed: { by: 'room', what: 'pass-time' } })
})

test('[R.9] in any case a request expires when the last slot of the room begins', () => {
  const asked = () => room().atTime('08:00').asked('A', 'B')
  expect(nextDue(asked().passes('12:25').room)).toBe(time('12:30'))
  asked().atTime('12:29:59').accepts('B', 'A>B', 6).ok()
  asked().atTime('12:30').accepts('B', 'A>B').rejected('request-closed', { state: 'expired' })
  room().atTime('12:30').does('A', { type: 'send-request', to: 'B' }).rejected('too-late')
})

test('[R.10] an act made offline is decided when it arrives', () => {
  const story = room().asked('A', 'B').does('A', { type: 'withdraw-request', requestId: 'A>B' }).atTime('09:00')
  story.accepts('B', 'A>B').rejected('request-closed', { state: 'withdrawn' })
  expect(story.room.meetings.size).toBe(0)
})

test('[R.11] who has a waiting or placed meeting with somebody need not ask; after a cancellation the wish is a new one', () => {
  const story = room().placed('AB', 1, 1)
  story.does('A', { type: 'send-request', to: 'B' }).rejected('already-meeting', { meetingId: 'AB', state: 'placed' })
  story.unplaces('G', 'AB').ok()
  story.does('B', { type: 'send-request', to: 'A' }).rejected('already-meeting', { meetingId: 'AB', state: 'waiting' })
  story.cancels('A', 'AB').asked('A', 'B')
})

test('[R.12] asking twice, oneself, and answering what is not one’s own', () => {
  const story = room().asked('A', 'B')
  story.does('A', { type: 'send-request', to: 'B' }).rejected('already-asked')
  story.does('A', { type: 'send-request', to: 'A' }).rejected('same-person')
  story.accepts('A', 'A>B').rejected('not-allowed')
  story.accepts('C', 'A>B').rejected('not-found')
  story.does('B', { type: 'withdraw-request', requestId: 'A>B' }).rejected('not-allowed')
  story.does('A', { type: 'decline-request', requestId: 'A>B' }).rejected('not-allowed')
})

test('[R.13] requests are sent between the times that the organiser set; to ask back and to accept go on', () => {
  const story = room({ closesAt: time('09:00') })
    .asked('A', 'B')
    .atTime('08:59:59')
    .asked('C', 'D')
    .atTime('09:00')
  story.does('E', { type: 'send-request', to: 'F' }).rejected('too-late', { when: time('09:00') })
  story.does('D', { type: 'send-request', to: 'C' }).ok().accepts('B', 'A>B').ok()
  story.does('G', { type: 'send-request', from: 'E', to: 'F' }).ok()
  story.does('organiser', { type: 'describe-room', opensAt: time('09:30'), closesAt: null }).ok()
  story.does('A', { type: 'send-request', to: 'C' }).rejected('too-early', { when: time('09:30') })
})

test('[G4] withdrawing what is withdrawn and declining what is declined does nothing', () => {
  const story = room().asked('A', 'B').does('A', { type: 'withdraw-request', requestId: 'A>B' }).ok()
  story.does('A', { type: 'withdraw-request', requestId: 'A>B' }).nothing()
  story
    .asked('C', 'B')
    .does('B', { type: 'decline-request', requestId: 'C>B' })
    .does('B', { type: 'decline-request', requestId: 'C>B' })
    .nothing()
})

test('[R.7] what others declined or asked does not change whom one may ask', () => {
  const declined = () => room().asked('A', 'B').does('B', { type: 'decline-request', requestId: 'A>B' }).ok()
  const again = { type: 'send-request' as const, to: 'B' }
  declined().asked('C', 'A').does('A', again).rejected('declined-before')
  declined().asked('B', 'C').does('A', again).rejected('declined-before')
  declined()
    .asked('A', 'C')
    .does('C', { type: 'decline-request', requestId: 'A>C' })
    .does('A', again)
    .rejected('declined-before')
  declined().asked('A', 'C').does('A', { type: 'send-request', to: 'D' }).ok()
  declined().asked('B', 'A').does('B', { type: 'withdraw-request', requestId: 'B>A' }).does('A', again).ok()
})

test('[R.8] who answered is told of what was answered, of nothing else', () => {
  const story = room().asked('A', 'B').does('A', { type: 'withdraw-request', requestId: 'A>B' }).accepts('B', 'A>B')
  expect(story.rejection).toEqual({ code: 'request-closed', state: 'withdrawn' })
  story
    .asked('C', 'D')
    .does('D', { type: 'decline-request', requestId: 'C>D' })
    .does('C', { type: 'withdraw-request', requestId: 'C>D' })
  expect(story.rejection).toEqual({ code: 'request-closed', state: 'declined', by: 'D' })
})

test('[R.11] two who came to meet while a request was pending need not accept it', () => {
  const story = room().asked('A', 'B').placed('ABC', 1, 1).cancels('C', 'ABC').stands('AB', '1@1').accepts('B', 'A>B')
  story.rejected('already-meeting', { meetingId: 'ABC', state: 'placed' })
})

test('[R.13] requests are open from the very instant on that the organiser set', () => {
  const story = room()
    .does('organiser', { type: 'describe-room', opensAt: time('08:00') })
    .ok()
  const ask = { type: 'send-request' as const, to: 'B' }
  story
    .atTime('07:59:59')
    .does('A', ask)
    .rejected('too-early', { when: time('08:00') })
    .atTime('08:00')
    .does('A', ask)
    .ok()
  const closed = room({ closesAt: time('09:00') })
  closed
    .atTime('09:00')
    .does('A', ask)
    .rejected('too-late', { when: time('09:00') })
    .atTime('08:59')
    .does('C', ask)
    .ok()
})

test('[R.4] the slot that was refused is not offered', () => {
  const story = room().placed('BC', 1, 1).asked('A', 'B').accepts('B', 'A>B', 1)
  expect(story.alternatives).toEqual(['2@1', '3@1', '4@1'])
  const full = room({ tables: 1 }).placed('CD', 1, 1).asked('A', 'B').accepts('B', 'A>B', 1)
  expect([full.rejected('table-taken', { slotId: 's1.1' }).alternatives]).toEqual([['2@1', '3@1', '4@1']])
})
