import { Agent, request } from 'node:http'
import type { Socket } from 'node:net'
import type { Abuse } from './abuse.ts'
import { dial } from './wire.ts'

interface Asking {
  method?: string
  path: string
  token?: string
  body?: string
  type?: string
}

/** Asks again and again on so many lines; counts what is answered with a refusal. */
function ask(abuse: Abuse, lines: number, next: () => Asking): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: lines })
  const { port, from } = abuse.from('outside')
  const once = ({ method = 'GET', path, token, body, type = 'application/json' }: Asking) =>
    new Promise<void>((resolve, reject) => {
      const headers = {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      }
      const asked = request(
        { agent, host: '127.0.0.1', port, localAddress: from, method, path, headers },
        (response) => {
          if (response.statusCode! >= 400) abuse.refused++
          response.resume()
          response.once('close', resolve)
        },
      )
      asked.once('error', reject)
      asked.end(body)
    })
  abuse.again(lines, () => once(next()))
  abuse.onEnd(() => agent.destroy())
  return Promise.resolve()
}

export function pages(abuse: Abuse): Promise<void> {
  const paths = ['/', '/healthz', '/metrics', '/readyz', '/nowhere']
  return ask(abuse, abuse.some(100), () => ({ path: paths[abuse.tries % paths.length]! }))
}

export function exports(abuse: Abuse): Promise<void> {
  const { roomId, organiser } = abuse.prey.own
  const names = ['report.json', 'board.csv', 'participants.csv', 'backup', 'invitations', 'links']
  const path = () => `/api/rooms/${roomId}/${names[abuse.tries % names.length]}`
  return ask(abuse, abuse.some(30), () => ({ path: path(), token: organiser }))
}

export function imports(abuse: Abuse): Promise<void> {
  const { roomId, organiser } = abuse.prey.own
  const rows = Array.from({ length: 2_000 }, (_, i) => `Guest ${i},Firm ${i % 500} Ltd,company,IT,g${i}@x.example`)
  const body = ['name,organisation,kind,country,email', ...rows].join('\n')
  const path = () => `/api/rooms/${roomId}/participants${abuse.tries % 2 === 0 ? '?check=1' : ''}`
  return ask(abuse, abuse.some(8), () => ({ method: 'POST', path: path(), token: organiser, body, type: 'text/csv' }))
}

export function calendars(abuse: Abuse): Promise<void> {
  const { calendar } = abuse.prey.own
  return ask(abuse, abuse.some(30), () => ({ path: calendar }))
}

export function guesses(abuse: Abuse): Promise<void> {
  const { roomId, organiser } = abuse.prey.own
  const token = () => organiser.slice(0, -6) + Math.random().toString(36).slice(2, 8)
  return ask(abuse, abuse.some(50), () =>
    abuse.tries % 2 === 0
      ? { path: `/api/rooms/${roomId}/report.json`, token: token() }
      : { path: `/api/agenda/${token()}.ics` },
  )
}

export function newRooms(abuse: Abuse): Promise<void> {
  const sessions = [{ name: 'Day', startsAt: '2031-05-14T09:00', slotMinutes: 25, changeoverMinutes: 5, slots: 12 }]
  const body = JSON.stringify({ title: 'Flood', timeZone: 'Europe/Rome', sessions, tables: 40 })
  return ask(abuse, abuse.some(20), () => ({ method: 'POST', path: '/api/rooms', body }))
}

export async function slowBodies(abuse: Abuse): Promise<void> {
  for (let i = 0; i < abuse.some(300); i++) {
    const socket = abuse.keep(await dial(abuse.from('outside')))
    trickle(socket, abuse.prey.own, () => abuse.refused++)
    abuse.tries++
  }
}

/** A byte a second, of a body that was said to be large. */
export function trickle(socket: Socket, room: { roomId: string; organiser: string }, refused: () => void): void {
  const head = [
    `POST /api/rooms/${room.roomId}/participants HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${room.organiser}`,
    'Content-Type: text/csv',
    'Content-Length: 4000000',
    '\r\n',
  ].join('\r\n')
  socket.on('data', (data) => {
    if (data.toString('latin1').startsWith('HTTP/1.1 429')) refused()
  })
  socket.write(head)
  const byte = setInterval(() => socket.write('n'), 1_000)
  socket.once('close', () => clearInterval(byte))
}
