import { expect, test } from 'vitest'
import { countOf } from './program.ts'
import { fromNow, minutes, morning, openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

test('[M.1] of the preferred slots the earliest, at the first table', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B', { slots: [4, 2] })
  expect(await room.accept('B', requestId)).toMatchObject({ ok: true, ...room.place(2, 1) })
})

test('[M.2] no idle slot, B stays seated, earlier', async () => {
  const room = await openRoom(server)
  await room.book('BC', 3, 2)
  expect(await room.accept('B', await room.ask('A', 'B'))).toMatchObject({ ok: true, ...room.place(2, 2) })
})

test('[M.3] as M.2, with the table taken in slot 2', async () => {
  const room = await openRoom(server)
  await room.book('BC', 3, 2)
  await room.book('DE', 2, 2)
  expect(await room.accept('B', await room.ask('A', 'B'))).toMatchObject({ ok: true, ...room.place(4, 2) })
})

/** Every table taken in every slot by others than A to D. */
async function fullRoom(): Promise<{ room: Room; meetings: string[] }> {
  const sessions = [morning({ slots: 2 })]
  const room = await openRoom(server, roomBody({ sessions, tables: 1 }), 'ABCDEFIJ')
  return { room, meetings: [await room.book('EF', 1, 1), await room.book('IJ', 2, 1)] }
}

test('[M.4] the oldest waiting meeting has the place that comes free', async () => {
  const { room, meetings } = await fullRoom()
  const ab = await room.accept('B', await room.ask('A', 'B'))
  const cd = await room.accept('D', await room.ask('C', 'D'))
  expect(await room.meeting(ab.meetingId!)).toMatchObject({ state: 'waiting', reason: 'no-table' })
  await room.ok('E', 'cancel-meeting', { meetingId: meetings[0] })
  expect(await room.meeting(ab.meetingId!)).toMatchObject({ state: 'placed', ...room.place(1, 1) })
  expect(await room.meeting(cd.meetingId!)).toMatchObject({ state: 'waiting' })
})

test('[M.5] who does not fit is passed over, in the same version', async () => {
  const { room, meetings } = await fullRoom()
  const ab = await room.accept('B', await room.ask('A', 'B'))
  const cd = await room.accept('D', await room.ask('C', 'D'))
  await room.ok('B', 'set-availability', { slotId: room.slot(1), open: false })
  const cyd = await room.fresh('C')
  const answer = await room.ok('G', 'cancel-meeting', { meetingId: meetings[0] })
  const staff = await room.fresh('G')
  expect(answer.version).toBeTypeOf('number')
  expect(staff.find('meeting', cd.meetingId)).toMatchObject({ state: 'placed', ...room.place(1, 1) })
  expect(staff.find('meeting', ab.meetingId)).toMatchObject({ state: 'waiting' })
  expect(countOf((await room.fresh('C')).cursor)).toBe(countOf(cyd.cursor) + 1)
})

test('[M.6] overlapping sessions exclude each other, for people and for tables', async () => {
  const sessions = [
    morning({ name: 'Hall', slots: 1 }),
    morning({ name: 'Studio', startsAt: `${morning().startsAt.slice(0, 11)}10:20`, slots: 1 }),
  ]
  const room = await openRoom(server, roomBody({ sessions }))
  await room.book('AB', 1, 1)
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('AC'), ...room.place(2, 2) })).toMatchObject({
    code: 'person-busy',
  })
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('CD'), ...room.place(2, 1) })).toMatchObject({
    code: 'table-taken',
  })
})

test('[M.7] a proposal that is agreed to moves the meeting in one version', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 2)
  await room.ok('A', 'propose-slot', { meetingId, slotId: room.slot(5) })
  expect(await room.meeting(meetingId)).toMatchObject(room.place(1, 2))
  const before = countOf((await room.fresh('A')).cursor)
  await room.ok('B', 'answer-proposal', { meetingId, accept: true })
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'placed', ...room.place(5, 2) })
  expect(countOf((await room.fresh('A')).cursor)).toBe(before + 1)
})

test('[M.7] the proposed slot was taken meanwhile', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 2)
  await room.ok('A', 'propose-slot', { meetingId, slotId: room.slot(5) })
  await room.book('BC', 5, 1)
  const answer = await room.send('B', 'answer-proposal', { meetingId, accept: true })
  expect(answer).toMatchObject({ ok: false, code: 'person-busy', alternatives: expect.any(Array) })
  expect(answer.alternatives).toHaveLength(3)
  expect(await room.meeting(meetingId)).toMatchObject(room.place(1, 2))
})

test('[M.8] cancel first, then the move meets a closed meeting', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  const [bob, staff] = await Promise.all([room.as('B'), room.as('G')])
  const [cancelled, moved] = await Promise.all([
    bob.send('cancel-meeting', { meetingId }),
    staff.send('move-meeting', { meetingId, ...room.place(2, 2) }),
  ])
  expect(cancelled.ok).toBe(true)
  if (!moved.ok) expect(moved).toMatchObject({ code: 'meeting-closed', state: 'cancelled' })
  expect((await room.meeting(meetingId))?.state ?? 'cancelled').toBe('cancelled')
  expect(await room.busy('A', 'C')).toEqual([])
  expect(await room.send('G', 'move-meeting', { meetingId, ...room.place(3, 3) })).toMatchObject({
    code: 'meeting-closed',
    state: 'cancelled',
  })
})

