import { randomBytes } from 'node:crypto'
import { call } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Bits of what there is to guess: a mac of SHA-256, and letters of a-z0-9. */
const MAC_BITS = 256
const ID_BITS = Math.floor(12 * Math.log2(36))

/** Guesses links and rooms, listens for differences, and spoils it for the hall they sit in. */
export const guessing: Adversary = {
  name: 'Guessing tokens, calendar keys and rooms, by answers and by the time they take',
  async attack(hall, effort) {
    const tries = new Tries()
    const { roomId, tokens } = hall.room
    const mac = () => randomBytes(32).toString('base64url')
    tries.expect(
      Buffer.from(tokens.organiser.split('.').at(-1)!, 'base64url').length * 8 === MAC_BITS,
      'the mac is shorter',
    )
    tries.expect(/^[a-z0-9]{12}$/.test(roomId) && /^[a-z0-9]{12}$/.test(hall.people[0]!.id), 'ids are shorter')

    const ask = async (room: string, token: string, from: string) => {
      const begun = performance.now()
      const { status, text } = await call(hall, 'GET', `/api/rooms/${room}/board.csv`, {
        token,
        headers: { 'x-forwarded-for': from },
      })
      return { told: `${status} ${text}`, ms: performance.now() - begun }
    }
    // Rooms that there are and rooms that there are not, in turn, so that whatever else the machine does falls on both.
    const took: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    const said = new Set<string>()
    for (let i = 0; i < 300 * effort; i++) {
      const from = `10.4.${(i >> 4) % 250}.${(i >> 12) + 1}`
      const invented = randomBytes(9).toString('hex').slice(0, 12)
      const pair = [['known', roomId] as const, ['unknown', invented] as const]
      // Now one first, now the other: requests are let in at a pace, and the second of two may have to wait for the first.
      for (const [which, room] of i % 2 === 0 ? pair : pair.reverse()) {
        const { told, ms } = await ask(room, `${room}.o.organiser.1.${mac()}`, from)
        said.add(told)
        took[which].push(ms)
      }
    }
    tries.count += took.known.length * 2
    tries.expect(said.size === 1, `answers differ: ${[...said].join(' / ')}`)
    const [known, unknown] = [median(took.known), median(took.unknown)]
    tries.expect(
      Math.abs(known - unknown) < 0.3 * Math.max(known, unknown),
      `a room that exists is told by time: ${known} and ${unknown} ms`,
    )
    const calendars = new Set<string>()
    for (const room of [roomId, 'nosuchroom00'])
      for (const person of [hall.people[0]!.id, 'nosuchperson'])
        calendars.add((await call(hall, 'GET', `/api/agenda/${room}.${person}.1.${mac()}.ics`)).text)
    tries.expect(calendars.size === 1, 'calendars of rooms and people that exist are told apart')

    // In one hall, behind one address: one guesses as fast as it goes, the others come in and ask.
    const hallAddress = { 'x-forwarded-for': '10.5.0.1' }
    const guesses = await Promise.all(
      Array.from({ length: 300 }, () => ask(roomId, `${roomId}.o.organiser.1.${mac()}`, '10.5.0.1')),
    )
    const limited = guesses.filter(({ told }) => told.startsWith('429')).length
    tries.expect(limited > 0, 'guesses over HTTP are not limited')
    const refusals: (string | undefined)[] = []
    for (let i = 0; i < 100; i++) {
      const socket = await RawSocket.connect(
        hall.url,
        { token: `${roomId}.p.${hall.people[0]!.id}.1.${mac()}` },
        { headers: hallAddress },
      )
      refusals.push(socket.refusedWith)
      socket.leave()
    }
    tries.expect(
      refusals.every((code) => code === 'not-allowed' || code === 'busy'),
      `a guess was answered ${refusals.join()}`,
    )
    for (const { token } of hall.people) {
      const honest = await RawSocket.connect(hall.url, { token }, { headers: hallAddress })
      tries.expect(honest.welcomed, `somebody of the hall is not let in: ${honest.refusedWith}`)
      honest.leave()
    }
    tries.expect(
      (await ask(roomId, tokens.facilitator, '10.5.0.1')).told.startsWith('200'),
      'staff of the hall are refused',
    )
    const figure = `${MAC_BITS} bits a link, ${ID_BITS} a room; known and unknown room ${known.toFixed(2)} and ${unknown.toFixed(2)} ms; ${limited} of 300 guesses told to wait, the hall let in`
    return tries.outcome('guesses', figure)
  },
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
}
