import { describe, expect, test } from 'vitest'
import { MOST_RECORDS, type SideRecord } from '../../server/store/beside.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { StoreFull } from '../../server/store/store.ts'
import { at, commit } from '../commits.ts'

const record = (key: string, owners: string[] = [], value: unknown = key): SideRecord => ({ key, owners, value })

/** What every store must do with side records, in a room that is not there yet. Part of `roomStoreContract`. */
export function besideContract(opened: () => { store: RoomStore; other: RoomStore; room: string }): void {
  describe('side records', () => {
    async function openedRoom() {
      const { store, other, room } = opened()
      await store.append(room, at(0), { commits: [commit(1)] })
      return { store, other, room, mine: store.beside, theirs: other.beside }
    }

    test('are read back by how their keys begin, in the order of the keys, and replaced by key', async () => {
      const { room, mine, theirs } = await openedRoom()
      const odd = { text: 'Zoë \u2028 \n "', list: [1.5, null, {}, []] }
      const records = [record('push/p1/b'), record('push/p10/a', [], odd), record('push/p1/a', ['p1', 'p2'])]
      expect(await mine.put(room, [...records, record('mail/p1')])).toBe('kept')
      const [b, ten, a] = records
      expect(await theirs.read(room, 'push/p1/')).toEqual([a, b])
      expect(await theirs.read(room, 'push/p1')).toEqual([a, b, ten])
      expect(await mine.read(room, 'push/p2')).toEqual([])
      expect(await theirs.put(room, [record('push/p1/a', ['p3'], 'new')])).toBe('kept')
      expect(await mine.read(room, 'push/p1/a')).toEqual([record('push/p1/a', ['p3'], 'new')])
      expect((await mine.read(room, '')).map(({ key }) => key)).toEqual([
        'mail/p1',
        'push/p1/a',
        'push/p1/b',
        'push/p10/a',
      ])
      expect(await mine.read('another', '')).toEqual([])
    })

    test('dropped, they are gone; dropping what is not there is no error', async () => {
      const { room, mine, theirs } = await openedRoom()
      await mine.put(room, [record('a'), record('b')])
      await theirs.drop(room, ['a', 'never'])
      await theirs.drop(room, [])
      expect(await mine.read(room, '')).toEqual([record('b')])
    })

    test('of all who claim one, the first has it, until it is dropped', async () => {
      const { room, mine, theirs } = await openedRoom()
      const claims = Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? mine : theirs).claim(room, [record('told/1', ['p1'], n), record(`told/of-${n}`)]),
      )
      const had = (await Promise.all(claims)).flatMap((keys, n) => keys.map((key) => ({ key, n })))
      const winners = had.filter(({ key }) => key === 'told/1')
      expect(winners).toHaveLength(1)
      expect(had.filter(({ key }) => key !== 'told/1')).toHaveLength(20)
      expect(await mine.read(room, 'told/1')).toEqual([record('told/1', ['p1'], winners[0]!.n)])
      await mine.drop(room, ['told/1'])
      expect(await theirs.claim(room, [record('told/1')])).toEqual(['told/1'])
      expect(await mine.claim(room, [])).toEqual([])
    })

    test('are none of a room that is not there', async () => {
      const { store, room } = opened()
      expect(await store.beside.put(room, [record('a')])).toBe('gone')
      expect(await store.beside.claim(room, [record('a')])).toEqual([])
      await store.append(room, at(0), { commits: [commit(1)] })
      expect(await store.beside.read(room, '')).toEqual([])
    })

    test('go with any of their owners who is erased, who owns nothing afterwards', async () => {
      const { store, room, mine, theirs } = await openedRoom()
      const kept = [record('a', ['p3']), record('b'), record('c', ['p11'])]
      await mine.put(room, [...kept, record('d', ['p1']), record('e', ['p3', 'p1'])])
      await store.append(room, at(1), { commits: [commit(2)], erase: ['p1', 'p2'] })
      expect(await theirs.read(room, '')).toEqual(kept)
      expect(await theirs.put(room, [record('f'), record('d', ['p3', 'p1'])])).toBe('gone')
      expect(await mine.claim(room, [record('g'), record('h', ['p2'])])).toEqual(['g'])
      expect((await mine.read(room, '')).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'g'])
    })

    test('that are being written while their owner is erased are gone', async () => {
      const { store, room, mine, theirs } = await openedRoom()
      const writing = Array.from({ length: 20 }, (_, n) => (n % 2 ? mine : theirs).put(room, [record(`k${n}`, ['p1'])]))
      const erasing = store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] })
      await Promise.all([...writing, erasing])
      expect(await theirs.read(room, '')).toEqual([])
    })

    test('an append that is a conflict takes none away', async () => {
      const { store, room, mine } = await openedRoom()
      await mine.put(room, [record('a', ['p1'])])
      expect(await store.append(room, at(0), { commits: [commit(1)], erase: ['p1'] })).toBe('conflict')
      expect(await mine.put(room, [record('b', ['p1'])])).toBe('kept')
      expect(await mine.read(room, '')).toHaveLength(2)
    })

    test('go with their room, which may be opened again, also with who was erased there', async () => {
      const { store, room, mine, theirs } = await openedRoom()
      await mine.put(room, [record('a', ['p2']), record('b', ['p1'])])
      await store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] })
      await store.deleteRoom(room)
      expect(await theirs.read(room, '')).toEqual([])
      await store.append(room, at(0), { commits: [commit(1)] })
      expect(await theirs.put(room, [record('b', ['p1'])])).toBe('kept')
      expect(await mine.read(room, '')).toEqual([record('b', ['p1'])])
    })

    test('are so many in a room and no more; to replace one is always possible', async () => {
      const { room, mine, theirs } = await openedRoom()
      for (let from = 0; from < MOST_RECORDS; from += 5000)
        await mine.put(
          room,
          Array.from({ length: 5000 }, (_, n) => record(`k${from + n}`, [], 0)),
        )
      await expect(theirs.put(room, [record('k1'), record('new')])).rejects.toThrow(StoreFull)
      await expect(theirs.claim(room, [record('new')])).rejects.toThrow(StoreFull)
      expect(await theirs.claim(room, [record('k1')])).toEqual([])
      expect(await theirs.put(room, [record('k1', [], 1)])).toBe('kept')
      expect(await mine.read(room, 'k1')).toContainEqual(record('k1', [], 1))
      expect(await mine.read(room, '')).toHaveLength(MOST_RECORDS)
      await mine.drop(room, ['k2'])
      expect(await theirs.claim(room, [record('new')])).toEqual(['new'])
    }, 60_000)

    test('whose key or size no store could keep are refused', async () => {
      const { room, mine } = await openedRoom()
      const bad = [
        [record('')],
        [record('a b')],
        [record('ü')],
        [record('k'.repeat(201))],
        [record('a'), record('a')],
        [record('long', [], 'é'.repeat(8000))],
      ]
      for (const records of bad) {
        await expect(mine.put(room, records)).rejects.toThrow(RangeError)
        await expect(mine.claim(room, records)).rejects.toThrow(RangeError)
      }
      expect(await mine.read(room, '')).toEqual([])
    })
  })
}
