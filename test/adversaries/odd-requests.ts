import { call } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { sendRaw, statuses } from './raw-http.ts'

/** Requests that no browser sends: smuggled, traversing, endless, in methods and headers that there are none of. */
export const oddRequests: Adversary = {
  name: 'Odd HTTP: smuggling, traversal, giant headers and addresses, methods that there are none of',
  async attack(hall) {
    const tries = new Tries()
    const ask = (line: string, headers = '', body = '') =>
      sendRaw(hall.url, `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n${body}`)
    const smuggled = 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'
    for (const headers of [
      'Content-Length: 0\r\nContent-Length: 5\r\n',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      'Transfer-Encoding: chunked, identity\r\n',
      'Transfer-Encoding: xchunked\r\n',
      'Content-Length: -1\r\n',
      'Content-Length: +5\r\n',
      'Content-Length: 5, 5\r\n',
      'Content-Length: 0x5\r\n',
      'Content-Length : 5\r\n',
      ' Content-Length: 5\r\n',
      'Transfer-Encoding:\u000bchunked\r\n',
    ]) {
      const said = await ask('POST /api/rooms', headers, `0\r\n\r\n${smuggled}`)
      tries.expect(
        statuses(said).every((status) => status >= 400 && status < 500) && !said.includes('process_cpu'),
        `${JSON.stringify(headers)}: ${said.slice(0, 200)}`,
      )
    }
    for (const path of [
      '/../../../../etc/passwd',
      '/..%2f..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/../../../package.json',
      '/assets/..%5c..%5cpackage.json',
      '/....//....//etc/passwd',
      '/index.html%00.js',
      '/%00',
      '/assets/%2500',
      '/api/rooms/../../etc/passwd',
      '/api/rooms/%2e%2e%2f%2e%2e/board.csv',
      '/api/rooms/%00/board.csv',
      '/api/rooms/__proto__/board.csv',
      '/api/rooms/constructor/links',
      '/api/agenda/..%2f..%2f.ics',
      '/api/agenda/%00.ics',
      '/api/agenda/.ics',
      '/api/%',
      '/api/rooms/%E0%A4%A/links',
      '//evil.example/..',
      '/server/main.js',
      '/package.json',
      '/.env',
      '/data/desk.sock',
      '/api/rooms/../agenda/x.ics',
      `/${'a'.repeat(10_000)}`,
      `/api/rooms/${'a'.repeat(10_000)}/links`,
      `/r/${'%41'.repeat(3_000)}`,
    ]) {
      const [status] = statuses(await ask(`GET ${path}`))
      tries.expect(
        status !== undefined && (status >= 400 ? status < 500 : path.startsWith('/r/')),
        `GET ${path.slice(0, 60)}: ${status}`,
      )
    }
    for (const line of [
      'PROPFIND /',
      'TRACE /',
      'CONNECT evil.example:443',
      'PATCH /api/rooms',
      'FOO /',
      'GET http://evil.example/',
      'OPTIONS *',
      'M-SEARCH /api/rooms',
      'get /',
      'GET',
      'GET  /',
      `${'G'.repeat(5_000)} /`,
    ]) {
      const said = await ask(line)
      const [status] = statuses(said)
      tries.expect(status === undefined || (status >= 200 && status < 500), `${line.slice(0, 40)}: ${status}`)
      tries.expect(!/x-powered-by|stack|node_modules|\/work\//i.test(said), `${line.slice(0, 40)} tells of itself`)
    }
    tries.expect(statuses(await ask('GET /', `X: ${'x'.repeat(70_000)}\r\n`))[0] === 431, 'giant header')
    tries.expect(
      statuses(await ask('GET /', Array.from({ length: 3_000 }, (_, i) => `X-${i}: x\r\n`).join('')))[0] === 431,
      'three thousand headers',
    )
    tries.expect(
      statuses(await ask('GET /', 'Upgrade: websocket\r\n')).every((status) => status < 500),
      'an upgrade to nothing',
    )
    for (const where of [
      '/yjs/x/y',
      '/socket.io/?EIO=3&transport=websocket',
      '/socket.io/?EIO=4&transport=polling',
      '/socket.io/?EIO=4&transport=websocket&sid=x',
      '/socket.io/../x',
      '/socket.io',
      '/',
    ])
      for (const version of ['13', '8', 'x'])
        tries.expect(
          statuses(
            await ask(
              `GET ${where}`,
              `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: ${version}\r\nSec-WebSocket-Key: x\r\n`,
            ),
          ).every((status) => status >= 400 || where === '/'),
          `an upgrade at ${where}`,
        )
    const alive = await call(hall, 'GET', '/healthz')
    tries.expect(alive.status === 200, 'not alive any more')
    return tries.outcome('requests', 'answered 4xx or cut off; nothing read, nothing run')
  },
}
