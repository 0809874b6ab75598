import { call, invite, morning, openRoom } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

const EVIL = 'evil.example'

/** Says that it reached us under another name, so that others are shown links that lead there. */
export const forgedHosts: Adversary = {
  name: 'A participant with a forged Host, to lead others’ links, keys and tokens elsewhere',
  async attack(hall) {
    const tries = new Tries()
    const room = await openRoom(hall, morning())
    const [ada, bo] = await invite(hall, room, ['Ada', 'Bo'])
    const staff = await RawSocket.connect(hall.url, { token: room.tokens.organiser })
    const headers = { host: EVIL, 'x-forwarded-proto': 'https', 'x-forwarded-host': EVIL, forwarded: `host=${EVIL}` }
    const mallory = await RawSocket.connect(
      hall.url,
      { token: bo!.token },
      { headers: { ...headers, origin: `https://${EVIL}` } },
    )
    tries.expect(mallory.welcomed, 'whoever comes by another name is let in: the server cannot know all of its own')
    await mallory.until(() => mallory.views.length >= 2)
    await call(hall, 'GET', `/api/rooms/${room.roomId}/links`, { token: bo!.token, headers: { host: EVIL } })
    await fetch(`${hall.url}/api/agenda/x.ics`, { headers }).catch(() => undefined)

    const late = await staff.send({
      clientId: 'desk',
      seq: 1,
      type: 'add-participant',
      name: 'Late',
      organisation: 'Late Ltd',
      kind: 'company',
      country: 'IT',
    })
    tries.expect(
      late.ok && late.link!.startsWith(hall.url) && late.calendar!.startsWith(hall.url),
      `staff are told ${JSON.stringify(late)}`,
    )
    const honest = await RawSocket.connect(hall.url, { token: ada!.token })
    await honest.until(() => honest.views.length >= 2)
    tries.expect(!honest.packets.join().includes(EVIL), 'another participant is shown the forged host')
    tries.expect(
      honest.packets.join().includes(`${hall.url}/api/agenda/`),
      'one’s own calendar link is not of one’s own host',
    )
    for (const what of ['links', 'invitations', 'board.csv', 'participants.csv', 'report.json', 'backup']) {
      const { text } = await call(hall, 'GET', `/api/rooms/${room.roomId}/${what}`, { token: room.tokens.organiser })
      tries.expect(!text.includes(EVIL), `${what} has the forged host`)
    }
    const { text } = await call(hall, 'GET', new URL(ada!.calendar).pathname)
    tries.expect(!text.includes(EVIL), 'the calendar has the forged host')
    for (const socket of [staff, mallory, honest]) socket.leave()
    return tries.outcome('looks at what others are shown', 'never the forged host')
  },
}

/** Says that it comes from elsewhere each time, so that nothing is counted. The peer is this machine here, as a proxy is. */
export const forgedAddresses: Adversary = {
  name: 'Addresses that are none in X-Forwarded-For, and several in it, to be counted nowhere',
  async attack(hall) {
    const tries = new Tries()
    const wrong = { authorization: 'Bearer a.o.organiser.1.forged' }
    const path = `/api/rooms/${hall.room.roomId}/board.csv`
    const counted = async (address: (i: number) => string) => {
      const asked = await Promise.all(
        Array.from({ length: 150 }, (_, i) =>
          call(hall, 'GET', path, { headers: { ...wrong, 'x-forwarded-for': address(i) } }),
        ),
      )
      return asked.filter(({ status }) => status === 429).length
    }
    const forms: [string, (i: number) => string][] = [
      ['no addresses', (i) => `guess-${i}`],
      ['what it claims itself, before what the proxy saw', (i) => `10.9.${i}.1, 10.8.0.1`],
      ['one line of IPv6', (i) => `2001:db8:0:1:${i.toString(16)}::1`],
      ['IPv4 in two forms', (i) => (i % 2 ? '10.8.0.2' : '::ffff:10.8.0.2')],
    ]
    for (const [told, address] of forms) tries.expect((await counted(address)) > 0, `${told}: not counted as one`)
    const other = await call(hall, 'GET', path, {
      token: hall.room.tokens.organiser,
      headers: { 'x-forwarded-for': '10.8.0.1' },
    })
    tries.expect(other.status === 200, 'a right token of the same hall pays for the guesses')
    return tries.outcome('ways to come from everywhere', 'each counted as one; a right token of that address is served')
  },
}
