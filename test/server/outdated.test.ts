import { expect, test } from 'vitest'
import { openMemory } from '../../server/store/memory.ts'
import type { RoomStore } from '../../server/store/store.ts'
import type { RoomEvent } from '../../shared/events.ts'
import { call, Guest, openHouse, openRoom } from './house.ts'

test('a node leaves a room whose log holds an event that it does not know, and says so', async () => {
  const memory = openMemory()
  let reads = 0
  const store: RoomStore = { ...memory, read: (...asked) => (reads++, memory.read(...asked)) }
  const house = await openHouse({ store })
  const room = await openRoom(house)
  const guest = await Guest.join(house.url, room.tokens.facilitator)
  const closed = new Promise<string>((resolve) => guest.socket.on('disconnect', resolve))

  const head = await store.head(room.roomId)
  const [last] = await store.read(room.roomId, head.version - 1)
  const tea = { type: 'tea-served' } as unknown as RoomEvent
  const later = { ...last!, version: head.version + 1, mark: 'later', events: [tea], answer: {} }
  await store.append(room.roomId, head, { commits: [later] })

  // Not as one that is told to stay away: it comes again, and may find a node that knows more.
  expect(await closed).toBe('transport close')
  expect(guest.ended).toBeUndefined()
  await expect(Guest.join(house.url, room.tokens.facilitator)).rejects.toMatchObject({ data: { code: 'outdated' } })
  // Whoever comes next is told so without another look at the log.
  const readsBefore = reads
  const board = await call(house, 'GET', `/api/rooms/${room.roomId}/board.csv`, { token: room.tokens.organiser })
  expect(board).toMatchObject({ status: 503, json: { code: 'outdated' } })
  expect(reads).toBe(readsBefore)
  await house.stop()
})
