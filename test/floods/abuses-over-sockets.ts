import type { Abuse } from './abuse.ts'
import { commandFrame, frameOf, letIn, PING, pump } from './wire.ts'

/** Commands that are refused by the room at once: what they cost is the way to it. */
const idle = { type: 'withdraw-request', requestId: 'none' }

export async function frames(abuse: Abuse): Promise<void> {
  for (let i = 0; i < abuse.some(20); i++) {
    const socket = abuse.keep(await letIn(abuse.from('hall'), abuse.prey.guest.token))
    socket.resume()
    abuse.run(pump(socket, abuse.isOver, () => commandFrame(++abuse.tries, idle)))
  }
}

export async function bigFrames(abuse: Abuse): Promise<void> {
  const big = frameOf(
    `421${JSON.stringify(['command', { ...idle, clientId: 'x', seq: 1, more: 'x'.repeat(1_000_000) }])}`,
  )
  for (let i = 0; i < abuse.some(4); i++) {
    const socket = abuse.keep(await letIn(abuse.from('hall'), abuse.prey.guest.token))
    socket.resume()
    abuse.run(pump(socket, abuse.isOver, () => (abuse.tries++, big)))
  }
}

export async function pings(abuse: Abuse): Promise<void> {
  const ping = frameOf('x'.repeat(125), PING)
  for (let i = 0; i < abuse.some(10); i++) {
    const socket = abuse.keep(await letIn(abuse.from('hall'), abuse.prey.guest.token))
    abuse.run(pump(socket, abuse.isOver, () => (abuse.tries++, ping)))
  }
}

export async function deafCommands(abuse: Abuse): Promise<void> {
  for (let i = 0; i < abuse.some(50); i++) {
    const socket = abuse.keep(await letIn(abuse.from('hall'), abuse.prey.guest.token))
    abuse.run(pump(socket, abuse.isOver, () => commandFrame(++abuse.tries, idle)))
  }
}

/** The honest people's own commands change the room meanwhile. */
export async function neverReading(abuse: Abuse): Promise<void> {
  const all = abuse.some(200)
  for (let i = 0; i < all; i += 20) {
    const some = Array.from({ length: Math.min(20, all - i) }, () => letIn(abuse.from('hall'), abuse.prey.guest.token))
    for (const socket of await Promise.all(some)) abuse.keep(socket)
    abuse.tries += some.length
  }
}

export async function loudRoom(abuse: Abuse): Promise<void> {
  const { people, slotId } = abuse.prey.own
  for (const { token } of people.slice(0, abuse.some(60))) {
    const socket = abuse.keep(await letIn(abuse.from('outside'), token))
    socket.resume()
    const act = () => commandFrame(++abuse.tries, { type: 'set-availability', slotId, open: abuse.tries % 2 === 0 })
    abuse.run(pump(socket, abuse.isOver, act))
  }
}
