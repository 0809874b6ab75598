import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Commit } from '../../shared/commit.ts'
import { StoreUnreachable, type RoomStore } from '../../server/store/store.ts'
import { at, commit, commits, profileOf } from '../commits.ts'
import { besideContract } from './beside.ts'
import { documentsContract } from './documents.ts'
import { personalDataContract } from './personal-data.ts'

/** Two handles on one store: as two nodes have it where several nodes may share it, else the same one twice. */
export interface OpenedStore {
  store: RoomStore
  other: RoomStore
  /** Closes both and leaves nothing behind. */
  close(): Promise<void>
}

/** What every store must do. `open` gives an empty one. */
export function roomStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the promise of a store`, () => {
    let opened: OpenedStore
    let store: RoomStore
    let other: RoomStore
    let room: string

    beforeAll(async () => {
      opened = await open()
      ;({ store, other } = opened)
    })
    afterAll(() => opened.close())
    beforeEach(() => {
      room = randomBytes(6).toString('hex')
    })

    describe('append', () => {
      test('the first commit of a room has version 1', async () => {
        expect(await store.append(room, at(0), { commits: [commit(1)] })).toBe('appended')
        expect(await store.head(room)).toEqual(at(1))
        expect(await store.read(room, 0)).toEqual([commit(1)])
      })

      test('an append to a room that has moved on is a conflict and writes nothing', async () => {
        await store.append(room, at(0), { commits: commits(1, 3) })
        const late = { commits: [commit(3, { type: 'late' })], put: [profileOf('p1', 'late')] }
        expect(await store.append(room, at(2), late)).toBe('conflict')
        expect(await store.read(room, 0)).toEqual(commits(1, 3))
        expect(await store.personal(room)).toEqual([])
      })

      test('a conflict drops and erases nothing', async () => {
        await store.append(room, at(0), { commits: [commit(1)], put: [profileOf('p1', 'Ana'), profileOf('p2', 'Bo')] })
        expect(await store.append(room, at(0), { commits: [commit(1)], erase: ['p1'], drop: ['p2/profile-1'] })).toBe(
          'conflict',
        )
        expect(await store.personal(room)).toHaveLength(2)
      })

      test('an append that expects more than there is, is a conflict: the store was lost', async () => {
        expect(await store.append(room, at(7), { commits: [commit(8)] })).toBe('conflict')
        expect(await store.head(room)).toEqual(at(0))
      })

      test('[L2] an append that follows another commit of the same version is a conflict: the store lost its end and grew again', async () => {
        const marked = (version: number, mark: string) => commit(version, { mark })
        await store.append(room, at(0), { commits: [marked(1, 'a'), marked(2, 'b')] })
        expect(await other.head(room)).toEqual(at(2, 'b'))
        const lost = { commits: [marked(3, 'd')], put: [profileOf('p1', 'lost')] }
        for (const mark of ['x', 'a', '', 'b ']) expect(await store.append(room, at(2, mark), lost)).toBe('conflict')
        expect(await store.personal(room)).toEqual([])
        expect(await other.append(room, at(2, 'b'), { commits: [marked(3, 'c'), marked(4, 'e')] })).toBe('appended')
        expect(await store.head(room)).toEqual(at(4, 'e'))
        expect(await store.read(room, 0)).toEqual([marked(1, 'a'), marked(2, 'b'), marked(3, 'c'), marked(4, 'e')])
      })

      test('a log whose commits bear no mark goes on with commits that do', async () => {
        await store.append(room, at(0), { commits: commits(1, 2) })
        expect(await store.append(room, at(2, 'a'), { commits: [commit(3)] })).toBe('conflict')
        expect(await store.append(room, at(2), { commits: [commit(3, { mark: 'c' })] })).toBe('appended')
        expect(await store.head(room)).toEqual(at(3, 'c'))
      })

      test('the first commit follows nothing, whatever it is called', async () => {
        expect(await store.append(room, at(0, 'a'), { commits: [commit(1)] })).toBe('conflict')
        expect(await store.head(room)).toEqual(at(0))
      })

      test('many commits in one call lie one after another', async () => {
        await store.append(room, at(0), { commits: commits(1, 50) })
        await store.append(room, at(50), { commits: commits(51, 60) })
        expect((await store.read(room, 0)).map(({ version }) => version)).toEqual(
          Array.from({ length: 60 }, (_, index) => index + 1),
        )
      })

      test('a gap between versions is refused and nothing is written', async () => {
        await expect(
          store.append(room, at(0), { commits: [commit(1), commit(3)], put: [profileOf('p1', 1)] }),
        ).rejects.toThrow(RangeError)
        await expect(store.append(room, at(0), { commits: [commit(2)] })).rejects.toThrow(RangeError)
        expect(await store.head(room)).toEqual(at(0))
        expect(await store.personal(room)).toEqual([])
      })

      test('of two handles that append at once, exactly one wins each version', async () => {
        const rounds = 100
        const won = { store: 0, other: 0 }
        for (let head = 0; head < rounds; head++) {
          const mine = { commits: [commit(head + 1, { type: 'store' })] }
          const theirs = { commits: [commit(head + 1, { type: 'other' })] }
          const outcomes = await Promise.all([store.append(room, at(head), mine), other.append(room, at(head), theirs)])
          expect([...outcomes].sort()).toEqual(['appended', 'conflict'])
          won[outcomes[0] === 'appended' ? 'store' : 'other']++
        }
        const log = await other.read(room, 0)
        expect(log.map(({ version }) => version)).toEqual(Array.from({ length: rounds }, (_, index) => index + 1))
        expect(log.filter(({ type }) => type === 'store')).toHaveLength(won.store)
        expect(log.filter(({ type }) => type === 'other')).toHaveLength(won.other)
      })

      test('of twenty appends at once that expect the same, one is appended', async () => {
        const writers = Array.from({ length: 20 }, (_, writer) => (writer % 2 ? store : other))
        const outcomes = await Promise.all(
          writers.map((writer) => writer.append(room, at(0), { commits: commits(1, 2) })),
        )
        expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1)
        expect(await store.head(room)).toEqual(at(2))
      })

      test('rooms do not mix', async () => {
        const beside = `${room}x`
        await store.append(room, at(0), { commits: commits(1, 2), put: [profileOf('p1', 'here')] })
        await store.append(beside, at(0), {
          commits: [commit(1, { type: 'beside' })],
          put: [profileOf('p1', 'beside')],
        })
        expect(await store.read(beside, 0)).toEqual([commit(1, { type: 'beside' })])
        expect(await store.personal(beside)).toEqual([profileOf('p1', 'beside')])
        expect(await store.read(room, 0)).toEqual(commits(1, 2))
        expect(await store.rooms()).toEqual(expect.arrayContaining([room, beside]))
      })

      test('what was appended does not change with the object it came from, nor with the object that was read', async () => {
        const mine = commit(1)
        await store.append(room, at(0), { commits: [mine] })
        mine.type = 'changed'
        const read = await store.read(room, 0)
        read[0]!.type = 'changed'
        expect(await store.read(room, 0)).toEqual([commit(1)])
      })
    })

    describe('read', () => {
      test('an unknown room is empty, and is no room', async () => {
        expect(await store.read(room, 0)).toEqual([])
        expect(await store.head(room)).toEqual(at(0))
        expect(await store.personal(room)).toEqual([])
        expect(await store.loadSnapshot(room)).toBeUndefined()
        expect(await store.rooms()).not.toContain(room)
      })

      test('commits after a version, at most so many', async () => {
        await store.append(room, at(0), { commits: commits(1, 30) })
        expect(await store.read(room, 28)).toEqual(commits(29, 30))
        expect(await store.read(room, 10, 5)).toEqual(commits(11, 15))
        expect(await store.read(room, 0, 0)).toEqual([])
        expect(await store.read(room, 30)).toEqual([])
        expect(await store.read(room, 99)).toEqual([])
      })

      test('a log of 100,000 commits is read back whole and in order, at once and in pages', async () => {
        const all = 100_000
        for (let head = 0; head < all; head += 5000) {
          expect(await store.append(room, at(head), { commits: commits(head + 1, head + 5000) })).toBe('appended')
        }
        expect(await other.head(room)).toEqual(at(all))
        expectDense(await other.read(room, 0), 1, all)
        let paged = 0
        for (let after = 0; after < all; after += 7000) {
          const page = await other.read(room, after, 7000)
          expectDense(page, after + 1, Math.min(after + 7000, all))
          paged += page.length
        }
        expect(paged).toBe(all)
      }, 120_000)

      test('text comes back letter by letter, and prototype words are words like others', async () => {
        const odd = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "c", "toString": null}') as Record<
          string,
          unknown
        >
        const text = 'Zoë 日本 👩‍🚀 \u2028 \u0000 "\\" \n line \ud800 end'
        const answer = { meetingId: text, odd } as Commit['answer']
        const put = [
          { key: '__proto__', owners: ['constructor'], value: odd },
          { key: `ü/${text.slice(0, 6)}`, owners: ['toString', '__proto__'], value: text },
        ]
        await store.append(room, at(0), { commits: [commit(1, { answer })], put })
        expect(JSON.stringify(await store.read(room, 0))).toBe(JSON.stringify([commit(1, { answer })]))
        expect(
          JSON.stringify(
            await store.personal(
              room,
              put.map(({ key }) => key),
            ),
          ),
        ).toBe(JSON.stringify(put))
        await store.append(room, at(1), { commits: [commit(2)], erase: ['constructor'] })
        expect(await store.personal(room)).toEqual([put[1]])
      })

      test('rooms may be called like parts of an object', async () => {
        for (const odd of ['__proto__', 'constructor', 'toString']) {
          expect(await store.head(odd)).toEqual(at(0))
          await store.append(odd, at(0), { commits: [commit(1)] })
          expect(await store.read(odd, 0)).toEqual([commit(1)])
          await store.deleteRoom(odd)
        }
      })

      test('a commit and a piece of personal data may be megabytes long', async () => {
        const long = 'é'.repeat(2_000_000)
        await store.append(room, at(0), { commits: [commit(1, { type: long })], put: [profileOf('p1', { long })] })
        expect((await store.read(room, 0))[0]!.type).toBe(long)
        expect(await store.personal(room)).toEqual([profileOf('p1', { long })])
      })
    })

    personalDataContract(() => ({ store, other, room }))

    documentsContract(() => ({ store, other, room }))

    besideContract(() => ({ store, other, room }))

    describe('snapshots', () => {
      test('the newest is kept, an older one is ignored', async () => {
        await store.append(room, at(0), { commits: commits(1, 9) })
        await store.saveSnapshot(room, { version: 5, state: { five: true } })
        await store.saveSnapshot(room, { version: 9, state: { nine: ['é', null, 1.5] } })
        await other.saveSnapshot(room, { version: 7, state: { seven: true } })
        expect(await other.loadSnapshot(room)).toEqual({ version: 9, state: { nine: ['é', null, 1.5] } })
      })

      test('one at the same version replaces', async () => {
        await store.saveSnapshot(room, { version: 3, state: 'a' })
        await store.saveSnapshot(room, { version: 3, state: 'b' })
        expect(await store.loadSnapshot(room)).toEqual({ version: 3, state: 'b' })
      })
    })

    describe('the store as a whole', () => {
      test('a deleted room is gone with all that lay beside it, and its id may be opened again', async () => {
        const beside = `${room}x`
        await store.append(beside, at(0), { commits: [commit(1)], put: [profileOf('p1', 'stays')] })
        await store.append(room, at(0), { commits: commits(1, 5), put: [profileOf('p1', 'Ana')] })
        await store.saveSnapshot(room, { version: 5, state: {} })
        await store.deleteRoom(room)
        expect(await store.head(room)).toEqual(at(0))
        expect(await store.read(room, 0)).toEqual([])
        expect(await store.personal(room)).toEqual([])
        expect(await store.loadSnapshot(room)).toBeUndefined()
        expect(await store.rooms()).not.toContain(room)
        expect(await store.append(room, at(0), { commits: [commit(1, { type: 'again' })] })).toBe('appended')
        expect(await store.read(room, 0)).toEqual([commit(1, { type: 'again' })])
        expect(await store.personal(beside)).toEqual([profileOf('p1', 'stays')])
      })

      test('deleting an unknown room is no error', async () => {
        await store.deleteRoom(room)
        expect(await store.rooms()).not.toContain(room)
      })

      test('the secret is 32 bytes, the same for every handle and every time', async () => {
        const [one, two] = await Promise.all([store.secret(), other.secret()])
        expect(Buffer.from(one, 'base64url')).toHaveLength(32)
        expect(two).toBe(one)
        expect(await store.secret()).toBe(one)
      })

      test('everybody who listens hears of an append, until they stop', async () => {
        const heard: string[] = []
        const heardToo: string[] = []
        const stop = store.onAppend((roomId) => heard.push(roomId))
        const stopToo = other.onAppend((roomId) => heardToo.push(roomId))
        await store.append(room, at(0), { commits: [commit(1)] })
        await vi.waitFor(() => expect([heard, heardToo]).toEqual([[room], [room]]))
        stop()
        await other.append(room, at(1), { commits: [commit(2)] })
        await vi.waitFor(() => expect(heardToo).toEqual([room, room]))
        stopToo()
        expect(heard).toEqual([room])
      })

      test('it answers, and has nothing to warn of', async () => {
        await store.ping()
        expect(await store.warnings()).toEqual([])
      })
    })

    test('a closed store says so', async () => {
      const { store: closed, close } = await open()
      await closed.close()
      await expect(closed.ping()).rejects.toThrow(StoreUnreachable)
      await expect(closed.append(room, at(0), { commits: [commit(1)] })).rejects.toThrow(StoreUnreachable)
      await close()
    })
  })
}

/** One assertion over many commits: 100,000 calls of `expect` take longer than the store. */
function expectDense(log: readonly Commit[], first: number, last: number): void {
  const strange = log.findIndex((entry, index) => entry.version !== first + index || entry.by.seq !== first + index)
  expect({ length: log.length, strange }).toEqual({ length: last - first + 1, strange: -1 })
}
