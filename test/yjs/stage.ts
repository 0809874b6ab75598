import { openHouse, openRoom, invite, Guest, type House, type Invited, type Opened } from '../server/house.ts'
import type { Answer } from '../../shared/protocol.ts'

/** A room with three people, a meeting of the first two, and a plan. */
export interface Stage {
  house: House
  room: Opened
  people: [Invited, Invited, Invited]
  /** A facilitator. */
  staff: Guest
  organiser: Guest
  /** Somebody of `people`, connected. */
  join(index: 0 | 1 | 2): Promise<Guest>
  meetingId: string
  note: string
  plan: string
  planId: string
  stop(): Promise<void>
}

export async function setStage(options: Parameters<typeof openHouse>[0] = {}): Promise<Stage> {
  const house = await openHouse(options)
  return { ...(await setRoom(house)), house, stop: () => house.stop() }
}

/** The same in a house that is there. */
export async function setRoom(house: Pick<House, 'url'>): Promise<Omit<Stage, 'house' | 'stop'>> {
  const room = await openRoom(house)
  const people = (await invite(house, room, ['Ana', 'Bo', 'Cy'])) as [Invited, Invited, Invited]
  const staff = await Guest.join(house.url, room.tokens.facilitator)
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  const meetingId = expectOk(
    await staff.send('book-meeting', { participantIds: [people[0].id, people[1].id] }),
  ).meetingId!
  const planId = expectOk(await staff.send('start-plan', { name: 'What if' })).planId!
  return {
    room,
    people,
    staff,
    organiser,
    join: (index) => Guest.join(house.url, people[index].token, {}, 2),
    meetingId,
    note: `note:${meetingId}`,
    plan: `plan:${planId}`,
    planId,
  }
}

export function expectOk(answer: Answer): Extract<Answer, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}
