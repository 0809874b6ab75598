import { expect, test } from 'vitest'
import { Guest, invite, openHouse, openRoom } from './house.ts'

test(
  'a reader who stands still is caught up when they read on, and nobody waits for them',
  { timeout: 60_000 },
  async () => {
    const house = await openHouse()
    const room = await openRoom(house)
    const people = await invite(
      house,
      room,
      Array.from({ length: 300 }, (_, i) => `P${i}`),
    )
    const staff = await Guest.join(house.url, room.tokens.organiser)
    const slow = await Guest.join(house.url, room.tokens.facilitator)
    // The TCP socket under the browser's: what it does not read fills the server's side.
    const { ws } = slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    ws._socket.pause()
    // Some 15 MB in all: more than the kernel keeps for who does not read.
    const texts = Array.from({ length: 20 }, (_, i) => `${i} ${'x'.repeat(90)}`)
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        people.map(({ id }) =>
          staff.send('change-participant', {
            participantId: id,
            offers: [...texts, `round ${round}`],
            seeks: texts,
            sectors: texts,
            markets: texts,
            languages: texts,
          }),
        ),
      )
      expect(answers.every(({ ok }) => ok)).toBe(true)
    }
    const framesOfQuick = staff.received.length
    ws._socket.resume()
    await staff.until(() => staff.records('staff', 'participant').every((person) => person.offers.at(-1) === 'round 4'))
    await slow.until(() => slow.cursor('staff') === staff.cursor('staff'))
    expect(slow.views.get('staff')).toEqual(staff.views.get('staff'))
    expect(slow.received.length).toBeLessThan(framesOfQuick)
    for (const guest of [staff, slow]) guest.leave()
    await house.stop()
  },
)
