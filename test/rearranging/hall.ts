import type { Chance } from '../histories/world/chance.ts'
import { call, Guest, invite, openRoom } from '../server/house.ts'

const PEOPLE = 60
const TABLES = 20
/** Those that begin in the tray, parked, and those that the room places: with all of them on the board there would be nowhere to go. */
const MEETINGS = { aside: 140, placed: 110 }

/** A room to rearrange, a week ahead: 60 people, 20 tables, 10 slots of which some overlap, 250 meetings. */
export interface Hall {
  roomId: string
  /** Links of as many facilitators as were asked for. */
  staff: string[]
  people: string[]
  screen: string
}

export async function openHall(url: string, facilitators: number, chance: Chance): Promise<Hall> {
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const session = { slotMinutes: 25, changeoverMinutes: 5 }
  const room = await openRoom(
    { url },
    {
      title: 'A hall to rearrange',
      timeZone: 'Europe/Rome',
      sessions: [
        { ...session, name: 'Hall', startsAt: `${day}T10:00`, slots: 7 },
        { ...session, name: 'Studio', startsAt: `${day}T10:15`, slots: 3 },
      ],
      tables: TABLES,
    },
  )
  const names = Array.from({ length: PEOPLE }, (_, index) => `Person ${index}`)
  const people = await invite({ url }, room, names)
  const staff: string[] = []
  for (let i = 0; i < facilitators; i++) {
    const body = { name: `Facilitator ${i}`, role: 'facilitator' }
    const made = await call({ url }, 'POST', `/api/rooms/${room.roomId}/staff`, { body, token: room.tokens.organiser })
    if (made.status !== 201) throw new Error(`There is no link for a facilitator: ${made.text}`)
    staff.push((made.json as { token: string }).token)
  }
  const ids = people.map(({ id }) => id)
  await fill(await Guest.join(url, room.tokens.facilitator), ids, chance)
  return { roomId: room.roomId, staff, people: people.map(({ token }) => token), screen: room.tokens.screen }
}

async function fill(desk: Guest, people: readonly string[], chance: Chance): Promise<void> {
  const pairs = chance.shuffled(people.flatMap((a, index) => people.slice(index + 1).map((b) => [a, b])))
  const meetings = () => desk.records('staff', 'meeting')
  const book = (many: readonly string[][]) =>
    everyOk(many.map((participantIds) => desk.send('book-meeting', { participantIds })))
  const first = pairs.splice(0, MEETINGS.aside)
  await book(first)
  await desk.until(() => meetings().length === first.length)
  const placed = meetings().filter(({ state }) => state === 'placed')
  await everyOk(placed.map(({ id }) => desk.send('unplace-meeting', { meetingId: id })))
  await book(pairs.splice(0, MEETINGS.placed))
  desk.leave()
}

async function everyOk(answers: ReturnType<Guest['send']>[]): Promise<void> {
  for (const answer of await Promise.all(answers))
    if (!answer.ok) throw new Error(`The hall could not be made: ${JSON.stringify(answer)}`)
}
