import { io } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { call, Guest, invite, morning, openHouse, openRoom, type House, type Invited, type Opened } from './house.ts'

let house: House
let room: Opened
let people: Invited[]
beforeAll(async () => (house = await openHouse()))
afterAll(() => house.stop())
beforeEach(async () => {
  room = await openRoom(house)
  people = await invite(house, room, ['A', 'B', 'C'])
})

/** The code with which a connection is refused. */
function refusedWith(auth: unknown, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = io(house.url, {
      auth: auth as object,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: headers,
    })
    const end = (code: string) => {
      socket.disconnect()
      resolve(code)
    }
    socket.once('connect', () => end('let in'))
    socket.once('connect_error', (error: Error & { data?: { code: string } }) => end(error.data?.code ?? 'refused'))
  })
}

describe('who is let in', () => {
  test('a token that is none, changed, or of a room that is gone is refused with a code', async () => {
    const { token } = people[0]!
    expect(await refusedWith({})).toBe('not-allowed')
    expect(await refusedWith({ token: 17 })).toBe('not-allowed')
    expect(await refusedWith({ token: 'x'.repeat(100_000) })).toBe('not-allowed')
    expect(await refusedWith({ token: `${token.slice(0, -1)}_` })).toBe('not-allowed')
    expect(await refusedWith({ token: token.replace('.p.', '.o.') })).toBe('not-allowed')
    expect(await refusedWith({ token: token.replace(people[0]!.id, people[1]!.id) })).toBe('not-allowed')
    expect(await refusedWith({ token })).toBe('let in')
    await call(house, 'DELETE', `/api/rooms/${room.roomId}`, { token: room.tokens.organiser })
    expect(await refusedWith({ token })).toBe('room-gone')
  })

  test('a page of a foreign origin is not; one of our own host, and a program, are', async () => {
    const { token } = people[0]!
    expect(await refusedWith({ token }, { origin: 'https://evil.example' })).toBe('refused')
    expect(await refusedWith({ token }, { origin: 'null' })).toBe('refused')
    expect(await refusedWith({ token }, { origin: house.url })).toBe('let in')
  })

  test('staff are sent staff, a participant floor and their own, a screen the screen, unasked', async () => {
    const audiences = async (token: string, views: number) => {
      const guest = await Guest.join(house.url, token, {}, views)
      guest.leave()
      return [...guest.views.keys()]
    }
    expect(await audiences(room.tokens.organiser, 1)).toEqual(['staff'])
    expect(await audiences(room.tokens.facilitator, 1)).toEqual(['staff'])
    expect(await audiences(room.tokens.screen, 1)).toEqual(['screen'])
    expect(await audiences(people[0]!.token, 2)).toEqual(['floor', `person:${people[0]!.id}`])
  })

  test('the first opening of a personal link is noted, once', async () => {
    const staff = await Guest.join(house.url, room.tokens.facilitator)
    const opened = () => staff.records('staff', 'participant').find(({ id }) => id === people[0]!.id)?.openedAt
    expect(opened()).toBeNull()
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    await staff.until(() => typeof opened() === 'string')
    const cursor = staff.cursor('staff')
    const again = await Guest.join(house.url, people[0]!.token, {}, 2)
    await again.send('withdraw-request', { requestId: 'none' })
    expect(staff.cursor('staff')).toBe(cursor)
    for (const guest of [staff, ann, again]) guest.leave()
  })

  test('a renewed link ends the sockets of the old one, and the old one lets nobody in', async () => {
    const staff = await Guest.join(house.url, room.tokens.organiser)
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    const bob = await Guest.join(house.url, people[1]!.token, {}, 2)
    expect(await staff.send('renew-link', { participantId: people[0]!.id })).toMatchObject({ ok: true })
    await ann.until(() => !ann.socket.connected)
    expect(ann.ended).toBe('revoked')
    expect(bob.socket.connected).toBe(true)
    expect(await refusedWith({ token: people[0]!.token })).toBe('revoked')
    expect((await fetch(people[0]!.calendar)).status).toBe(404)
    for (const guest of [staff, bob]) guest.leave()
  })

  test('when the room is deleted everybody is told', async () => {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    await call(house, 'DELETE', `/api/rooms/${room.roomId}`, { token: room.tokens.organiser })
    await ann.until(() => !ann.socket.connected)
    expect(ann.ended).toBe('room-gone')
  })
})

