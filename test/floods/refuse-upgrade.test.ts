import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { refuseUpgrade } from '../../server/door/refuse-upgrade.ts'
import { dial, upgrade } from './wire.ts'

/** A line that has asked for an upgrade, and the server's end of it. */
async function upgraded(): Promise<{ theirs: Socket; ours: Socket; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const asked = once(server, 'upgrade')
  const theirs = await dial({ port: (server.address() as AddressInfo).port, from: '127.0.0.1' })
  theirs.write(upgrade.replace('/socket.io/', '/elsewhere/'))
  const [, ours] = (await asked) as [unknown, Socket]
  return { theirs, ours, close: () => server.close() }
}

test('an upgrade that nobody takes is told so, and closed', async () => {
  const { theirs, ours, close } = await upgraded()
  const closed = Promise.all([once(theirs, 'end'), once(ours, 'close')])
  refuseUpgrade(ours)
  const [said] = (await once(theirs, 'data')) as [Buffer]
  expect(said.toString()).toMatch(/^HTTP\/1\.1 404 /)
  await closed
  close()
})

test('one that ends in a reset meanwhile ends nothing else', async () => {
  const { theirs, ours, close } = await upgraded()
  // Not read from, so that the reset is met by what is written. Nobody listens to `error` here: the product alone has to.
  ours.pause()
  const reset = once(theirs, 'close')
  theirs.resetAndDestroy()
  await reset
  const closed = new Promise<void>((resolve) => ours.once('close', () => resolve()))
  refuseUpgrade(ours)
  await closed
  expect(ours.errored).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) as string })
  close()
})
