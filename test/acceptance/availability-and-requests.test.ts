import { expect, test } from 'vitest'
import { countOf } from './program.ts'
import { fromNow, minutes, morning, openRoom, roomBody, serverForFile } from './room.ts'

const server = serverForFile()

test('[A.1] who has not touched their availability is open everywhere', async () => {
  const room = await openRoom(server)
  const answer = await room.accept('B', await room.ask('A', 'B'))
  expect(answer).toMatchObject({ ok: true, meetingId: expect.any(String), ...room.place(1, 1) })
  expect(await room.meeting(answer.meetingId!)).toMatchObject({
    state: 'placed',
    participantIds: room.ids('AB'),
    locked: false,
    ...room.place(1, 1),
  })
})

test('[A.2] nobody closes a slot in which they have a meeting, and the partner sees nothing of it', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 2, 1)
  const before = await room.fresh('B')
  const answer = await room.send('A', 'set-availability', { slotId: room.slot(2), open: false })
  expect(answer).toMatchObject({ ok: false, code: 'slot-has-meeting' })
  expect(JSON.stringify(answer)).toContain(meetingId)
  expect(answer.alternatives).toHaveLength(3)
  const after = await room.fresh('B')
  expect(after).toEqual(before)
})

test('[A.3] a closed slot is passed over, and looks busy to others without a reason', async () => {
  const room = await openRoom(server)
  await room.ok('A', 'set-availability', { slotId: room.slot(3), open: false })
  const answer = await room.accept('B', await room.ask('A', 'B', { slots: [3] }))
  expect(answer.slotId).toBe(room.slot(1))
  const floor = await room.fresh('C', 'floor')
  expect(floor.find('participant', room.id('A'))!.busy).toEqual([room.slot(1), room.slot(3)])
  expect(floor.find('participant', room.id('B'))!.busy).toEqual([room.slot(1)])
  expect(JSON.stringify(floor.find('participant', room.id('A')))).not.toContain('losed')
})

test('[A.4] opening a slot places the waiting meeting in the same version, and both are noticed', async () => {
  const room = await openRoom(server)
  for (const n of [1, 2, 3, 4, 5, 6]) {
    await room.ok('A', 'set-availability', { slotId: room.slot(n), open: false })
  }
  const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
  expect(await room.meeting(meetingId!)).toMatchObject({ state: 'waiting', reason: 'no-common-slot' })
  const ann = await room.as('A')
  await ann.until(() => ann.own.find('meeting', meetingId) !== undefined)
  const bob = await room.fresh('B')
  const before = countOf(ann.own.cursor)
  const answer = await ann.ok('set-availability', { slotId: room.slot(4), open: true })
  expect(countOf(answer.cursor)).toBe(before + 1)
  expect(ann.own.find('meeting', meetingId)).toMatchObject({ state: 'placed', slotId: room.slot(4) })
  const after = await room.fresh('B')
  expect(countOf(after.cursor)).toBe(countOf(bob.cursor) + 1)
  expect(after.all('notice')).toHaveLength(1)
})

test('[A.5] staff close slots for somebody: the meeting is put aside, parked, and both are noticed', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 2, 1)
  for (const n of [1, 2, 3]) {
    await room.ok('G', 'set-availability', { participantId: room.id('A'), slotId: room.slot(n), open: false })
  }
  const meeting = await room.meeting(meetingId)
  expect(meeting).toMatchObject({ state: 'waiting', parked: true, reason: 'put-aside' })
  expect(meeting!.slotId ?? null).toBeNull()
  expect(meeting!.tableId ?? null).toBeNull()
  for (const who of ['A', 'B']) expect((await room.fresh(who)).all('notice')).toHaveLength(1)
})

