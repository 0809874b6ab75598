import assert from 'node:assert/strict'
import type { RoomStore } from '../../server/store/store.ts'
import { at, commit, profileOf, sizeAt, snapshotOf } from '../commits.ts'

/** One append of the crash tests to a room that ends at `head`. Returns where it ends then; undefined for a conflict. @throws StoreUnreachable, StoreFull */
export async function appendNext(store: RoomStore, room: string, head: number): Promise<number | undefined> {
  const next = head + sizeAt(head)
  const commits = Array.from({ length: sizeAt(head) }, (_, index) => commit(head + 1 + index))
  const erase = head % 2 === 0 ? [`p${head}`] : []
  const outcome = await store.append(room, at(head), { commits, put: [profileOf(`p${next}`, next)], erase })
  return outcome === 'appended' ? next : undefined
}

/**
 * After a crash of `writer.ts` or of its store: everything that was answered is there, and of every append all or nothing. Each append puts
 * the profile of a person named after its last version, and erases the one before where that version is even. A snapshot is whole, and of what the log holds.
 * Returns the head, which may be one append further than what was answered.
 */
export async function expectWhole(store: RoomStore, room: string, answered: number): Promise<number> {
  const { version: head } = await store.head(room)
  const ends = [0]
  while (ends.at(-1)! < head) ends.push(ends.at(-1)! + sizeAt(ends.at(-1)!))
  assert.equal(head, ends.at(-1), 'of an append, all or nothing')
  assert.ok(head >= answered, `${answered} was answered, the log ends at ${head}`)
  const versions = (await store.read(room, 0)).map(({ version }) => version)
  assert.deepEqual(
    versions,
    Array.from({ length: head }, (_, index) => index + 1),
  )
  const people = (await store.personal(room)).map(({ value }) => Number(value)).sort((a, b) => a - b)
  assert.deepEqual(
    people,
    ends.filter((end) => end > 0 && (end % 2 === 1 || end === head)),
  )
  const snapshot = await store.loadSnapshot(room)
  if (snapshot) {
    assert.ok(snapshot.version <= head, `a snapshot of ${snapshot.version}, the log ends at ${head}`)
    assert.deepEqual(snapshot.state, snapshotOf(snapshot.version))
  }
  return head
}
