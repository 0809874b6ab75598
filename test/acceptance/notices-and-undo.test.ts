import { expect, test } from 'vitest'
import type { Rec } from './program.ts'
import { openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

const noticesOf = async (room: Room, who: string): Promise<Rec[]> => (await room.fresh(who)).all('notice')

async function seenAll(room: Room, letters: string): Promise<void> {
  for (const who of letters) {
    const person = await room.fresh(who)
    for (const { meetingId } of person.all('notice'))
      await room.ok(who, 'acknowledge', { meetingId, cursor: person.cursor })
  }
}

async function placed(room: Room): Promise<string> {
  const meetingId = await room.book('AB', 1, 1)
  await seenAll(room, 'AB')
  return meetingId
}

test('[X.1] several unseen changes are one notice, from the last seen to the newest', async () => {
  const room = await openRoom(server)
  const meetingId = await placed(room)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(3, 1) })
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(4, 1) })
  for (const who of 'AB') {
    expect(await noticesOf(room, who)).toMatchObject([
      { meetingId, seen: { slotId: room.slot(1) }, now: { slotId: room.slot(4) }, asBefore: false },
    ])
  }
  expect((await room.fresh('G')).all('notice')).toHaveLength(2)
  await seenAll(room, 'A')
  expect(await noticesOf(room, 'A')).toEqual([])
  expect((await room.fresh('G')).all('notice')).toMatchObject([{ participantId: room.id('B') }])
})

test('[X.2] acknowledging covers what was shown, nothing later', async () => {
  const room = await openRoom(server)
  const meetingId = await placed(room)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(2, 1) })
  const shown = await room.fresh('A')
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(3, 1) })
  await room.ok('A', 'acknowledge', { meetingId, cursor: shown.cursor })
  expect(await noticesOf(room, 'A')).toMatchObject([{ seen: { slotId: room.slot(2) }, now: { slotId: room.slot(3) } }])
})

test('[X.3] who was away finds the notice, and the board says who has not seen it', async () => {
  const room = await openRoom(server)
  const meetingId = await placed(room)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(2, 1) })
  await seenAll(room, 'A')
  expect(await noticesOf(room, 'B')).toHaveLength(1)
  expect(await room.meeting(meetingId)).toMatchObject({ unseenBy: [room.id('B')] })
  await room.ok('G', 'acknowledge', { meetingId, participantId: room.id('B') })
  expect(await room.meeting(meetingId)).toMatchObject({ unseenBy: [] })
})

test('[X.4] who cancels is not noticed, the partner is, though the meeting has no place', async () => {
  const room = await openRoom(server)
  const meetingId = await placed(room)
  await room.ok('A', 'cancel-meeting', { meetingId })
  expect(await noticesOf(room, 'A')).toEqual([])
  expect(await noticesOf(room, 'B')).toMatchObject([{ meetingId, now: { state: 'cancelled' } }])
})

test('[U.1] undo is exact, and both people read "as before"', async () => {
  const room = await openRoom(server)
  const meetingId = await placed(room)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(2, 1) })
  await room.ok('G', 'undo')
  expect(await room.meeting(meetingId)).toMatchObject(room.place(1, 1))
  for (const who of 'AB') expect(await noticesOf(room, who)).toMatchObject([{ asBefore: true }])
})

test('[U.2] what others changed since cannot be undone', async () => {
  const room = await openRoom(server)
  const meetingId = await placed(room)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(2, 1) })
  await room.ok('H', 'lock-meeting', { meetingId })
  const locked = await room.send('G', 'undo')
  expect(locked).toMatchObject({ code: 'changed-since' })
  expect(JSON.stringify(locked)).toContain('H')
  await room.ok('H', 'undo')
  await room.ok('B', 'propose-slot', { meetingId, slotId: room.slot(5) })
  const before = await room.fresh('G')
  const proposed = await room.send('G', 'undo')
  expect(proposed).toMatchObject({ code: 'changed-since' })
  expect(JSON.stringify(proposed)).toContain(room.id('B'))
  expect(await room.fresh('G')).toEqual(before)
})

test('[U.3] what waiting meetings got by the act is given back with it', async () => {
  const sessions = [{ ...(roomBody().sessions[0] as object), slots: 1 }]
  const room = await openRoom(server, roomBody({ sessions, tables: 1 }))
  const ab = await room.book('AB', 1, 1)
  const { meetingId: cd } = await room.accept('D', await room.ask('C', 'D'))
  await room.ok('G', 'cancel-meeting', { meetingId: ab })
  expect(await room.meeting(cd!)).toMatchObject({ state: 'placed' })
  await room.ok('G', 'undo')
  expect(await room.meeting(ab)).toMatchObject({ state: 'placed', ...room.place(1, 1) })
  expect(await room.meeting(cd!)).toMatchObject({ state: 'waiting' })
})

test('[U.4] one of three put aside has been placed elsewhere', async () => {
  const room = await openRoom(server)
  const meetings = [await room.book('AB', 1, 2), await room.book('CD', 1, 1), await room.book('EF', 2, 2)]
  await room.ok('G', 'close-table', { tableId: room.table(2) })
  await room.ok('H', 'move-meeting', { meetingId: meetings[0], ...room.place(3, 1) })
  const answer = await room.send('G', 'undo')
  expect(answer).toMatchObject({ code: 'changed-since' })
  expect(JSON.stringify(answer)).toContain(meetings[0])
})

test('[U] participants have no undo, and undo is itself undone', async () => {
  const room = await openRoom(server)
  expect(await room.send('A', 'undo')).toMatchObject({ code: 'not-allowed' })
  const meetingId = await placed(room)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(2, 1) })
  await room.ok('G', 'undo')
  await room.ok('G', 'undo')
  expect(await room.meeting(meetingId)).toMatchObject(room.place(2, 1))
})