test('[A] slots that have begun cannot be opened or closed, and closing what is closed changes nothing', async () => {
  const room = await openRoom(server, roomBody({ sessions: [morning({ startsAt: fromNow(-minutes(5)) })] }))
  expect(await room.send('A', 'set-availability', { slotId: room.slot(1), open: false })).toMatchObject({
    code: 'too-late',
  })
  await room.ok('A', 'set-availability', { slotId: room.slot(3), open: false })
  const before = await Promise.all([room.fresh('A'), room.fresh('A', 'floor'), room.fresh('G')])
  await room.ok('A', 'set-availability', { slotId: room.slot(3), open: false })
  expect(await Promise.all([room.fresh('A'), room.fresh('A', 'floor'), room.fresh('G')])).toEqual(before)
})

test('[R.1] a pending request blocks nothing', async () => {
  const room = await openRoom(server)
  const fromA = await room.ask('A', 'B', { slots: [1] })
  const fromC = await room.ask('C', 'B', { slots: [1] })
  expect(await room.accept('B', fromC)).toMatchObject({ ok: true, slotId: room.slot(1) })
  expect((await room.fresh('A')).find('request', fromA)).toMatchObject({ state: 'pending' })
  const answer = await room.accept('B', fromA)
  expect(answer.ok).toBe(true)
  expect(answer.slotId).not.toBe(room.slot(1))
})

test('[R.2] [R.3] to ask back is to accept', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  const answer = await room.ok('B', 'send-request', { to: room.id('A') })
  expect(answer).toMatchObject({ meetingId: expect.any(String) })
  const staff = await room.fresh('G')
  expect(staff.all('meeting')).toHaveLength(1)
  expect(staff.all('request')).toMatchObject([{ id: requestId, state: 'accepted' }])

  const [c, d] = await Promise.all([room.as('C'), room.as('D')])
  const both = await Promise.all([
    c.send('send-request', { to: room.id('D') }),
    d.send('send-request', { to: room.id('C') }),
  ])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  const after = await room.fresh('G')
  expect(after.all('meeting')).toHaveLength(2)
  expect(after.all('request')).toHaveLength(2)
})

test('[R.4] accepting into an engaged slot is refused with three places, of which the first is ok', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  await room.book('BC', 2, 1)
  const answer = await room.accept('B', requestId, 2)
  expect(answer).toMatchObject({ ok: false, code: 'person-busy' })
  expect(answer.alternatives).toHaveLength(3)
  expect((await room.fresh('B')).find('request', requestId)).toMatchObject({ state: 'pending' })
  const first = answer.alternatives![0]!
  expect(await room.send('B', 'accept-request', { requestId, slotId: first.slotId })).toMatchObject({
    ok: true,
    ...first,
  })
})

test('[R.5] without a common slot the meeting waits, and the floor shows both as before', async () => {
  const room = await openRoom(server)
  for (const n of [1, 2, 3]) await room.ok('A', 'set-availability', { slotId: room.slot(n), open: false })
  for (const n of [4, 5, 6]) await room.ok('B', 'set-availability', { slotId: room.slot(n), open: false })
  const requestId = await room.ask('A', 'B')
  const floor = await room.fresh('C', 'floor')
  const answer = await room.accept('B', requestId)
  expect(answer.ok).toBe(true)
  expect(answer.slotId ?? null).toBeNull()
  expect(await room.meeting(answer.meetingId!)).toMatchObject({ state: 'waiting', reason: 'no-common-slot' })
  expect(await room.fresh('C', 'floor')).toEqual(floor)
})

test('[R.6] a request survives a full target, and is accepted when a slot comes free', async () => {
  const room = await openRoom(server, roomBody(), 'ABCDEFIJ')
  const requestId = await room.ask('A', 'B')
  const meetings = []
  for (const [i, who] of [...'CDEFIJ'].entries()) meetings.push(await room.book(`B${who}`, i + 1, 1))
  expect((await room.fresh('A')).find('request', requestId)).toMatchObject({ state: 'pending' })
  await room.ok('E', 'cancel-meeting', { meetingId: meetings[2] })
  expect(await room.accept('B', requestId)).toMatchObject({ ok: true, slotId: room.slot(3) })
})

