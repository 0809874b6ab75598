import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Pacer } from '../../server/door/pacer.ts'
import { Unfinished } from '../../server/door/unfinished.ts'
import { Limits } from '../../server/limits.ts'

/** A paced socket of a person, and the other end of its line. Time stands still for the limits: what was read stays counted. */
async function pacedLine() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const theirs = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [ours, request] = (await once(server, 'connection')) as [WebSocket, { socket: Socket }]
  const limits = new Limits(() => 0)
  const pacer = new Pacer(ours, request.socket, 'hall', limits, new Unfinished())
  if (theirs.readyState !== WebSocket.OPEN) await once(theirs, 'open')
  const close = () => {
    theirs.terminate()
    server.close()
  }
  return { ours, theirs, pacer, close }
}

test('far beyond the pace of a person a socket is read no further, and stays', async () => {
  const { ours, theirs, pacer, close } = await pacedLine()
  pacer.letIn({ from: 'person', roomId: 'room', speaker: 'p' })
  let heard = 0
  ours.on('message', () => heard++)
  for (let i = 0; i < 250; i++) theirs.send('x')
  await until(() => heard === 250)
  expect(ours.isPaused).toBe(false)
  for (let i = 0; i < 250; i++) theirs.send('x')
  await until(() => ours.isPaused)
  expect(ours.readyState).toBe(WebSocket.OPEN)
  close()
})

test('who takes nothing is not read beyond what is owed to them', async () => {
  const { ours, theirs, pacer, close } = await pacedLine()
  pacer.letIn({ from: 'staff', roomId: 'room', speaker: 'facilitator' })
  theirs.pause()
  // More than the system keeps for who does not read.
  ours.send(Buffer.alloc(30_000_000))
  for (let i = 0; i < 1_000; i++) theirs.send('x')
  await until(() => ours.isPaused)
  expect(ours.readyState).toBe(WebSocket.OPEN)
  theirs.resume()
  await until(() => !ours.isPaused)
  close()
})

test('before it is let in, a socket has little to say', async () => {
  const { ours, theirs, close } = await pacedLine()
  for (let i = 0; i < 100; i++) theirs.send('x')
  await once(ours, 'close')
  close()
})

/** Looks again and again: nothing tells of a pause. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}
