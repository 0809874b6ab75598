import { randomBytes } from 'node:crypto'
import { call, openRoom } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Changes every part of a right token in turn, and asks at every door. */
export const forgedTokens: Adversary = {
  name: 'Forged tokens and calendar keys: mac, role, subject, generation, room, shape, size',
  async attack(hall, effort) {
    const tries = new Tries()
    const other = await openRoom(hall)
    const [ada, bo] = hall.people
    const right = {
      participant: ada!.token,
      organiser: hall.room.tokens.organiser,
      calendar: /agenda\/(.*)\.ics$/.exec(ada!.calendar)![1]!,
    }
    const swaps: readonly [string, string][] = [
      [ada!.id, bo!.id],
      [ada!.id, ''],
      ['.p.', '.o.'],
      ['.p.', '.f.'],
      ['.p.', '.s.'],
      ['.p.', '.x.'],
      ['.o.organiser', '.f.facilitator'],
      ['.o.', '.f.'],
      ['.1.', '.2.'],
      ['.1.', '.01.'],
      ['.1.', '.1e0.'],
      ['.1.', '..'],
      [hall.room.roomId, other.roomId],
      [hall.room.roomId, '__proto__'],
      [hall.room.roomId, '../..'],
    ]
    const shapes = [
      '',
      '.',
      '....',
      '.....',
      'null',
      'undefined',
      '[object Object]',
      '💥',
      '\u0000',
      '%00',
      ' ',
      'x'.repeat(100_000),
      'a.b.c.d.e',
      '"',
      '{"$gt":""}',
    ]
    const forged = new Set(shapes)
    for (const token of Object.values(right)) {
      for (const [from, to] of swaps) if (token.includes(from)) forged.add(token.replace(from, to))
      for (const at of Array.from({ length: 20 * effort }, () => Math.floor(Math.random() * token.length)))
        forged.add(changedAt(token, at))
      forged
        .add(token.toUpperCase())
        .add(`${token}=`)
        .add(`${token} x`)
        .add(token.slice(0, -1))
        .add(`${token}${token}`)
        .add(`${token}.`)
      forged.add(token.replace(/[^.]+$/, randomBytes(32).toString('base64url')))
    }
    for (const token of Object.values(right)) forged.delete(token)
    for (const [i, token] of [...forged].entries()) {
      // As many people would who each guess a little: how often one may is another adversary's business.
      const headers = { 'x-forwarded-for': `10.1.${i >> 3}.1` }
      const socket = await RawSocket.connect(hall.url, { token }, { headers })
      tries.expect(
        !socket.welcomed && socket.refusedWith === 'not-allowed',
        `a socket: ${socket.refusedWith} for ${token}`,
      )
      socket.leave()
      if (/^[\x21-\x7e]{1,8000}$/.test(token)) {
        const bearer = { headers: { ...headers, authorization: `Bearer ${token}` } }
        const { status } = await call(hall, 'GET', `/api/rooms/${hall.room.roomId}/participants.csv`, bearer)
        tries.expect(status === 401, `a list: ${status} for ${token}`)
      }
      const { status } = await call(hall, 'GET', `/api/agenda/${encodeURIComponent(token.slice(0, 8_000))}.ics`, {
        headers,
      })
      tries.expect(status === 404, `a calendar: ${status} for ${token}`)
    }
    await rightOnesElsewhere()
    return tries.outcome('tries at three doors', 'none let in')

    /** A right token where another one is needed. */
    async function rightOnesElsewhere() {
      const path = `/api/rooms/${hall.room.roomId}`
      const status = async (method: string, what: string, token: string) =>
        (await call(hall, method, path + what, { token, body: method === 'GET' ? undefined : [] })).status
      for (const what of ['/board.csv', '/participants.csv', '/report.json', '/invitations', '/backup', '/links'])
        for (const token of [ada!.token, hall.room.tokens.screen])
          tries.expect((await status('GET', what, token)) === 403, `${what} for a participant or a screen`)
      for (const what of ['/invitations', '/backup', '/links'])
        tries.expect((await status('GET', what, hall.room.tokens.facilitator)) === 403, `${what} for a facilitator`)
      for (const what of ['/participants', '/staff', '/copy'])
        tries.expect(
          (await status('POST', what, hall.room.tokens.facilitator)) === 403,
          `POST ${what} for a facilitator`,
        )
      tries.expect((await status('DELETE', '', hall.room.tokens.facilitator)) === 403, 'a facilitator deletes')
      for (const token of Object.values(other.tokens))
        tries.expect((await status('GET', '/board.csv', token)) === 401, 'another room’s token')
      tries.expect((await status('GET', '/board.csv', right.calendar)) === 401, 'a calendar key as a token')
      tries.expect(
        (await call(hall, 'GET', `/api/agenda/${right.participant}.ics`)).status === 404,
        'a token as a calendar key',
      )
    }
  },
}

function changedAt(token: string, at: number): string {
  const letter = token[at] === 'A' ? 'B' : 'A'
  return token.slice(0, at) + letter + token.slice(at + 1)
}
