import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromNow, minutes, morning, openRoom, roomBody, serverForFile, startServer, temporaryFolder } from './room.ts'

const server = serverForFile()

/** Slot 2 is running and 20 minutes are left of it. */
const slotTwoRuns = (more: object = {}) => morning({ startsAt: fromNow(-minutes(35)), ...more })
const after = (iso: string | undefined, n: number) => new Date(Date.parse(iso!) + minutes(n)).toISOString()

test('[C.1] extending moves this slot’s end and every later slot, not a session after a long break', async () => {
  const sessions = [
    slotTwoRuns(),
    morning({ name: 'Later', startsAt: fromNow(minutes(-35 + 6 * 30 - 5 + 60)), slots: 2 }),
  ]
  const room = await openRoom(server, roomBody({ sessions }))
  const meetingId = await room.book('AB', 3, 1)
  const before = await room.fresh('A', 'floor')
  await room.ok('G', 'extend-round', { minutes: 2 })
  const now = await room.fresh('A', 'floor')
  const slotOf = (n: number) => before.find('slot', room.slot(n))!
  expect(now.find('slot', room.slot(1))).toEqual(slotOf(1))
  expect(now.find('slot', room.slot(2))).toMatchObject({
    startsAt: slotOf(2).startsAt,
    endsAt: after(slotOf(2).endsAt, 2),
  })
  for (const n of [3, 4, 5, 6]) {
    expect(now.find('slot', room.slot(n))).toMatchObject({
      startsAt: after(slotOf(n).startsAt, 2),
      endsAt: after(slotOf(n).endsAt, 2),
    })
  }
  for (const n of [7, 8]) expect(now.find('slot', room.slot(n))).toEqual(slotOf(n))
  expect((await room.fresh('A')).all('notice')).toMatchObject([{ meetingId }])
})

test('[C.2] the next session moves by what the break cannot absorb', async () => {
  const sessions = [
    slotTwoRuns({ slots: 2 }),
    morning({ name: 'Next', startsAt: fromNow(minutes(-35 + 55 + 5)), slots: 2 }),
  ]
  const room = await openRoom(server, roomBody({ sessions }))
  const before = await room.fresh('G')
  await room.ok('G', 'extend-round', { minutes: 2 })
  const now = await room.fresh('G')
  for (const n of [3, 4]) {
    expect(now.find('slot', room.slot(n))!.startsAt).toBe(after(before.find('slot', room.slot(n))!.startsAt, 2))
  }
})

test('[C.3] holding and resuming has the effect of an extension', async () => {
  const room = await openRoom(server, roomBody({ sessions: [slotTwoRuns()] }))
  const before = await room.fresh('G')
  const held = Date.now()
  await room.ok('G', 'hold-round')
  const answered = Date.now()
  await room.ok('G', 'resume-round')
  const most = Date.now() - held
  const now = await room.fresh('G')
  const moved = [2, 3, 6].map(
    (n) => Date.parse(now.find('slot', room.slot(n))!.endsAt!) - Date.parse(before.find('slot', room.slot(n))!.endsAt!),
  )
  expect(new Set(moved).size).toBe(1)
  expect(moved[0]).toBeGreaterThanOrEqual(0)
  expect(moved[0]).toBeLessThanOrEqual(most)
  expect(answered - held).toBeLessThanOrEqual(most)
  // To start the round that is held is to go on with it.
  await room.ok('G', 'hold-round')
  await room.ok('G', 'start-round', { slotId: room.slot(2) })
  expect((await room.fresh('G')).all('room')).toMatchObject([{ heldSince: null }])
})

test('[C.4] skipping ends the slot, the next begins when it was announced', async () => {
  const room = await openRoom(server, roomBody({ sessions: [slotTwoRuns()] }))
  const meetingId = await room.book('AB', 2, 1)
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'running' })
  const announced = (await room.fresh('G')).find('slot', room.slot(3))
  await room.ok('G', 'skip-round')
  const now = await room.fresh('G')
  expect(now.find('meeting', meetingId)).toMatchObject({ state: 'held', slotId: room.slot(2) })
  expect(now.find('slot', room.slot(3))).toEqual(announced)
})

test('[C] a slot is started by hand within the changeover before it, and only by staff', async () => {
  const room = await openRoom(server, roomBody({ sessions: [morning({ startsAt: fromNow(minutes(4)) })] }))
  const meetingId = await room.book('AB', 1, 1)
  const before = (await room.fresh('G')).find('slot', room.slot(1))!
  expect(await room.send('A', 'start-round', { slotId: room.slot(1) })).toMatchObject({ code: 'not-allowed' })
  expect((await room.send('G', 'start-round', { slotId: room.slot(2) })).ok).toBe(false)
  await room.ok('G', 'start-round', { slotId: room.slot(1) })
  const now = await room.fresh('G')
  expect(now.find('meeting', meetingId)).toMatchObject({ state: 'running' })
  expect(now.find('slot', room.slot(1))!.endsAt).toBe(before.endsAt)
  const early = await openRoom(server, roomBody({ sessions: [morning({ startsAt: fromNow(minutes(20)) })] }))
  expect((await early.send('G', 'start-round', { slotId: early.slot(1) })).ok).toBe(false)
})

test('[C] slots begin and end by the server’s clock, and everybody sees it', async () => {
  const startsAt = new Date(Date.now() + 1_500).toISOString()
  const room = await openRoom(server, roomBody({ sessions: [morning({ startsAt, slots: 2 })] }))
  const meetingId = await room.book('AB', 1, 1)
  const ann = await room.as('A')
  const screen = await room.as('screen')
  await ann.until(() => ann.own.find('meeting', meetingId)?.state === 'running')
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(startsAt))
  await screen.until(() => screen.own.contents.some(({ state }) => state === 'running'))
})

test('[C.5] what fell due while no server ran happens once, after the start', async () => {
  const dataDir = temporaryFolder()
  const first = await startServer(dataDir)
  // Slot 1 ends and slot 2 begins while the server is down; slot 3 is still to come.
  const startsAt = new Date(Date.now() - 57_000).toISOString()
  const room = await openRoom(
    first,
    roomBody({ sessions: [morning({ startsAt, slotMinutes: 1, changeoverMinutes: 0 })] }),
  )
  const meetings = [await room.book('AB', 1, 1), await room.book('CD', 2, 1), await room.book('EF', 3, 1)]
  expect(await room.meeting(meetings[0]!)).toMatchObject({ state: 'running' })
  const before = await room.fresh('A')
  room.leave()
  await first.end('SIGKILL')
  const left = Date.parse(startsAt) + 60_200 - Date.now()
  const second = await startServer(dataDir, { PORT: new URL(first.url).port })
  expect(second.url).toBe(first.url)
  const staff = await room.as('G')
  expect(left).toBeLessThan(8_000)
  await staff.until(() => staff.own.find('meeting', meetings[0])?.state === 'held')
  await staff.until(() => staff.own.find('meeting', meetings[1])?.state === 'running')
  expect(staff.own.find('meeting', meetings[2])).toMatchObject({ state: 'placed' })
  expect((await room.fresh('A')).all('notice')).toEqual(before.all('notice'))
  room.leave()
  await second.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})
