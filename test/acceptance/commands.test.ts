import { expect, test } from 'vitest'
import { Program } from './program.ts'
import { company, fromNow, minutes, morning, openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

test('[L3] what was answered ok has no second effect and gets the same answer', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  const command = { clientId: 'phone', seq: 1, type: 'send-request', to: room.id('B') }
  const { cursor, ...first } = await ann.raw(command)
  expect(first).toMatchObject({ ok: true, requestId: expect.any(String) })
  expect(cursor).toBeDefined()
  const { cursor: _, ...again } = await ann.raw(command)
  expect(again).toEqual(first)
  // The first body counts.
  const { cursor: __, ...other } = await ann.raw({ ...command, to: room.id('C') })
  expect(other).toEqual(first)
  expect((await room.fresh('G')).all('request')).toHaveLength(1)
})

test('[L3] also on a new connection, also as a double tap, and for staff with the same version', async () => {
  const room = await openRoom(server)
  const staff = await room.as('G')
  const command = { clientId: 'desk', seq: 7, type: 'book-meeting', participantIds: room.ids('AB') }
  const [first, twin] = await Promise.all([staff.raw(command), staff.raw(command)])
  expect(twin).toMatchObject({ ok: true, meetingId: first.meetingId, version: first.version })
  const again = await room.join('H')
  expect(await again.raw(command)).toMatchObject({ ok: true, meetingId: first.meetingId, version: first.version })
  expect((await room.fresh('G')).all('meeting')).toHaveLength(1)
})

test('[L3] another link with the same clientId and seq gives another command', async () => {
  const room = await openRoom(server)
  const [ann, bob] = await Promise.all([room.as('A'), room.as('B')])
  const command = { clientId: 'same', seq: 1, type: 'send-request', to: room.id('C') }
  const answers = await Promise.all([ann.raw(command), bob.raw(command)])
  expect(answers.map(({ ok }) => ok)).toEqual([true, true])
  expect(answers[0]!.requestId).not.toBe(answers[1]!.requestId)
})

test('[L3] a refusal had no effect: the same command is decided anew', async () => {
  const room = await openRoom(server)
  const first = await room.ask('A', 'B')
  const ann = await room.as('A')
  const again = { clientId: 'phone', seq: 4, type: 'send-request', to: room.id('B') }
  expect(await ann.raw(again)).toMatchObject({ ok: false, code: 'already-asked' })
  await room.ok('A', 'withdraw-request', { requestId: first })
  expect(await ann.raw(again)).toMatchObject({ ok: true })
})

test('gaps in seq and any order are fine', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  const send = (seq: number, to: string) => ann.raw({ clientId: 'p', seq, type: 'send-request', to: room.id(to) })
  for (const [seq, to] of [
    [1000, 'B'],
    [3, 'C'],
    [Number.MAX_SAFE_INTEGER, 'D'],
  ] as const)
    expect(await send(seq, to)).toMatchObject({ ok: true })
})

test('a command without an answer function is done all the same', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  ann.socket.emit('command', { clientId: 'quiet', seq: 1, type: 'send-request', to: room.id('B') })
  await ann.until(() => ann.own.all('request').length === 1)
  ann.socket.emit('command')
  ann.socket.emit('command', null)
  ann.socket.emit('something-else', {})
  expect(await room.send('A', 'send-request', { to: room.id('C') })).toMatchObject({ ok: true })
})

/** What no server should trip over; each is answered `malformed` and the socket stays. */
const faulty = (room: Room): unknown[] => {
  const good = { clientId: 'c', seq: 1, type: 'send-request', to: room.id('B') }
  return [
    null,
    'send-request',
    42,
    true,
    [],
    [good],
    {},
    { ...good, clientId: '' },
    { ...good, clientId: 'c'.repeat(101) },
    { ...good, clientId: 7 },
    { ...good, clientId: undefined },
    { ...good, seq: 0 },
    { ...good, seq: -1 },
    { ...good, seq: 1.5 },
    { ...good, seq: '1' },
    { ...good, seq: null },
    { ...good, type: null },
    { ...good, type: ['send-request'] },
    { ...good, to: 7 },
    { ...good, to: { toString: 'x' } },
    { ...good, to: undefined },
    { ...good, slotIds: 's1.1' },
    { ...good, slotIds: [1] },
    { ...good, message: 'm'.repeat(501) },
    { ...good, message: { length: 1 } },
    { clientId: 'c', seq: 1, type: 'set-availability', slotId: room.slot(1), open: 'no' },
    { clientId: 'c', seq: 1, type: 'accept-request' },
    { ...good, message: 'm'.repeat(1_000_000 - 200) },
  ]
}