test('[M.9] one of three leaves; with one left the meeting is cancelled', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('ABC', 1, 1)
  for (const who of 'ABC') await room.as(who)
  await room.ok('C', 'cancel-meeting', { meetingId })
  expect(await room.meeting(meetingId)).toMatchObject({
    state: 'placed',
    participantIds: room.ids('AB'),
    ...room.place(1, 1),
  })
  for (const who of 'AB') expect((await room.fresh(who)).all('notice')).toHaveLength(1)
  expect((await room.fresh('C')).all('notice')).toEqual([])
  await room.ok('B', 'cancel-meeting', { meetingId })
  expect((await room.meeting(meetingId))?.state ?? 'cancelled').toBe('cancelled')
})

test('[M.10] once begun only staff can cancel', async () => {
  const room = await openRoom(server, roomBody({ sessions: [morning({ startsAt: fromNow(-minutes(5)) })] }))
  const meetingId = await room.book('AB', 1, 1)
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'running' })
  expect(await room.send('A', 'cancel-meeting', { meetingId })).toMatchObject({ code: 'too-late' })
  expect(await room.send('G', 'cancel-meeting', { meetingId })).toMatchObject({ ok: true })
})

test('[M.11] a slot that begins in 3 minutes is not chosen, but can be named', async () => {
  const room = await openRoom(server, roomBody({ sessions: [morning({ startsAt: fromNow(minutes(3)) })] }))
  const [fromA, fromC] = [await room.ask('A', 'B'), await room.ask('C', 'D')]
  expect(await room.accept('B', fromA)).toMatchObject({ ok: true, slotId: room.slot(2) })
  expect(await room.accept('D', fromC, 1)).toMatchObject({ ok: true, slotId: room.slot(1) })
})

test('[M.12] what staff take off the board stays parked until they place it', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  await room.ok('G', 'unplace-meeting', { meetingId })
  await room.book('CD', 2, 2)
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'waiting', parked: true })
  const answer = await room.ok('G', 'place-waiting', { meetingIds: [meetingId] })
  expect(answer.ok).toBe(true)
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'placed' })
  await room.ok('G', 'unplace-meeting', { meetingId })
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(4, 2), from: null })
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'placed', ...room.place(4, 2) })
})

test('[M.13] distance ranks, it never forbids', async () => {
  const tables = [
    { label: 'A1', zone: 'Hall 1' },
    { label: 'D1', zone: 'Hall 4' },
  ]
  const room = await openRoom(server, roomBody({ tables }))
  await room.book('AB', 1, 1)
  await room.book('DE', 2, 1)
  expect(await room.accept('C', await room.ask('A', 'C'), 2)).toMatchObject({ ok: true, ...room.place(2, 2) })
})

test('[L1] two accepts at once for one slot: one has it, the other is told where else', async () => {
  const room = await openRoom(server)
  const [toB, toC] = [await room.ask('A', 'B'), await room.ask('A', 'C')]
  await Promise.all([room.as('B'), room.as('C')])
  const answers = await Promise.all([room.accept('B', toB, 1), room.accept('C', toC, 1)])
  expect(answers.filter(({ ok }) => ok)).toMatchObject([{ slotId: room.slot(1) }])
  const refused = answers.find(({ ok }) => !ok)!
  expect(refused).toMatchObject({ code: 'person-busy' })
  expect(refused.alternatives).toHaveLength(3)
  expect(JSON.stringify(refused)).not.toContain(String(answers.find(({ ok }) => ok)!.meetingId))
  expect(await room.busy('A', 'D')).toEqual([1])
})

test('[M] the same people have one live meeting; a group is another than the pair in it', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('BA') })).toMatchObject({
    code: 'already-meeting',
    meetingId,
  })
  await room.book('ABC')
})

test('[M] booking without a place takes one by the placing rule, with a slot only a table', async () => {
  const room = await openRoom(server)
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('AB') })).toMatchObject({
    ok: true,
    ...room.place(1, 1),
  })
  expect(
    await room.send('G', 'book-meeting', { participantIds: room.ids('CD'), slotId: room.slot(1), tableId: null }),
  ).toMatchObject({ ok: true, ...room.place(1, 2) })
})

test('[M] nothing to do is ok and changes nothing', async () => {
  const room = await openRoom(server)
  await Promise.all(['A', 'B', 'C'].map((who) => room.as(who)))
  const meetingId = await room.book('AB', 1, 1)
  const lookAround = () =>
    Promise.all([room.fresh('A'), room.fresh('C', 'floor'), room.fresh('G'), room.fresh('screen')])
  let before = await lookAround()
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(1, 1) })
  await room.ok('G', 'unlock-meeting', { meetingId })
  expect(await lookAround()).toEqual(before)
  await room.ok('A', 'cancel-meeting', { meetingId })
  before = await lookAround()
  await room.ok('A', 'cancel-meeting', { meetingId })
  await room.ok('G', 'cancel-meeting', { meetingId })
  expect(await lookAround()).toEqual(before)
})
