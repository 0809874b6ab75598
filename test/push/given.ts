import { vi } from 'vitest'
import type { RoomStore } from '../../server/store/store.ts'
import { openMemory } from '../../server/store/memory.ts'
import type { PushAddress } from '../../shared/push.ts'
import { HandClock } from '../server/hand-clock.ts'
import {
  call,
  Guest,
  invite,
  morning,
  openHouse,
  openRoom,
  type House,
  type Invited,
  type Opened,
} from '../server/house.ts'
import { PushService, toThisMachine } from './push-service.ts'

/** After so long without a look, somebody is pushed; so long after a push they may be pushed again. ms, see server/push. */
export const WAIT_MS = 5_000
export const SPACING_MS = 30_000

export interface Given {
  /** Two nodes where the store has two handles, else the same one twice. */
  houses: [House, House]
  clocks: [HandClock, HandClock]
  service: PushService
  room: Opened
  people: Record<'ana' | 'bo' | 'cy', Invited>
  log: string[]
  /** Subscribes a browser under somebody's link. */
  subscribe(who: Invited, browser: string, more?: object): Promise<PushAddress>
  /** Lets time pass on all nodes. */
  pass(ms: number): void
  staff(): Promise<Guest>
  /** The only node ends, and another begins on what it left. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A room with three people and a meeting of Ana and Bo; a push service that takes what comes from there. */
export async function givenRoom(stores?: [RoomStore, RoomStore]): Promise<Given> {
  const log: string[] = []
  const clocks: [HandClock, HandClock] = [new HandClock(Date.now()), new HandClock(Date.now())]
  const [store, other] = stores ?? [openMemory(), undefined]
  let publicKey = ''
  const service = await PushService.open(() => publicKey)
  const environment = { PUSH_CONTACT: 'mailto:desk@x.example', SECRET: 'a secret that all nodes have' }
  const open = (on: RoomStore, clock: HandClock) =>
    openHouse({ store: on, clock, environment, wayOut: toThisMachine, log: { write: (line) => log.push(line) } })
  const house = await open(store, clocks[0])
  const second = other ? await open(other, clocks[1]) : house
  const houses: [House, House] = [house, second]
  const room = await openRoom(house, morning())
  const [ana, bo, cy] = (await invite(house, room, ['Ana', 'Bo', 'Cy'])) as [Invited, Invited, Invited]
  const path = `/api/rooms/${room.roomId}/push`
  publicKey = ((await call(house, 'GET', path, { token: ana.token })).json as { publicKey: string }).publicKey
  return {
    houses,
    clocks,
    service,
    room,
    people: { ana, bo, cy },
    log,
    async subscribe({ token }, browser, more = {}) {
      const address = service.subscribe(browser)
      const { status } = await call(houses[0], 'POST', path, { token, body: { ...address, language: 'de', ...more } })
      if (status !== 204) throw new Error(`The address was refused: ${status}`)
      return address
    },
    pass: (ms) => clocks.forEach((clock) => clock.move(ms)),
    staff: () => Guest.join(houses[0].url, room.tokens.facilitator),
    async restart() {
      await houses[0].stop()
      houses.fill(await open(store, clocks[0]))
    },
    async close() {
      for (const one of new Set(houses)) await one.stop()
      await service.close()
    },
  }
}

/** Books them at the first place there is. */
export async function book(staff: Guest, ...people: Invited[]): Promise<string> {
  const answer = await staff.send('book-meeting', { participantIds: people.map(({ id }) => id) })
  if (!answer.ok) throw new Error(`Not booked: ${answer.code}`)
  return answer.meetingId!
}

/** Moves a meeting to the n-th slot (0: the first) at a table. */
export async function move(staff: Guest, meetingId: string, slot: number, table = 0): Promise<void> {
  const slots = staff.records('staff', 'slot').sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const tables = staff.records('staff', 'table')
  const to = { slotId: slots[slot]!.id, tableId: tables[table]!.id }
  const answer = await staff.send('move-meeting', { meetingId, ...to })
  if (!answer.ok) throw new Error(`Not moved: ${answer.code}`)
}

/** Waits for as many pushes as there should be; that no more come is seen by what comes after them. */
export const taken = (service: PushService, count: number) =>
  vi.waitFor(() => {
    if (service.taken.length < count) throw new Error(`${service.taken.length} of ${count} pushes have come`)
  })
