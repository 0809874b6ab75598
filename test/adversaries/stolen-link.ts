import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../../shared/protocol.ts'
import { startRedis } from '../redis-server.ts'
import { call, invite, morning, openRoom } from '../server/house.ts'
import { bundled, startProcess } from '../server/process.ts'
import { Tries, type Adversary, type Outcome } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Until the last socket of a stolen link is closed, in ms. */
const PROMISED_MS = 2_000
const THIEVES = 6

/** Has somebody's link on many sockets of two nodes, and goes on sending while it is renewed. */
export const stolenLink: Adversary = {
  name: 'A stolen link, on six sockets of two nodes, renewed while it commands',
  async attack(_hall, effort): Promise<Outcome> {
    const tries = new Tries()
    const redis = await startRedis()
    const dataDir = await mkdtemp(join(tmpdir(), 'rondo-thief-'))
    const [main] = await bundled('adversaries', ['main.ts'])
    const nodes = await Promise.all([1, 2].map(() => startProcess(main!, { REDIS_URL: redis.url, DATA_DIR: dataDir })))
    try {
      const room = await openRoom(nodes[0]!, morning({ tables: 10 }))
      const people = await invite(
        nodes[0]!,
        room,
        Array.from({ length: 5 * effort + 6 }, (_, i) => `P${i}`),
      )
      const staff = await RawSocket.connect(nodes[0]!.url, { token: room.tokens.organiser })
      const stop = await underLoad(
        nodes.map(({ url }) => url),
        people.slice(-6).map(({ token }) => token),
      )
      const times: number[] = []
      for (const [round, victim] of people.slice(0, -6).entries()) {
        const thieves = await Promise.all(
          Array.from({ length: THIEVES }, (_, i) => RawSocket.connect(nodes[i % 2]!.url, { token: victim.token })),
        )
        const late: string[] = []
        let renewed = Infinity
        const commanding = thieves.map(async (thief, i) => {
          for (let seq = 1; !thief.closed && seq < 2_000; seq++) {
            const asked = performance.now()
            const answer = await thief
              .send({ clientId: `thief${i}`, seq, type: 'set-availability', slotId: 's1.1', open: seq % 2 === 0 })
              .catch(() => undefined)
            if (answer?.ok && asked > renewed + PROMISED_MS) late.push(JSON.stringify(answer))
          }
        })
        await Promise.all(thieves.map((thief) => thief.until(() => thief.views.length >= 2)))
        const answer = await sentAgain(staff, {
          clientId: 'desk',
          seq: round + 1,
          type: 'renew-link',
          participantId: victim.id,
        })
        renewed = performance.now()
        tries.expect(answer.ok, `not renewed: ${JSON.stringify(answer)}`)
        await Promise.all(thieves.map((thief) => thief.until(() => thief.closed !== undefined)))
        const ms = performance.now() - renewed
        times.push(ms)
        tries.expect(ms < PROMISED_MS, `the last socket was closed after ${ms} ms`)
        tries.expect(
          thieves.every(({ ended }) => ended === 'revoked'),
          'a socket was not told why',
        )
        await Promise.all(commanding)
        tries.expect(late.length === 0, `done for a thief: ${late.join()}`)
        for (const { url } of nodes) {
          const again = await RawSocket.connect(url, { token: victim.token })
          tries.expect(again.refusedWith === 'revoked', `let in again: ${again.refusedWith}`)
          again.leave()
          const { status } = await call({ url }, 'GET', new URL(victim.calendar).pathname)
          tries.expect(status === 404, `the calendar is still read: ${status}`)
        }
      }
      await stop()
      const { text } = await call(nodes[0]!, 'GET', `/api/rooms/${room.roomId}/backup`, {
        token: room.tokens.organiser,
      })
      tries.expect(afterRenewal(text).length === 0, `decided after the link had ended: ${afterRenewal(text)[0]}`)
      tries.expect(
        (await staffLinkEnds(nodes, room)) === '401 401',
        'a staff link that was revoked still opens its HTTP API',
      )
      staff.leave()
      return {
        ...tries.outcome(
          'checks',
          `last socket closed after ${Math.round(Math.max(...times))} ms at most, in ${times.length} rounds`,
        ),
      }
    } finally {
      await Promise.all(nodes.map((node) => node.end('SIGTERM')))
      await redis.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

/** As a client does: where another node was quicker too often, it asks again, for as long as a link may still hold. */
async function sentAgain(staff: RawSocket, command: object): Promise<Answer> {
  const late = performance.now() + PROMISED_MS
  for (;;) {
    const answer = await staff.send(command)
    if (answer.ok || answer.code !== 'busy' || performance.now() > late) return answer
    await pause(answer.retryAfterMs)
  }
}

/** Commits in a room's backup of people whose link had been renewed before, but for the link's own end. */
function afterRenewal(backup: string): string[] {
  const ended = new Set<string>()
  const found: string[] = []
  for (const line of backup.trim().split('\n')) {
    const { commit } = JSON.parse(line) as {
      commit?: { type: string; by: { issuer: { participantId?: string } }; events: { participantId?: string }[] }
    }
    if (!commit) continue
    if (ended.has(commit.by.issuer.participantId ?? '')) found.push(line)
    if (commit.type === 'renew-link')
      for (const { participantId } of commit.events) if (participantId) ended.add(participantId)
  }
  return found
}

/** Others in the room go on meanwhile. Returns how to stop. */
async function underLoad(urls: readonly string[], tokens: readonly string[]): Promise<() => Promise<void>> {
  let over = false
  const others = await Promise.all(tokens.map((token, i) => RawSocket.connect(urls[i % urls.length]!, { token })))
  const busy = others.map(async (other, i) => {
    for (let seq = 1; !over; seq++) {
      await other.send({ clientId: `other${i}`, seq, type: 'set-availability', slotId: 's1.2', open: seq % 2 === 0 })
      await pause(10)
    }
  })
  // Where the nodes end because something else went wrong, that is what is to be told.
  for (const one of busy) one.catch(() => {})
  return async () => {
    over = true
    await Promise.all(busy)
    for (const other of others) other.leave()
  }
}

/** A link of staff's own, revoked: what each node's HTTP API says to it after that. */
async function staffLinkEnds(
  nodes: readonly { url: string }[],
  room: { roomId: string; tokens: { organiser: string } },
): Promise<string> {
  const path = `/api/rooms/${room.roomId}`
  const { json } = await call(nodes[0]!, 'POST', `${path}/staff`, {
    body: { name: 'Temp', role: 'organiser' },
    token: room.tokens.organiser,
  })
  const { id, token } = json as { id: string; token: string }
  const [a, b] = await Promise.all(nodes.map(({ url }) => RawSocket.connect(url, { token })))
  if (!a!.welcomed || !b!.welcomed) return 'not let in before'
  const staff = await RawSocket.connect(nodes[1]!.url, { token: room.tokens.organiser })
  await staff.send({ clientId: 'revoker', seq: 1, type: 'revoke-staff', staffId: id })
  await Promise.all([a!, b!].map((socket) => socket.until(() => socket.closed !== undefined)))
  staff.leave()
  const statuses = await Promise.all(
    nodes.map(async (node) => (await call(node, 'GET', `${path}/board.csv`, { token })).status),
  )
  return statuses.join(' ')
}