test('malformed frames are answered, and the socket stays', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  for (const payload of faulty(room)) {
    const answer = await ann.raw(payload)
    expect(answer, JSON.stringify(payload)?.slice(0, 200)).toMatchObject({ ok: false, code: 'malformed' })
  }
  for (const type of ['fly', '__proto__', 'constructor', 'toString', '']) {
    const answer = await ann.raw({ clientId: 'c', seq: 1, type })
    expect(answer, type).toMatchObject({ ok: false, code: 'unknown-command' })
  }
  expect(ann.socket.connected).toBe(true)
  expect(await ann.raw({ clientId: 'c'.repeat(100), seq: 1, type: 'send-request', to: room.id('B') })).toMatchObject({
    ok: true,
  })
})

test('where two words for a field are as good, both are understood', async () => {
  const people = [...'ABCD'].map((name) => company(name, { organisation: 'One House' }))
  const sessions = [morning({ startsAt: fromNow(-minutes(5)) })]
  const room = await openRoom(server, roomBody({ sessions, tables: 4 }), people)
  const meetingId = await room.book('AB', 2, 1)
  await room.ok('A', 'propose-slot', { meetingId, slotId: room.slot(3) })
  await room.ok('B', 'answer-proposal', { meetingId, agree: true })
  await room.ok('G', 'substitute', { participantId: room.id('A'), substituteId: room.id('C') })
  await room.ok('G', 'unplace-meeting', { meetingId })
  await room.ok('G', 'place-waiting', { meetingId })
  const running = await room.book('AD', 1, 2)
  await room.ok('G', 'skip-round')
  await room.ok('G', 'mark-no-show', { meetingId: running, participantId: room.id('D') })
  await room.ok('organiser', 'set-rules', { limits: { openRequestsPerParticipant: 0 } })
  const staff = await room.fresh('G')
  expect(staff.find('meeting', meetingId)).toMatchObject({ state: 'placed', participantIds: room.ids('CB') })
  expect(staff.find('meeting', running)).toMatchObject({ state: 'no-show' })
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({ code: 'limit-reached' })
  expect(await room.send('organiser', 'set-rules')).toMatchObject({ code: 'malformed', field: 'rules' })
})

test('malformed comes before not allowed, that before not found', async () => {
  const room = await openRoom(server)
  const command = { meetingId: 'invented', slotId: 'nowhere' }
  expect(await room.send('A', 'move-meeting', command)).toMatchObject({ code: 'malformed' })
  expect(await room.send('A', 'move-meeting', { ...command, tableId: 'none' })).toMatchObject({ code: 'not-allowed' })
  expect(await room.send('G', 'move-meeting', { ...command, tableId: 'none' })).toMatchObject({ code: 'not-found' })
})

test('a frame over 1 MB may close its socket, and nothing else', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  const closed = new Promise((resolve) => ann.socket.once('disconnect', resolve))
  const answered = ann.raw({ clientId: 'c', seq: 1, type: 'send-request', to: 'x'.repeat(3_000_000) })
  const outcome = await Promise.race([answered.catch(() => 'closed'), closed.then(() => 'closed')])
  expect(outcome === 'closed' || (outcome as { code?: string }).code === 'malformed').toBe(true)
  expect(await room.send('B', 'send-request', { to: room.id('C') })).toMatchObject({ ok: true })
})

test('over the rate limit a command is answered busy, and the socket stays', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  const burst = (n: number, from: number) =>
    Promise.all(
      Array.from({ length: n }, (_, i) =>
        ann.raw({
          clientId: 'burst',
          seq: from + i,
          type: 'set-availability',
          slotId: room.slot(1),
          open: i % 2 === 0,
        }),
      ),
    )
  expect((await burst(100, 1)).filter(({ ok }) => !ok)).toEqual([])
  const more = await burst(400, 1_000)
  const busy = more.filter(({ ok }) => !ok)
  expect(busy.length).toBeGreaterThan(0)
  for (const answer of busy) expect(answer).toMatchObject({ code: 'busy', retryAfterMs: expect.any(Number) })
  expect(busy[0]!.retryAfterMs).toBeGreaterThan(0)
  expect(ann.socket.connected).toBe(true)
  // One person's hurry is not another's wait, nor the desk's.
  expect(await room.send('B', 'send-request', { to: room.id('C') })).toMatchObject({ ok: true })
  const staff = await room.as('G')
  const desk = Array.from({ length: 1_000 }, (_, i) =>
    staff.raw({ clientId: 'desk', seq: i + 1, type: 'place-waiting' }),
  )
  expect((await Promise.all(desk)).filter(({ ok }) => !ok)).toEqual([])
})

test('who has no valid link is not let in', async () => {
  const room = await openRoom(server)
  for (const token of ['', 'nonsense', `${room.tokens.organiser}x`, room.tokens.organiser.slice(0, -1)]) {
    await expect(Program.join(room.url, token)).rejects.toThrow()
  }
  await expect(Program.join(room.url, 7 as never)).rejects.toThrow()
})
