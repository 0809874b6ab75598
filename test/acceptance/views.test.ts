import { expect, test } from 'vitest'
import { countOf, Program, type View } from './program.ts'
import { company, fromNow, minutes, morning, openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

const viewFrames = (program: Program) =>
  program.frames.filter(({ event }) => event === 'view').map(({ audience }) => audience)

test('each role is sent its views, unasked', async () => {
  const room = await openRoom(server)
  expect(viewFrames(await room.as('A')).sort()).toEqual(['floor', `person:${room.id('A')}`].sort())
  for (const who of ['G', 'organiser']) expect(viewFrames(await room.as(who))).toEqual(['staff'])
  expect(viewFrames(await room.as('screen'))).toEqual(['screen'])
})

test('records have the names of the contract', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  const meetingId = await room.book('CD', 2, 3)
  const staff = await room.fresh('G')
  expect(staff.find('slot', room.slot(1))).toMatchObject({
    sessionId: expect.any(String),
    startsAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/),
    endsAt: expect.stringMatching(/Z$/),
  })
  expect(staff.find('table', room.table(3))).toMatchObject({ label: '3' })
  expect(staff.find('participant', room.id('A'))).toMatchObject({
    name: 'A',
    organisation: 'A Ltd',
    organisationKind: 'company',
    country: 'IT',
  })
  expect(staff.find('request', requestId)).toMatchObject({ from: room.id('A'), to: room.id('B'), state: 'pending' })
  const meeting = { participantIds: room.ids('CD'), state: 'placed', locked: false, type: 'B2B', ...room.place(2, 3) }
  expect(staff.find('meeting', meetingId)).toMatchObject(meeting)
  expect((await room.fresh('C')).find('meeting', meetingId)).toMatchObject(meeting)
  for (const kind of ['slot', 'table', 'participant']) {
    expect((await room.fresh('A', 'floor')).all(kind)).toHaveLength(staff.all(kind).length)
  }
  const floor = await room.fresh('A', 'floor')
  expect(floor.find('participant', room.id('C'))).toMatchObject({ busy: [room.slot(2)] })
  expect(floor.all('request')).toEqual([])
  expect(floor.all('meeting')).toEqual([])
})

test('a closed request stays in its two people’s views with its state', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  await room.ok('B', 'decline-request', { requestId })
  for (const who of 'AB')
    expect((await room.fresh(who)).find('request', requestId)).toMatchObject({ state: 'declined' })
})

test('a cursor that is held brings nothing, an older one only what was missed', async () => {
  const room = await openRoom(server)
  const ann = await room.as('A')
  const held = new Map(ann.views)
  const comeBack = async (cursors: unknown) => {
    const program = new Program(room.url, room.people.get('A')!.token, { cursors })
    for (const [audience, view] of held) program.views.set(audience, view)
    await new Promise<void>((resolve) => program.socket.once('connect', resolve))
    await program.raw({ clientId: 'x', seq: 1, type: 'unheard-of' })
    return program
  }
  const list = [...held.values()].map(({ cursor }) => cursor)
  for (const cursors of [list, Object.fromEntries([...held].map(([audience, { cursor }]) => [audience, cursor]))]) {
    const current = await comeBack(cursors)
    // A frame that says "nothing was missed" is fine.
    for (const frame of current.frames) expect(frame).toMatchObject({ event: 'changes', put: [], remove: [] })
    current.leave()
  }
  await room.ok('G', 'close-slot', { slotId: room.slot(6) })
  await ann.until(() => ann.view('floor').find('slot', room.slot(6))!.closed === true)
  const late = await comeBack(list)
  await late.until(() => late.view('floor').find('slot', room.slot(6))!.closed === true)
  expect(late.frames.map(({ event }) => event)).not.toContain('view')
  expect(late.view('floor')).toEqual(ann.view('floor'))
})

test('a cursor that is unknown, odd, of the future or of another audience brings the whole view', async () => {
  const room = await openRoom(server)
  const other = await openRoom(server)
  const ann = await room.as('A')
  const own = String(ann.own.cursor)
  const future = own.replace(/\d+$/, (count) => String(Number(count) + 1_000_000))
  const wrong = [
    'nonsense',
    '',
    -1,
    7,
    1e300,
    null,
    {},
    [],
    true,
    future,
    own.replace(/\d+$/, '99999999999999999999'),
    own.replace(/\d+$/, '-1'),
    own.replace(/\d+$/, '1.5'),
    (await room.fresh('G')).cursor,
    (await room.fresh('B')).cursor,
    (await other.fresh('A')).cursor,
  ]
  for (const cursor of wrong) {
    for (const cursors of [cursor, [cursor], { floor: cursor, [`person:${room.id('A')}`]: cursor }]) {
      const program = await room.join('A', { cursors })
      expect(viewFrames(program).sort(), JSON.stringify(cursors)).toEqual(['floor', `person:${room.id('A')}`].sort())
      program.leave()
    }
  }
})