test('[R.7] who was declined cannot ask again; the decliner can, which lifts it', async () => {
  const room = await openRoom(server)
  await room.ok('B', 'decline-request', { requestId: await room.ask('A', 'B'), reason: 'No time' })
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({ code: 'declined-before' })
  const requestId = await room.ask('B', 'A')
  expect((await room.fresh('A')).find('request', requestId)).toMatchObject({ state: 'pending' })
  await room.ok('B', 'withdraw-request', { requestId })
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({ ok: true })
})

test('[R.8] withdrawing and accepting at once: the second meets the state of the first', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  const [a, b] = await Promise.all([room.as('A'), room.as('B')])
  const [withdrawn, accepted] = await Promise.all([
    a.send('withdraw-request', { requestId }),
    b.send('accept-request', { requestId }),
  ])
  expect([withdrawn.ok, accepted.ok].filter(Boolean)).toHaveLength(1)
  if (withdrawn.ok) expect(accepted).toMatchObject({ code: 'request-closed', state: 'withdrawn' })
  else expect(withdrawn).toMatchObject({ code: 'request-closed', state: 'accepted', meetingId: accepted.meetingId })
})

test('[R.9] no request outlives the beginning of the last slot', async () => {
  const sessions = [morning({ startsAt: fromNow(minutes(10)), changeoverMinutes: 30, slots: 1 })]
  const room = await openRoom(server, roomBody({ sessions }))
  const requestId = await room.ask('A', 'B')
  await room.ok('G', 'start-round', { slotId: room.slot(1) })
  expect(await room.accept('B', requestId)).toMatchObject({ code: 'request-closed', state: 'expired' })
  expect((await room.fresh('A')).find('request', requestId)).toMatchObject({ state: 'expired' })
})

test('[R.10] an act from a tunnel is decided when it arrives', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  await room.ok('A', 'withdraw-request', { requestId })
  expect(await room.accept('B', requestId)).toMatchObject({ code: 'request-closed', state: 'withdrawn' })
  const bob = await room.fresh('B')
  expect(bob.find('request', requestId)).toMatchObject({ state: 'withdrawn' })
  expect(bob.all('meeting')).toEqual([])
})

test('[R.11] who has a meeting cannot ask for another of the same people', async () => {
  const room = await openRoom(server)
  const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({
    code: 'already-meeting',
    meetingId,
  })
  await room.ok('B', 'cancel-meeting', { meetingId })
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({
    ok: true,
    requestId: expect.any(String),
  })
})

test('[R.12] asking twice, oneself, and answering what is not one’s own', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({ code: 'already-asked' })
  expect(await room.send('A', 'send-request', { to: room.id('A') })).toMatchObject({ code: 'same-person' })
  expect(await room.accept('A', requestId)).toMatchObject({ code: 'not-allowed' })
  expect(await room.accept('C', requestId)).toMatchObject({ code: 'not-found' })
  expect(await room.accept('C', 'invented')).toEqual(await room.accept('C', requestId))
})

test('[R] a message is seen by the two only, and holds 500 characters', async () => {
  const room = await openRoom(server)
  const message = 'ä'.repeat(499) + '!'
  const requestId = await room.ask('A', 'B', { message })
  expect((await room.fresh('B')).find('request', requestId)).toMatchObject({ message })
  expect(JSON.stringify((await room.fresh('G')).contents)).not.toContain('ääää')
  expect(await room.send('A', 'send-request', { to: room.id('C'), message: `${message}x` })).toMatchObject({
    code: 'malformed',
  })
  // 500 people's smileys are 500 characters too.
  expect(await room.send('A', 'send-request', { to: room.id('D'), message: '😀'.repeat(500) })).toMatchObject({
    ok: true,
  })
})

test('[R] closing what is closed is ok and changes nothing', async () => {
  const room = await openRoom(server)
  await room.as('B')
  const requestId = await room.ask('A', 'B')
  await room.ok('A', 'withdraw-request', { requestId })
  const before = await Promise.all([room.fresh('A'), room.fresh('B'), room.fresh('G')])
  await room.ok('A', 'withdraw-request', { requestId })
  expect(await Promise.all([room.fresh('A'), room.fresh('B'), room.fresh('G')])).toEqual(before)
})
