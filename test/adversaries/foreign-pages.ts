import { call, openRoom, morning } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** A page somewhere else, in the browser of somebody who holds a link. */
export const foreignPages: Adversary = {
  name: 'Pages of other origins: sockets and changes over HTTP',
  async attack(hall) {
    const tries = new Tries()
    const { host, port } = new URL(hall.url)
    const foreign = [
      'null', 'https://evil.example', `http://${host}.evil.example`, `http://evil.example:${port}`, `http://127.0.0.1:${Number(port) + 1}`, 'http://127.0.0.1',
      `http://${host}@evil.example`, `http://evil.example/#${host}`, `ftp://${host}`, `file://`, `chrome-extension://${host}`, `javascript://${host}`, `//${host}`, host,
      'http://', 'x', `http://${host}, http://evil.example`, `http://[::1]:${port}`, `http://localhost:${port}`, 'http://xn--fsq.example', 'http://\u0430.example',
    ] // prettier-ignore
    const body = JSON.stringify(morning())
    const path = `/api/rooms/${hall.room.roomId}`
    for (const origin of foreign.filter((text) => /^[\x20-\x7e]*$/.test(text))) {
      const headers = { origin }
      tries.expect(await isRefused(origin), `a socket from ${origin}`)
      const bearer = { authorization: `Bearer ${hall.room.tokens.organiser}` }
      for (const [method, where, type] of [
        ['POST', '/api/rooms', 'application/json'],
        ['POST', '/api/rooms', 'text/plain'],
        ['POST', `${path}/staff`, 'application/json'],
        ['POST', `${path}/participants`, 'text/csv'],
        ['DELETE', path, 'text/plain'],
        ['PUT', path, 'application/json'],
      ] as const) {
        const { status } = await call(hall, method, where, { body, type, headers: { ...headers, ...bearer } })
        tries.expect(status === 403, `${method} ${where} from ${origin}: ${status}`)
      }
    }
    const room = await openRoom(hall)
    for (const origin of [undefined, hall.url]) {
      tries.expect(!(await isRefused(origin)), `a socket of our own page, or a program, is refused: ${origin}`)
      const { status } = await call(hall, 'POST', `/api/rooms/${room.roomId}/staff`, {
        body: { name: 'x', role: 'organiser' },
        token: room.tokens.organiser,
        headers: { ...(origin && { origin }) },
      })
      tries.expect(status === 201, `our own page may not: ${status}`)
    }
    for (const [method, where] of [
      ['GET', '/'],
      ['GET', '/api/nothing'],
      ['OPTIONS', '/api/rooms'],
      ['GET', '/healthz'],
      ['POST', '/api/rooms'],
    ] as const) {
      const { headers } = await call(hall, method, where, {
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      tries.expect(
        ![...headers.keys()].some((name) => name.startsWith('access-control-')),
        `${where} lets a foreign page read`,
      )
      tries.expect(!headers.has('set-cookie'), `${where} sets a cookie`)
      tries.expect(
        /default-src 'none'/.test(headers.get('content-security-policy') ?? '') &&
          !/unsafe-inline'.*script|script-src[^;]*unsafe/.test(headers.get('content-security-policy')!),
        `${where} without a policy`,
      )
    }
    return tries.outcome('requests and sockets', 'none let in, no cookie, no CORS')

    async function isRefused(origin: string | undefined): Promise<boolean> {
      try {
        const socket = await RawSocket.connect(
          hall.url,
          { token: hall.people[0]!.token },
          { headers: { ...(origin !== undefined && { origin }) } },
        )
        socket.leave()
        return !socket.welcomed
      } catch {
        return true
      }
    }
  },
}