test('a count rises by one per commit that changes what the audience sees', async () => {
  const room = await openRoom(server)
  await Promise.all([...'ABC'].map((who) => room.as(who)))
  const counts = async () => ({
    staff: countOf((await room.fresh('G')).cursor),
    floor: countOf((await room.fresh('C', 'floor')).cursor),
    ann: countOf((await room.fresh('A')).cursor),
    cyd: countOf((await room.fresh('C')).cursor),
  })
  const before = await counts()
  const requestId = await room.ask('A', 'B')
  expect(await counts()).toEqual({ ...before, staff: before.staff + 1, ann: before.ann + 1 })
  await room.accept('B', requestId)
  expect(await counts()).toEqual({
    staff: before.staff + 2,
    floor: before.floor + 1,
    ann: before.ann + 2,
    cyd: before.cyd,
  })
})

test('[L2] staff answers carry the version, others’ do not', async () => {
  const room = await openRoom(server)
  const first = await room.ok('G', 'close-slot', { slotId: room.slot(1) })
  const second = await room.ok('H', 'reopen-slot', { slotId: room.slot(1) })
  expect(second.version).toBe(first.version! + 1)
  expect(await room.ok('A', 'send-request', { to: room.id('B') })).not.toHaveProperty('version')
})

test('[L4] [L9] changes fold to what a fresh connection is sent, for every audience', async () => {
  const people = [...'ABCDEFIJ'].map((name) =>
    company(name, name < 'D' ? { delegation: 'Alps', lead: name === 'A' } : {}),
  )
  const sessions = [morning({ startsAt: fromNow(-minutes(5)), slots: 4 })]
  const room = await openRoom(server, roomBody({ sessions, screen: 'organisations' }), people)
  const watchers = ['A', 'B', 'F', 'G', 'organiser', 'screen']
  const programs = await Promise.all(watchers.map((who) => room.as(who)))
  const seed = 20150612
  await randomTraffic(room, seed, 150)
  // Away and back with cursors, in the middle of it.
  const away = await room.as('F')
  const cursors = [...away.views.values()].map(({ cursor }) => cursor)
  const kept = new Map(away.views)
  away.leave()
  await randomTraffic(room, seed + 1, 60)
  const back = new Program(room.url, room.people.get('F')!.token, { cursors })
  for (const [audience, view] of kept) back.views.set(audience, view)

  await room.ok('G', 'set-availability', { participantId: room.id('J'), slotId: room.slot(4), open: false })
  await room.ok('G', 'set-availability', { participantId: room.id('J'), slotId: room.slot(4), open: true })
  for (const [i, program] of [...programs, back].entries()) {
    if (program === away) continue
    const who = watchers[i] ?? 'F'
    for (const audience of program.views.keys()) {
      const fresh = await room.fresh(who, audience)
      await program.until(() => countOf(program.view(audience).cursor) >= countOf(fresh.cursor))
      expect(program.view(audience).cursor, `${who} ${audience}, seed ${seed}`).toBe(fresh.cursor)
      expect(program.view(audience).contents, `${who} ${audience}, seed ${seed}`).toEqual(fresh.contents)
    }
  }
})

/** Acts of everybody on everything, most of which the room refuses. */
async function randomTraffic(room: Room, seed: number, acts: number): Promise<void> {
  let state = seed
  const below = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * n)
  }
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)]!
  const letters = [...'ABCDEFIJ']
  for (let i = 0; i < acts; i += 5) {
    const staff: View = await room.fresh('G')
    const id = (kind: string) => oneOf(staff.all(kind))?.id ?? 'none'
    const burst = Array.from({ length: 5 }, () => {
      const person = oneOf(letters)
      const meetingId = id('meeting')
      const place = { slotId: oneOf(room.slots), tableId: oneOf(room.tables) }
      const wishes: [string, string, object][] = [
        [person, 'send-request', { to: room.id(oneOf(letters)), slotIds: [place.slotId], message: 'Hello' }],
        [person, 'accept-request', { requestId: id('request') }],
        [person, 'decline-request', { requestId: id('request') }],
        [person, 'set-availability', { slotId: place.slotId, open: below(2) === 0 }],
        [person, 'cancel-meeting', { meetingId }],
        [person, 'propose-slot', { meetingId, slotId: place.slotId }],
        [person, 'acknowledge', { meetingId }],
        ['G', 'book-meeting', { participantIds: [room.id(oneOf(letters)), room.id(oneOf(letters))] }],
        ['G', 'move-meeting', { meetingId, ...place }],
        ['H', 'unplace-meeting', { meetingId }],
        ['H', oneOf(['lock-meeting', 'unlock-meeting']), { meetingId }],
        ['G', 'place-waiting', {}],
        ['G', oneOf(['close-table', 'reopen-table']), { tableId: place.tableId }],
        ['H', 'undo', {}],
        ['G', 'extend-round', { minutes: 1 }],
      ]
      return oneOf(wishes)
    })
    await Promise.all(burst.map(([who, type, fields]) => (who === 'F' ? undefined : room.send(who, type, fields))))
  }
}
