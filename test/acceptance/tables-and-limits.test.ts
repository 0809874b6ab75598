import { expect, test } from 'vitest'
import { company, fromNow, minutes, morning, openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

/** Slot 2 is running. */
const slotTwoRuns = (more: object = {}) =>
  roomBody({ sessions: [morning({ startsAt: fromNow(-minutes(35)), ...more })] })

async function closedTable(): Promise<{ room: Room; running: string; later: string[] }> {
  const room = await openRoom(server, slotTwoRuns(), 'ABCDEFIJ')
  const running = await room.book('AB', 2, 2)
  const later = [await room.book('CD', 3, 2), await room.book('EF', 4, 2), await room.book('IJ', 5, 2)]
  for (const who of 'ABCDEFIJ')
    for (const { id } of (await room.fresh(who)).all('notice')) await acknowledge(room, who, id)
  return { room, running, later }
}

async function acknowledge(room: Room, who: string, noticeId: string): Promise<void> {
  const person = await room.fresh(who)
  const { meetingId } = person.find('notice', noticeId)!
  await room.ok(who, 'acknowledge', { meetingId, cursor: person.cursor })
}

test('[T.1] who sits at a table that is closed stays seated; the later ones are put aside', async () => {
  const { room, running, later } = await closedTable()
  const answer = await room.ok('G', 'close-table', { tableId: room.table(2) })
  expect(JSON.stringify(answer)).toContain(later[0])
  const staff = await room.fresh('G')
  expect(staff.find('meeting', running)).toMatchObject({ state: 'running', ...room.place(2, 2) })
  for (const id of later) expect(staff.find('meeting', id)).toMatchObject({ state: 'waiting', parked: true })
  for (const who of 'CDEFIJ') expect((await room.fresh(who)).all('notice')).toHaveLength(1)
  for (const who of 'AB') expect((await room.fresh(who)).all('notice')).toEqual([])
})

test('[T.2] reopening brings nothing parked back, place-waiting does', async () => {
  const { room, later } = await closedTable()
  await room.ok('G', 'close-table', { tableId: room.table(2) })
  await room.ok('G', 'reopen-table', { tableId: room.table(2) })
  for (const id of later) expect(await room.meeting(id)).toMatchObject({ state: 'waiting', parked: true })
  await room.ok('G', 'place-waiting', { meetingIds: later })
  for (const [i, id] of later.entries()) expect(await room.meeting(id)).toMatchObject({ slotId: room.slot(i + 3) })
})

test('[T.3] a running slot cannot be closed; a later one sends its meetings to the tray', async () => {
  const room = await openRoom(server, slotTwoRuns())
  const meetingId = await room.book('AB', 3, 1)
  expect(await room.send('G', 'close-slot', { slotId: room.slot(2) })).toMatchObject({ code: 'too-late' })
  await room.ok('G', 'close-slot', { slotId: room.slot(3) })
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'waiting', parked: true })
  expect(
    await room.send('G', 'book-meeting', { participantIds: room.ids('CD'), ...room.place(3, 1), overrule: true }),
  ).toMatchObject({ code: 'slot-closed' })
  await room.ok('G', 'reopen-slot', { slotId: room.slot(3) })
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('CD'), ...room.place(3, 1) })).toMatchObject({
    ok: true,
  })
})

test('[T.4] a reserved table is for those it is reserved for', async () => {
  const tables = [{ label: '1' }, { label: '2' }, { label: '3', reserved: ' a  LTD' }]
  const sessions = [morning({ slots: 1 })]
  const room = await openRoom(server, roomBody({ tables, sessions }), 'ABCDEFIJ')
  await room.book('EF', 1, 1)
  await room.book('IJ', 1, 2)
  const cd = await room.accept('D', await room.ask('C', 'D'))
  expect(await room.meeting(cd.meetingId!)).toMatchObject({ state: 'waiting', reason: 'no-table' })
  expect(await room.send('G', 'move-meeting', { meetingId: cd.meetingId, ...room.place(1, 3) })).toMatchObject({
    code: 'table-reserved',
  })
  expect(await room.accept('B', await room.ask('A', 'B'))).toMatchObject({ ok: true, ...room.place(1, 3) })
  const free = await openRoom(server, roomBody({ tables, sessions }))
  expect(await free.accept('B', await free.ask('A', 'B'))).toMatchObject({ ok: true, ...free.place(1, 3) })
  expect(
    await free.send('G', 'book-meeting', { participantIds: free.ids('CD'), ...free.place(1, 3), overrule: true }),
  ).toMatchObject({ ok: false, code: 'table-taken' })
})