describe('bad frames', () => {
  const good = { clientId: 'c', seq: 1, type: 'withdraw-request', requestId: 'r' }
  test.each<[string, unknown, object]>([
    ['no payload', undefined, { code: 'malformed' }],
    ['a text', 'send-request', { code: 'malformed', field: '' }],
    ['a list', [good], { code: 'malformed', field: '' }],
    ['no clientId', { ...good, clientId: undefined }, { code: 'malformed', field: 'clientId' }],
    ['an empty clientId', { ...good, clientId: '' }, { code: 'malformed', field: 'clientId' }],
    ['a long clientId', { ...good, clientId: 'x'.repeat(101) }, { code: 'malformed', field: 'clientId' }],
    ['seq 0', { ...good, seq: 0 }, { code: 'malformed', field: 'seq' }],
    ['half a seq', { ...good, seq: 1.5 }, { code: 'malformed', field: 'seq' }],
    ['seq as text', { ...good, seq: '1' }, { code: 'malformed', field: 'seq' }],
    ['a seq beyond counting', { ...good, seq: 2 ** 53 }, { code: 'malformed', field: 'seq' }],
    ['no type', { ...good, type: undefined }, { code: 'malformed', field: 'type' }],
    ['an unknown type', { ...good, type: 'open-room' }, { code: 'unknown-command' }],
    ['a type of Object', { ...good, type: 'constructor' }, { code: 'unknown-command' }],
    ['a missing field', { ...good, type: 'send-request' }, { code: 'malformed', field: 'to' }],
    ['a field of another type', { ...good, requestId: { $gt: '' } }, { code: 'malformed', field: 'requestId' }],
    [
      'an oversized text',
      { ...good, type: 'send-request', to: 'x', message: 'm'.repeat(501) },
      { code: 'malformed', field: 'message' },
    ],
    [
      'nearly a megabyte',
      { ...good, type: 'send-request', to: 'x', message: 'm'.repeat(999_000) },
      { code: 'malformed', field: 'message' },
    ],
    ['a foreign id', good, { code: 'not-found' }],
  ])('%s', async (_, payload, rejection) => {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    expect(await ann.sendAs(payload)).toMatchObject({ ok: false, ...rejection })
    expect(ann.socket.connected).toBe(true)
    ann.leave()
  })

  test('without an answer function, and another event than `command`, disturb nobody', async () => {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    ann.socket.emit('command', { nonsense: true }, undefined as never)
    ann.socket.emit('command', undefined, 'no function' as never)
    expect(await ann.socket.emitWithAck('publish' as 'command', {})).toEqual({ ok: false, code: 'unknown-command' })
    expect(await ann.send('send-request', { to: people[1]!.id })).toMatchObject({ ok: true })
    ann.leave()
  })
})

describe('[S.7] roles', () => {
  test.each(['move-meeting', 'swap-meetings', 'book-meeting', 'lock-meeting', 'unplace-meeting'])(
    'a participant may not %s, whatever it names',
    async (type) => {
      const [ann, staff] = await Promise.all([
        Guest.join(house.url, people[0]!.token, {}, 2),
        Guest.join(house.url, room.tokens.facilitator),
      ])
      const booked = await staff!.send('book-meeting', { participantIds: [people[0]!.id, people[1]!.id] })
      const own = booked.ok ? booked.meetingId! : ''
      for (const meetingId of [own, 'invented']) {
        const place = {
          meetingId,
          slotId: 's1.2',
          tableId: 't2',
          meetingIds: [meetingId, 'other'],
          participantIds: people.map(({ id }) => id),
        }
        expect(await ann!.send(type, place)).toEqual({ ok: false, code: 'not-allowed', needs: 'facilitator' })
      }
      ann!.leave()
      staff!.leave()
    },
  )

  test('a screen commands nothing; a facilitator may not import', async () => {
    const screen = await Guest.join(house.url, room.tokens.screen)
    expect(await screen.send('send-request', { to: people[0]!.id, from: people[1]!.id })).toMatchObject({
      ok: false,
      code: 'not-allowed',
    })
    screen.leave()
  })
})

describe('answers', () => {
  test('[L3] a repeated command has no second effect and the same answer; of another client it is another command', async () => {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    const payload = { clientId: 'phone', seq: 7, type: 'send-request', to: people[1]!.id }
    const first = await ann.sendAs(payload)
    expect(first).toMatchObject({ ok: true })
    expect(await ann.sendAs(payload)).toEqual(first)
    expect(await ann.sendAs({ ...payload, to: people[2]!.id })).toEqual(first)
    expect(await ann.sendAs({ ...payload, clientId: 'tablet' })).toMatchObject({ ok: false, code: 'already-asked' })
    const again = await Guest.join(house.url, people[0]!.token, {}, 2)
    expect(await again.sendAs(payload)).toMatchObject({ ok: true, requestId: first.ok ? first.requestId : '' })
    for (const guest of [ann, again]) guest.leave()
  })

  test('the cursor of an answer is of the sender’s own view; staff get the version too', async () => {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    const asked = await ann.send('send-request', { to: people[1]!.id })
    const cursor = asked.ok ? asked.cursor : ''
    await ann.until(() => ann.cursor(`person:${people[0]!.id}`) === cursor)
    expect(ann.records(`person:${people[0]!.id}`, 'request')).toHaveLength(1)
    expect(asked).not.toHaveProperty('version')
    const staff = await Guest.join(house.url, room.tokens.facilitator)
    expect(await staff.send('close-table', { tableId: 't3' })).toMatchObject({
      ok: true,
      version: expect.any(Number),
      cursor: expect.stringContaining(':staff:'),
    })
    for (const guest of [ann, staff]) guest.leave()
  })

  test('over a rate limit the answer is busy, and the socket stays', async () => {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => ann.send('withdraw-request', { requestId: 'none' })),
    )
    const busy = answers.filter((answer) => !answer.ok && answer.code === 'busy')
    expect(answers.length - busy.length).toBeGreaterThanOrEqual(100)
    expect(busy[0]).toMatchObject({ retryAfterMs: expect.any(Number) })
    expect(ann.socket.connected).toBe(true)
    ann.leave()
  })
})

