import { describe, expect, test } from 'vitest'
import type { RoomStore } from '../../server/store/store.ts'
import { at, commit, profileOf } from '../commits.ts'

/** What every store must do with personal data, in a room that is not there yet. Part of `roomStoreContract`. */
export function personalDataContract(opened: () => { store: RoomStore; other: RoomStore; room: string }): void {
  describe('personal data', () => {
    test('is there after the append, all of it or by key', async () => {
      const { store, other, room } = opened()
      const put = [
        profileOf('p1', { name: 'Ana' }),
        profileOf('p2', { name: 'Bo' }),
        { key: 'staff/1', owners: [], value: 'Cy' },
      ]
      await store.append(room, at(0), { commits: [commit(1)], put })
      expect(await byKey(other.personal(room))).toEqual(put)
      expect(await store.personal(room, ['p2/profile-1', 'p9/none'])).toEqual([put[1]])
      expect(await store.personal(room, [])).toEqual([])
    })

    test('may be put without a commit', async () => {
      const { store, room } = opened()
      await store.append(room, at(0), { commits: [commit(1)] })
      expect(await store.append(room, at(1), { commits: [], put: [profileOf('p1', 'Ana')] })).toBe('appended')
      expect(await store.head(room)).toEqual(at(1))
      expect(await store.personal(room)).toEqual([profileOf('p1', 'Ana')])
    })

    test('put again under its key is replaced, with its owners', async () => {
      const { store, room } = opened()
      await store.append(room, at(0), { commits: [commit(1)], put: [profileOf('p1', 'old')] })
      const anew = { key: 'p1/profile-1', owners: ['p2'], value: 'new' }
      await store.append(room, at(1), { commits: [commit(2)], put: [anew] })
      await store.append(room, at(2), { commits: [commit(3)], erase: ['p1'] })
      expect(await store.personal(room)).toEqual([anew])
      await store.append(room, at(3), { commits: [commit(4)], erase: ['p2'] })
      expect(await store.personal(room)).toEqual([])
    })

    test('that is dropped is gone, the rest stays; dropping what is not there is no error', async () => {
      const { store, room } = opened()
      await store.append(room, at(0), {
        commits: [commit(1)],
        put: [profileOf('p1', 1), profileOf('p1', 2, 'profile-2')],
      })
      await store.append(room, at(1), { commits: [commit(2)], drop: ['p1/profile-1', 'p9/none'] })
      expect(await store.personal(room)).toEqual([profileOf('p1', 2, 'profile-2')])
    })

    test('of an erased person goes with any of its owners, that of others and of staff stays', async () => {
      const { store, room } = opened()
      const shared = { key: 'r1/message', owners: ['p1', 'p2'], value: 'hello' }
      const staff = { key: 'staff/1', owners: [], value: 'Cy' }
      const put = [profileOf('p1', 'Ana'), profileOf('p2', 'Bo'), profileOf('p11', 'Di'), shared, staff]
      await store.append(room, at(0), { commits: [commit(1)], put })
      await store.append(room, at(1), { commits: [commit(2)], erase: ['p1', 'p99'] })
      expect(await byKey(store.personal(room))).toEqual([put[2], put[1], staff])
    })

    test('that an append puts is there, also where the same append drops that key or erases its former owner', async () => {
      const { store, room } = opened()
      await store.append(room, at(0), { commits: [commit(1)], put: [profileOf('p1', 'old'), profileOf('p2', 'old')] })
      const anew = [
        { key: 'p1/profile-1', owners: ['p3'], value: 'new' },
        { key: 'p2/profile-1', owners: ['p2'], value: 'new' },
      ]
      await store.append(room, at(1), { commits: [commit(2)], put: anew, drop: ['p2/profile-1'], erase: ['p1'] })
      expect(await byKey(store.personal(room))).toEqual(anew)
    })
  })
}

/** Sorted by key: a store gives personal data in any order. */
async function byKey<T extends { key: string }>(entries: Promise<T[]>): Promise<T[]> {
  return (await entries).sort((a, b) => (a.key < b.key ? -1 : 1))
}