test('[T.5] step-free need takes the step-free table, which others take last', async () => {
  const tables = [{ label: '1' }, { label: '2' }, { label: '3', stepFree: true }]
  const people = [company('A', { stepFree: true }), ...[...'BCDEFIJ'].map((name) => company(name))]
  const room = await openRoom(server, roomBody({ tables, sessions: [morning({ slots: 2 })] }), people)
  const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
  expect(await room.meeting(meetingId!)).toMatchObject(room.place(1, 3))
  expect(await room.send('G', 'move-meeting', { meetingId, ...room.place(1, 1) })).toMatchObject({
    code: 'table-unfit',
  })
  for (const [pair, table] of [
    ['CD', 1],
    ['EF', 2],
    ['IJ', 3],
  ] as const) {
    expect(
      await room.send('G', 'book-meeting', { participantIds: room.ids(pair), slotId: room.slot(2) }),
    ).toMatchObject({ ok: true, tableId: room.table(table) })
  }
})

test('[T.6] who attends online gets a virtual table, whose link only they and staff can read', async () => {
  const url = 'https://meet.example.org/room-one'
  const people = [company('A', { online: true }), company('B'), company('C')]
  const room = await openRoom(server, roomBody({ tables: [{ label: '1' }, { label: 'V1', url }] }), people)
  const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
  expect(await room.meeting(meetingId!)).toMatchObject(room.place(1, 2))
  for (const who of ['A', 'B', 'G']) expect(JSON.stringify((await room.fresh(who)).contents)).toContain(url)
  const others = [await room.fresh('C'), await room.fresh('C', 'floor'), await room.fresh('screen')]
  for (const view of others) expect(JSON.stringify(view.contents)).not.toContain(url)
})

test('[T.7] [T.8] another length keeps slots, tables and what has begun', async () => {
  const room = await openRoom(server, slotTwoRuns(), 'ABCDEFIJKL')
  const meetings = [
    await room.book('AB', 2, 1),
    await room.book('CD', 3, 1),
    await room.book('EF', 4, 2),
    await room.book('IJ', 5, 3),
    await room.book('KL', 6, 1),
  ]
  for (const who of 'ABCDEFIJKL') {
    for (const { id } of (await room.fresh(who)).all('notice')) await acknowledge(room, who, id)
  }
  const before = await room.fresh('G')
  const start = (n: number) => Date.parse(before.find('slot', room.slot(n))!.startsAt!)
  const { sessionId } = before.find('slot', room.slot(1))!
  expect(await room.send('G', 'change-session', { sessionId, slotMinutes: 20 })).toMatchObject({ code: 'not-allowed' })
  await room.ok('organiser', 'change-session', { sessionId, slotMinutes: 20 })
  const after = await room.fresh('G')
  expect(after.find('slot', room.slot(2))).toEqual(before.find('slot', room.slot(2)))
  for (const [n, offset] of [
    [3, 0],
    [4, 25],
    [5, 50],
    [6, 75],
  ] as const) {
    const startsAt = start(3) + minutes(offset)
    expect(after.find('slot', room.slot(n))).toMatchObject({
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + minutes(20)).toISOString(),
    })
  }
  for (const [i, id] of meetings.entries()) {
    expect(after.find('meeting', id)).toMatchObject({ slotId: room.slot(i + 2) })
  }
  for (const who of 'AB') expect((await room.fresh(who)).all('notice')).toEqual([])
  for (const who of 'CDEFIJKL') expect((await room.fresh(who)).all('notice')).toHaveLength(1)

  await room.ok('organiser', 'change-session', { sessionId, slots: 5 })
  expect(await room.meeting(meetings[4]!)).toMatchObject({ state: 'waiting', parked: true })
  expect((await room.fresh('G')).all('slot')).toHaveLength(5)
})

test('[T.8] a new time that overlaps what somebody signed up for refuses the whole change', async () => {
  const day = morning().startsAt.slice(0, 11)
  const programme = [
    { title: 'Seminar', kind: 'seminar', startsAt: `${day}12:56`, endsAt: `${day}13:30`, place: 'Hall', signUp: true },
  ]
  const room = await openRoom(server, roomBody({ programme }))
  const [item] = (await room.fresh('G')).all('item')
  await room.ok('A', 'sign-up', { itemId: item!.id })
  await room.book('AB', 6, 1)
  const before = await room.fresh('G')
  const { sessionId } = before.find('slot', room.slot(1))!
  const answer = await room.send('organiser', 'change-session', { sessionId, slotMinutes: 30 })
  expect(answer.ok).toBe(false)
  expect(JSON.stringify(answer)).toContain(room.id('A'))
  expect(await room.fresh('G')).toEqual(before)
})

test('[L.1] a limit of open requests comes back when one is closed', async () => {
  const room = await openRoom(server, roomBody({ rules: { limits: { openRequestsPerParticipant: 2 } } }))
  const first = await room.ask('A', 'B')
  await room.ask('A', 'C')
  expect(await room.send('A', 'send-request', { to: room.id('D') })).toMatchObject({
    code: 'limit-reached',
    limit: 'openRequestsPerParticipant',
  })
  await room.ok('B', 'decline-request', { requestId: first })
  expect(await room.send('A', 'send-request', { to: room.id('D') })).toMatchObject({ ok: true })
})

