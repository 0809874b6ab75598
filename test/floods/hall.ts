import { invite, openRoom } from '../server/house.ts'
import { Honest, quantile } from './honest.ts'

/** What a full hall met: everybody in, then everybody's Wi-Fi blinking, then a while of use. */
export interface HallDay {
  people: number
  /** Until all had their views, in ms: on coming, and after the blink. */
  allInMs: number
  allBackMs: number
  /** Longest that anybody was told to wait at the door, in ms, and how often in all. */
  longestWaitMs: number
  waits: number
  commands: number
  refused: number
  lost: number
  p99: number
}

/** Address of this machine that all of them come from. */
const ONE_ADDRESS = '127.0.0.2'

/** `withinMs`: in which they all come. Each then sends a command every `pauseMs` for `forMs`. */
export async function hallDay(
  url: string,
  { people, withinMs, forMs, pauseMs }: { people: number; withinMs: number; forMs: number; pauseMs: number },
): Promise<HallDay> {
  const room = await openRoom({ url })
  const names = Array.from({ length: people }, (_, i) => `Person ${i}`)
  const invited = await invite({ url }, room, names)
  const begun = performance.now()
  const hall = await Promise.all(
    invited.map(async ({ token }, i) => {
      await pause((withinMs * i) / people)
      return new Honest(url, token, 2, ONE_ADDRESS)
    }),
  )
  await Promise.all(hall.map((person) => person.whenIn()))
  const allInMs = performance.now() - begun

  const blinked = performance.now()
  for (const person of hall) person.blink()
  await Promise.all(hall.map((person) => person.whenIn()))
  const allBackMs = performance.now() - blinked

  const trips: number[] = []
  const until = performance.now() + forMs
  await Promise.all(
    hall.map(async (person, i) => {
      await pause((pauseMs * i) / people)
      let n = i
      do {
        trips.push(await person.send('set-availability', { slotId: 's1.1', open: n++ % 2 === 0 }))
        await pause(pauseMs)
      } while (performance.now() < until)
    }),
  )
  for (const person of hall) person.leave()
  const waits = hall.flatMap((person) => person.waits)
  const sum = (of: 'refused' | 'lost') => hall.reduce((all, person) => all + person[of], 0)
  return {
    people,
    allInMs,
    allBackMs,
    longestWaitMs: Math.max(0, ...waits),
    waits: waits.length,
    commands: trips.length,
    refused: sum('refused'),
    lost: sum('lost'),
    p99: quantile(trips, 0.99),
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
