import { call, openRoom } from '../../server/house.ts'
import type { Chance } from './chance.ts'
import type { Seat } from './device.ts'

/** A small room for many: ten people, three tables, a tour with two places. */
export interface OpenedRoom {
  roomId: string
  /** Everybody's devices: people have one or two, staff are several on two links, and there is a screen. */
  seats: Seat[]
  /** A further device on the facilitators' link, that sends nothing in the load. */
  facilitator: string
}

const PEOPLE = 10
const SECOND_DEVICES = 3

/** `live`: its slots begin within seconds and last a minute; otherwise they lie a week ahead. The two sessions overlap. */
export async function openSmallRoom(url: string, chance: Chance, live: boolean): Promise<OpenedRoom> {
  const startsAt = Date.now() + (live ? 5_000 : 7 * 86_400_000)
  const minutes = (n: number) => new Date(startsAt + n * 60_000).toISOString()
  const length = live ? 1 : 25
  const room = await openRoom(
    { url },
    {
      title: 'A history',
      timeZone: 'Europe/Rome',
      sessions: [
        { name: 'Hall', startsAt: minutes(0), slotMinutes: length, changeoverMinutes: 0, slots: 4 },
        { name: 'Studio', startsAt: minutes(1.3 * length), slotMinutes: length, changeoverMinutes: 0, slots: 3 },
      ],
      tables: [{ label: '1', stepFree: true }, { label: '2' }, { label: '3', url: 'https://meet.example.org/3' }],
      programme: [
        {
          title: 'Tour',
          kind: 'tour',
          startsAt: minutes(3 * length),
          endsAt: minutes(4 * length),
          signUp: true,
          capacity: 2,
        },
      ],
      rules: {
        leadMinutes: 0,
        ...(chance.is(0.5) && { limits: { meetingsPerParticipant: 4 } }),
        ...(live && chance.is(0.5) && { requestsExpireAfterMinutes: 1 }),
      },
    },
  )
  const people = await importPeople(url, room)
  const seats = people.flatMap(({ id, token }, index) => {
    const devices = index < SECOND_DEVICES ? ['phone', 'laptop'] : ['phone']
    return devices.map((clientId): Seat => ({ token, clientId, issuer: { role: 'participant', participantId: id } }))
  })
  const staff = (role: 'organiser' | 'facilitator', clientId: string): Seat => ({
    token: room.tokens[role],
    clientId,
    issuer: { role, staffId: role },
  })
  const screen: Seat = { token: room.tokens.screen, clientId: 'screen', issuer: { role: 'screen' } }
  return {
    roomId: room.roomId,
    seats: [
      ...seats,
      staff('facilitator', 'board-1'),
      staff('facilitator', 'board-2'),
      staff('organiser', 'desk'),
      screen,
    ],
    facilitator: room.tokens.facilitator,
  }
}

/** Two of them came together, one of these leads; one needs a step-free table and one is online. */
async function importPeople(url: string, { roomId, tokens }: Awaited<ReturnType<typeof openRoom>>) {
  const body = Array.from({ length: PEOPLE }, (_, index) => ({
    name: `Person ${index}`,
    organisation: `House ${index % 8}`,
    kind: ['cluster', 'company', 'research'][index % 3],
    country: ['IT', 'AR', 'DE'][index % 3],
    ...(index > 7 && { delegation: 'North', lead: index === 8 }),
    stepFree: index === 6,
    online: index === 7,
  }))
  const { status, json } = await call({ url }, 'POST', `/api/rooms/${roomId}/participants`, {
    body,
    token: tokens.organiser,
  })
  if (status !== 200) throw new Error(`Nobody was imported: ${JSON.stringify(json)}`)
  return (json as { participants: { id: string; token: string }[] }).participants
}
