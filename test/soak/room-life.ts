import { call, Guest, invite, openRoom, type Invited, type Opened } from '../server/house.ts'

/** What happens to one room from its opening to its end, as in a day of an event. */
export interface Life {
  people: number
  /** Rounds of asking and answering. */
  rounds: number
  /** Left as it is when everybody has gone, to be let go by itself; else deleted. */
  isLeft: boolean
}

/** Counts of what was done, added to over many rooms. */
export interface Deeds {
  rooms: number
  commands: number
  sockets: number
  exports: number
  /** Commands that were refused for another reason than the rules of the room. */
  lost: number
}

export function noDeeds(): Deeds {
  return { rooms: 0, commands: 0, sockets: 0, exports: 0, lost: 0 }
}

/** Slots of a minute that begin at once, so that the room's own clock has something to do. */
function shortDay(): object {
  const startsAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 60_000).toISOString()
  return {
    title: 'A short day',
    timeZone: 'UTC',
    sessions: [{ name: 'Now', startsAt, slotMinutes: 1, changeoverMinutes: 0, slots: 8 }],
    tables: 4,
  }
}

export async function liveThrough(url: string, life: Life, deeds: Deeds): Promise<void> {
  const room = await openRoom({ url }, shortDay())
  const people = await invite(
    { url },
    room,
    Array.from({ length: life.people }, (_, i) => `Person ${i}`),
  )
  const send = async (guest: Guest, type: string, fields: object) => {
    const answer = await guest.send(type, fields)
    deeds.commands++
    if (!answer.ok && (answer.code === 'busy' || answer.code === 'store-unreachable')) deeds.lost++
    return answer
  }
  const join = (token: string, views: number) => (deeds.sockets++, Guest.join(url, token, {}, views))

  const staff = await join(room.tokens.organiser, 1)
  let guests = await Promise.all(people.map(({ token }) => join(token, 2)))
  for (let round = 0; round < life.rounds; round++) {
    await Promise.all(guests.map((guest, i) => meet(guest, i, round)))
    // Everybody's line breaks and they come back with what they hold.
    for (const guest of guests) guest.leave()
    guests = await Promise.all(guests.map((guest, i) => comeBack(guest, people[i]!)))
  }
  await handOut(url, room, people[0]!, deeds)
  for (const guest of [staff, ...guests]) guest.leave()
  if (!life.isLeft) await call({ url }, 'DELETE', `/api/rooms/${room.roomId}`, { token: room.tokens.organiser })
  deeds.rooms++

  async function meet(guest: Guest, i: number, round: number): Promise<void> {
    const to = people[(i + round + 1) % people.length]!
    const asked = await send(guest, 'send-request', { to: to.id, message: 'May we meet?' })
    if (!asked.ok) return
    const other = guests[(i + round + 1) % guests.length]!
    if (i % 3 === 2) return void (await send(other, 'decline-request', { requestId: asked.requestId }))
    const agreed = await send(other, 'accept-request', { requestId: asked.requestId })
    if (agreed.ok && i % 2 === 0) await send(staff, 'cancel-meeting', { meetingId: agreed.meetingId })
  }

  async function comeBack(before: Guest, { token }: Invited): Promise<Guest> {
    deeds.sockets++
    const cursors = [...before.views.values()].map(({ cursor }) => cursor)
    return Guest.join(url, token, { cursors, views: before.views, clientId: `${before.clientId}+` }, 2)
  }
}

async function handOut(url: string, room: Opened, { calendar }: Invited, deeds: Deeds): Promise<void> {
  const { organiser } = room.tokens
  for (const name of ['board.csv', 'participants.csv', 'report.json', 'backup']) {
    const { status } = await call({ url }, 'GET', `/api/rooms/${room.roomId}/${name}`, { token: organiser })
    deeds.exports++
    if (status !== 200) deeds.lost++
  }
  const { status } = await call({ url }, 'GET', new URL(calendar).pathname)
  if (status !== 200) deeds.lost++
  deeds.exports++
}