describe('[L9] coming back', () => {
  async function away(rounds: number) {
    const ann = await Guest.join(house.url, people[0]!.token, {}, 2)
    const stayed = await Guest.join(house.url, people[0]!.token, {}, 2)
    const bob = await Guest.join(house.url, people[1]!.token, {}, 2)
    const own = `person:${people[0]!.id}` as const
    ann.leave()
    for (let round = 0; round < rounds; round++) {
      const asked = await bob.send('send-request', { to: people[0]!.id })
      await bob.send('withdraw-request', { requestId: asked.ok ? asked.requestId : '' })
    }
    const last = await bob.send('set-availability', { slotId: 's1.6', open: false })
    expect(last).toMatchObject({ ok: true })
    await stayed.until(() => stayed.records('floor', 'participant').some(({ busy }) => busy.length > 0))
    await stayed.until(
      () => stayed.records(own, 'request').filter(({ state }) => state === 'withdrawn').length === rounds,
    )
    return { ann, stayed, bob, own }
  }

  test('with its cursors a client is sent what it missed, and ends with the same view', async () => {
    const { ann, stayed, bob, own } = await away(5)
    for (const cursors of [
      [...ann.views.values()].map(({ cursor }) => cursor),
      Object.fromEntries([...ann.views].map(([name, { cursor }]) => [name, cursor])),
    ]) {
      const back = await Guest.join(house.url, people[0]!.token, { cursors, views: ann.views }, 2)
      expect(back.received.map(({ event }) => event)).toEqual(['changes', 'changes'])
      for (const audience of ['floor', own] as const)
        expect(back.views.get(audience)).toEqual(stayed.views.get(audience))
      back.leave()
    }
    for (const guest of [stayed, bob]) guest.leave()
  })

  test('with none, odd, foreign or future ones it is sent the whole', async () => {
    const { stayed, bob, own } = await away(1)
    const foreign = `${stayed.cursor('floor')}`.replace('floor', 'staff')
    const future = `${stayed.cursor('floor')}0`
    for (const cursors of [
      undefined,
      null,
      17,
      'x',
      [],
      [{}],
      [foreign],
      [future],
      { floor: {} },
      [`otherlog:floor:a:1`],
    ]) {
      const back = await Guest.join(house.url, people[0]!.token, { cursors }, 2)
      expect(back.received.map(({ event }) => event)).toEqual(['view', 'view'])
      for (const audience of ['floor', own] as const)
        expect(back.views.get(audience)).toEqual(stayed.views.get(audience))
      back.leave()
    }
    for (const guest of [stayed, bob]) guest.leave()
  })

  test('[L5] what C receives is the same bytes whether or not A and B have dealings', async () => {
    const quiet = await openRoom(house, morning())
    const told = async (opened: Opened, act: boolean) => {
      const [a, b, c] = await invite(house, opened, ['A', 'B', 'C'])
      const cyd = await Guest.join(house.url, c!.token, {}, 2)
      const ann = await Guest.join(house.url, a!.token, {}, 2)
      if (act) await ann.send('send-request', { to: b!.id, message: 'a secret' })
      await ann.send('set-availability', { slotId: 's1.1', open: false })
      await cyd.until(() => cyd.records('floor', 'participant').some(({ busy }) => busy.length > 0))
      for (const guest of [cyd, ann]) guest.leave()
      // Ids differ from room to room, and so does what cursors are made of, up to the count.
      return [opened.roomId, a!.id, b!.id, c!.id]
        .reduce((text, id, i) => text.replaceAll(id, `#${i}`), JSON.stringify(cyd.received))
        .replace(/agenda\/[^"]*/g, '')
        .replace(/"(cursor|after)":"[^"]*:(\d+)"/g, '"$1":"$2"')
    }
    const still = await told(quiet, false)
    expect(await told(await openRoom(house, morning()), true)).toBe(still)
  })
})
