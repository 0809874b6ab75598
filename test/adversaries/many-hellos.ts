import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Asks to be let in ten times before the first answer, to be many for the price of one. */
export const manyHellos: Adversary = {
  name: 'One connection that asks to be let in many times at once',
  async attack(hall, effort) {
    const tries = new Tries()
    const hello = `40${JSON.stringify({ token: hall.people[0]!.token })}`
    for (let round = 0; round < 5 * effort; round++) {
      const socket = await RawSocket.open(hall.url)
      for (let i = 0; i < 10; i++) socket.text(hello)
      await socket.until(() => socket.closed !== undefined)
      const welcomes = socket.packets.filter((packet) => packet.startsWith('2["welcome"')).length
      tries.expect(welcomes <= 1, `${welcomes} sessions on one connection`)
    }
    // Who was refused may ask again on the same connection: a phone with an old link and a new one does.
    const again = await RawSocket.connect(hall.url, { token: 'none' })
    tries.expect(again.refusedWith === 'not-allowed', 'a wrong token was let in')
    again.text(hello)
    await again.until(() => again.welcomed)
    again.leave()
    return tries.outcome('connections', 'one session at most')
  },
}
