import { expect, test } from 'vitest'
import { liveThrough, noDeeds } from './room-life.ts'
import { startSoaked, type Sample } from './soaked-server.ts'

test('what a server held before its rooms lived is what it holds after', { timeout: 90_000 }, async () => {
  const server = await startSoaked()
  const deeds = noDeeds()
  // Libraries and compiled code come in with the first one.
  await liveThrough(server.url, { people: 5, rounds: 1, isLeft: false }, deeds)
  const before = await server.sample()
  for (let day = 0; day < 2; day++) {
    const lives = Array.from({ length: 2 }, () => ({ people: 5, rounds: 2, isLeft: false }))
    await Promise.all(lives.map((life) => liveThrough(server.url, life, deeds)))
  }
  expect(deeds).toMatchObject({ rooms: 5, lost: 0 })
  // Lines that were left and timers that were set take a moment to go.
  const late = Date.now() + 20_000
  let after = await server.sample()
  while (Date.now() < late && grownSince(before, after).length > 0) after = await server.sample()
  expect(grownSince(before, after), JSON.stringify({ before, after })).toEqual([])
  await server.close()
})

/** What there is more of, beyond a line or timer of the moment. */
function grownSince(before: Sample, after: Sample): string[] {
  const allowed = { sockets: 0, rooms: 0, files: 2, handles: 2, timers: 2 } as const
  const names = Object.keys(allowed) as (keyof typeof allowed)[]
  return names.filter((name) => after[name] > before[name] + allowed[name])
}