test('[L.2] a limit of meetings counts waiting ones, and comes back on cancellation', async () => {
  const room = await openRoom(server, roomBody({ rules: { limits: { meetingsPerParticipant: 1 } }, tables: 0 }))
  const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
  expect(await room.meeting(meetingId!)).toMatchObject({ state: 'waiting' })
  expect(await room.send('A', 'send-request', { to: room.id('C') })).toMatchObject({
    code: 'limit-reached',
    limit: 'meetingsPerParticipant',
  })
  await room.ok('B', 'cancel-meeting', { meetingId })
  expect(await room.send('A', 'send-request', { to: room.id('C') })).toMatchObject({ ok: true })
})

test('[L.3] the target’s limit is not told to the asker, and the other way round', async () => {
  const room = await openRoom(server, roomBody({ rules: { limits: { meetingsPerParticipant: 1 } } }))
  await room.book('BC', 1, 1)
  const requestId = await room.ask('A', 'B')
  const refused = await room.accept('B', requestId)
  expect(refused).toMatchObject({ code: 'limit-reached', limit: 'meetingsPerParticipant' })
  expect([room.id('B'), 'you']).toContain(refused.who)
  expect((await room.fresh('B')).find('request', requestId)).toMatchObject({ state: 'pending' })

  const other = await room.ask('D', 'E')
  await room.book('DF', 2, 1)
  const told = await room.accept('E', other)
  expect(told).toMatchObject({ code: 'limit-reached' })
  expect(told.who).not.toBe(room.id('D'))
  expect(told).not.toHaveProperty('allowed')
})

test('[L.4] a limit per session sends on to another session, or lets wait', async () => {
  const sessions = [
    morning({ slots: 3 }),
    morning({ name: 'Afternoon', startsAt: `${morning().startsAt.slice(0, 11)}14:00`, slots: 3 }),
  ]
  const rules = { limits: { meetingsPerSession: 2 } }
  const two = await openRoom(server, roomBody({ sessions, rules }))
  await two.book('AC', 1, 1)
  await two.book('AD', 2, 1)
  expect(await two.accept('B', await two.ask('A', 'B'))).toMatchObject({ ok: true, slotId: two.slot(4) })
  const one = await openRoom(server, roomBody({ sessions: sessions.slice(0, 1), rules }))
  await one.book('AC', 1, 1)
  await one.book('AD', 2, 1)
  const { meetingId } = await one.accept('B', await one.ask('A', 'B'))
  expect(await one.meeting(meetingId!)).toMatchObject({ state: 'waiting', reason: 'session-limit' })
})

const clusterCompany = { a: { kind: ['cluster'] }, b: { kind: ['company'] } }

test('[E.1] pairs are symmetric and close one’s own side', async () => {
  const people = [company('A'), company('B'), company('C', { kind: 'cluster' }), company('D', { kind: 'cluster' })]
  const room = await openRoom(server, roomBody({ rules: { mayMeet: [clusterCompany] } }), people)
  expect(await room.send('A', 'send-request', { to: room.id('B') })).toMatchObject({ code: 'not-eligible' })
  expect(await room.send('C', 'send-request', { to: room.id('A') })).toMatchObject({ ok: true })
  expect(await room.send('B', 'send-request', { to: room.id('D') })).toMatchObject({ ok: true })
})

test('[E.2] a pair that holds in one session only is placed there', async () => {
  const europe = { delegation: ['Europe'] }
  const sessions = [
    morning({ name: 'One', slots: 3 }),
    morning({ name: 'Two', startsAt: `${morning().startsAt.slice(0, 11)}14:00`, slots: 3 }),
  ]
  const mayMeet = [
    { sessions: ['One'], a: europe, b: { delegation: ['Korea'] } },
    { sessions: ['Two'], a: europe, b: europe },
  ]
  const people = ['A', 'B', 'C', 'D'].map((name) => company(name, { delegation: 'Europe' }))
  const room = await openRoom(server, roomBody({ sessions, rules: { mayMeet } }), people)
  const first = await room.ask('A', 'B', { slots: [2] })
  expect(await room.accept('B', first)).toMatchObject({ ok: true, slotId: room.slot(4) })
  const answer = await room.accept('D', await room.ask('C', 'D'), 1)
  expect(answer).toMatchObject({ code: 'not-eligible' })
  expect(answer.alternatives!.map(({ slotId }) => slotId)).toEqual([room.slot(4), room.slot(5), room.slot(6)])
})

test('[E.3] rules changed later touch no meeting; what they forbid cannot be accepted, but staff may overrule', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  const requestId = await room.ask('C', 'D')
  await room.ok('organiser', 'set-rules', { rules: { mayMeet: [clusterCompany], limits: {} } })
  expect(await room.meeting(meetingId)).toMatchObject({ state: 'placed' })
  expect(await room.accept('D', requestId)).toMatchObject({ code: 'not-eligible' })
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('CD') })).toMatchObject({
    code: 'not-eligible',
  })
  expect(await room.send('G', 'book-meeting', { participantIds: room.ids('CD'), overrule: true })).toMatchObject({
    ok: true,
  })
})
