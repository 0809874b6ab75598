import { describe, expect, test, vi } from 'vitest'
import type { RoomStore } from '../../server/store/store.ts'
import { at, commit, profileOf } from '../commits.ts'

const bytes = (...numbers: number[]) => Buffer.from(numbers)

/** What every store must do with what people write together, in a room that is not there yet. Part of `roomStoreContract`. */
export function documentsContract(opened: () => { store: RoomStore; other: RoomStore; room: string }): void {
  describe('documents', () => {
    async function openedRoom() {
      const { store, other, room } = opened()
      await store.append(room, at(0), { commits: [commit(1)] })
      return { store, other, room, mine: store.documents, theirs: other.documents }
    }

    test('updates are read back byte by byte in the order in which they came, after a position', async () => {
      const { room, mine, theirs } = await openedRoom()
      const odd = bytes(0, 255, 10, 13, 32, 128, 0)
      expect(await mine.add(room, 'note:a', [odd, bytes(2)], ['p1'])).toBe(2)
      expect(await theirs.add(room, 'note:a', [bytes(3)], ['p1'])).toBe(3)
      const all = [odd, bytes(2), bytes(3)].map((update, index) => ({ position: index + 1, update }))
      expect(await theirs.read(room, 'note:a', 0)).toEqual(all)
      expect(await mine.read(room, 'note:a', 1)).toEqual(all.slice(1))
      expect(await mine.read(room, 'note:a', 3)).toEqual([])
      expect(await mine.read(room, 'note:b', 0)).toEqual([])
    })

    test('many that add at once lose nothing', async () => {
      const { room, mine, theirs } = await openedRoom()
      const added = Array.from({ length: 40 }, (_, n) => (n % 2 ? mine : theirs).add(room, 'plan:p', [bytes(n)], []))
      expect((await Promise.all(added)).map(Number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 40 }, (_, n) => n + 1),
      )
      const there = (await mine.read(room, 'plan:p', 0)) as { position: number; update: Uint8Array }[]
      expect(there.map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
      expect(there.map(({ update }) => update[0]!).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 40 }, (_, n) => n),
      )
    })

    test('of a megabyte, and hundreds of them', async () => {
      const { room, mine } = await openedRoom()
      const large = Buffer.alloc(1_000_000, 7)
      await mine.add(room, 'note:a', [large], [])
      await mine.add(
        room,
        'note:a',
        Array.from({ length: 500 }, (_, n) => bytes(n & 255)),
        [],
      )
      const all = await mine.read(room, 'note:a', 0)
      expect(all).toHaveLength(501)
      expect(Buffer.compare((all as { update: Uint8Array }[])[0]!.update, large)).toBe(0)
    })

    test('are no documents of a room that is not there', async () => {
      const { store, room } = opened()
      expect(await store.documents.add(room, 'note:a', [bytes(1)], [])).toBe('gone')
      expect(await store.documents.list(room)).toEqual([])
    })

    test('compacted, they are one update at the position of the last; what came since stays, and an older compaction does nothing', async () => {
      const { room, mine, theirs } = await openedRoom()
      await mine.add(room, 'note:a', [bytes(1), bytes(2), bytes(3)], ['p1'])
      await theirs.compact(room, 'note:a', 2, bytes(12))
      const compacted = [
        { position: 2, update: bytes(12) },
        { position: 3, update: bytes(3) },
      ]
      expect(await mine.read(room, 'note:a', 0)).toEqual(compacted)
      await mine.compact(room, 'note:a', 1, bytes(99))
      expect(await mine.read(room, 'note:a', 1)).toEqual(compacted)
      expect(await mine.read(room, 'note:a', 2)).toEqual(compacted.slice(1))
      await mine.compact(room, 'note:a', 3, bytes(123))
      expect(await theirs.read(room, 'note:a', 0)).toEqual([{ position: 3, update: bytes(123) }])
      expect(await theirs.add(room, 'note:a', [bytes(4)], [])).toBe(4)
      expect(await mine.read(room, 'note:a', 3)).toEqual([{ position: 4, update: bytes(4) }])
      await mine.compact(room, 'note:none', 1, bytes(1))
      expect(await mine.read(room, 'note:none', 0)).toEqual([])
    })

    test('are listed with all who ever owned them', async () => {
      const { room, mine, theirs } = await openedRoom()
      await mine.add(room, 'note:a', [bytes(1)], ['p1', 'p2'])
      await theirs.add(room, 'note:a', [bytes(2)], ['p3', 'p2'])
      await mine.add(room, 'plan:p', [bytes(1)], [])
      expect((await mine.list(room)).sort((a, b) => (a.document < b.document ? -1 : 1))).toEqual([
        { document: 'note:a', owners: ['p1', 'p2', 'p3'], isGone: false },
        { document: 'plan:p', owners: [], isGone: false },
      ])
    })

    test('go with any of their owners who is erased, and when they are forgotten; nobody brings them back', async () => {
      const { store, room, mine, theirs } = await openedRoom()
      for (const document of ['note:a', 'note:b', 'plan:p', 'plan:q'])
        await mine.add(room, document, [bytes(1)], document.startsWith('note') ? [`p-${document}`, 'p2'] : [])
      await store.append(room, at(1), {
        commits: [commit(2)],
        erase: ['p-note:a'],
        forget: ['plan:p', 'note:never'],
      })
      for (const document of ['note:a', 'plan:p', 'note:never']) {
        expect(await theirs.read(room, document, 0)).toBe('gone')
        expect(await theirs.add(room, document, [bytes(9)], [])).toBe('gone')
        await theirs.compact(room, document, 1, bytes(9))
        expect(await mine.read(room, document, 0)).toBe('gone')
      }
      for (const document of ['note:b', 'plan:q'])
        expect(await theirs.read(room, document, 0)).toEqual([{ position: 1, update: bytes(1) }])
      expect((await mine.list(room)).filter(({ isGone }) => isGone)).toHaveLength(3)
    })

    test('an append that is a conflict takes no document away', async () => {
      const { store, room, mine } = await openedRoom()
      await mine.add(room, 'note:a', [bytes(1)], ['p1'])
      const late = { commits: [commit(1)], erase: ['p1'], forget: ['note:a'], put: [profileOf('p2', 'Bo')] }
      expect(await store.append(room, at(0), late)).toBe('conflict')
      expect(await mine.read(room, 'note:a', 0)).toHaveLength(1)
    })

    test('that are being added while they are erased are gone', async () => {
      const { store, room, mine, theirs } = await openedRoom()
      await mine.add(room, 'note:a', [bytes(1)], ['p1'])
      const adding = Array.from({ length: 20 }, (_, n) => (n % 2 ? mine : theirs).add(room, 'note:a', [bytes(n)], []))
      const erasing = store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] })
      await Promise.all([...adding, erasing])
      expect(await theirs.read(room, 'note:a', 0)).toBe('gone')
    })

    test('go with their room, which may be opened again', async () => {
      const { store, room, mine, theirs } = await openedRoom()
      await mine.add(room, 'note:a', [bytes(1)], ['p1'])
      await mine.compact(room, 'note:a', 1, bytes(1))
      await mine.add(room, 'plan:p', [bytes(1)], [])
      await store.deleteRoom(room)
      expect(await theirs.list(room)).toEqual([])
      expect(await theirs.read(room, 'note:a', 0)).toEqual([])
      await store.append(room, at(0), { commits: [commit(1)] })
      expect(await theirs.add(room, 'note:a', [bytes(5)], [])).toBe(1)
      expect(await mine.read(room, 'note:a', 0)).toEqual([{ position: 1, update: bytes(5) }])
    })

    test('a ticket is taken once, wherever, and not after its time', async () => {
      const { room, mine, theirs } = await openedRoom()
      await mine.keepTicket(room, 'k1', '{"a":1}', 30_000)
      expect(await theirs.takeTicket('another', 'k1')).toBeUndefined()
      const taken = await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? mine : theirs).takeTicket(room, 'k1')),
      )
      expect(taken.filter((value) => value === '{"a":1}')).toHaveLength(1)
      expect(taken.filter((value) => value === undefined)).toHaveLength(9)
      const begun = performance.now()
      await mine.keepTicket(room, 'k2', 'short', 30)
      await mine.keepTicket(room, 'k3', 'long', 30_000)
      await vi.waitFor(() => expect(performance.now() - begun).toBeGreaterThan(60))
      expect(await theirs.takeTicket(room, 'k2')).toBeUndefined()
      expect(await theirs.takeTicket(room, 'k3')).toBe('long')
    })

    test('everybody hears of an addition, and of what is told, until they stop', async () => {
      const { room, mine, theirs } = await openedRoom()
      const heard: string[] = []
      const stop = [
        theirs.onAdd((roomId, document) => roomId === room && heard.push(`added ${document}`)),
        mine.onTold((roomId, document, message) => roomId === room && heard.push(`${document} ${[...message].join()}`)),
        theirs.onTold((roomId, document) => roomId === room && heard.push(`told ${document}`)),
      ]
      await mine.add(room, 'note:a', [bytes(1)], [])
      await vi.waitFor(() => expect(heard).toEqual(['added note:a']))
      theirs.tell(room, 'board', bytes(0, 255))
      await vi.waitFor(() => expect([...heard].sort()).toEqual(['added note:a', 'board 0,255', 'told board']))
      for (const unhook of stop) unhook()
      await mine.add(room, 'note:a', [bytes(2)], [])
      expect(heard).toHaveLength(3)
    })
  })
}
