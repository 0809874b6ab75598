import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Abuse } from './abuse.ts'
import { dial, frameOf, upgrade } from './wire.ts'

const forged = frameOf('40{"token":"room.p.somebody.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}')

/** What a dead connection says before it falls silent. */
const lastWords: ((socket: Socket) => void)[] = [
  () => {},
  (socket) => socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '),
  (socket) => socket.write(upgrade),
  (socket) => void (socket.write(upgrade), socket.write(forged)),
  (socket) => socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3, 0xff, 0xfe])),
]

export async function deadConnections(abuse: Abuse): Promise<void> {
  const all = abuse.some(10_000)
  const lane = async () => {
    while (abuse.tries < all && !abuse.isOver()) {
      const say = lastWords[abuse.tries++ % lastWords.length]!
      const socket = abuse.keep(await dial(abuse.from('outside')).catch(() => Promise.reject(new Error('refused'))))
      socket.pause()
      say(socket)
    }
  }
  await Promise.all(Array.from({ length: 50 }, () => lane().catch(() => abuse.refused++)))
}

export function handshakes(abuse: Abuse): Promise<void> {
  abuse.again(abuse.some(40), async () => {
    const socket = await dial(abuse.from('outside'))
    socket.write(upgrade)
    socket.write(forged)
    await heardEnough(socket)
    socket.destroy()
  })
  return Promise.resolve()
}

/** Its answer, or its end. */
async function heardEnough(socket: Socket): Promise<void> {
  let said = ''
  const heard = new Promise<void>((resolve) => {
    socket.on('data', (data) => {
      said += data.toString('latin1')
      if (/"code":|HTTP\/1\.1 4/.test(said)) resolve()
    })
  })
  await Promise.race([heard, once(socket, 'close')])
}

export function knocks(abuse: Abuse): Promise<void> {
  abuse.again(abuse.some(50), async () => {
    const socket = await dial(abuse.from('outside'))
    socket.destroy()
    await once(socket, 'close')
  })
  return Promise.resolve()
}
