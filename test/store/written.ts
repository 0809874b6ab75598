import { expect } from 'vitest'
import type { RoomStore } from '../../server/store/store.ts'
import { sizeAt } from '../commits.ts'

/**
 * After a crash of `writer.ts` or of its store: everything that was answered is there, and of every append all or nothing. Each append puts
 * the profile of a person named after its last version, and erases the one before where that version is even.
 * Returns the head, which may be one append further than what was answered.
 */
export async function expectWhole(store: RoomStore, room: string, answered: number): Promise<number> {
  const { version: head } = await store.head(room)
  const ends = [0]
  while (ends.at(-1)! < head) ends.push(ends.at(-1)! + sizeAt(ends.at(-1)!))
  expect(head).toBe(ends.at(-1))
  expect(head).toBeGreaterThanOrEqual(answered)
  expect((await store.read(room, 0)).map(({ version }) => version)).toEqual(
    Array.from({ length: head }, (_, index) => index + 1),
  )
  const people = (await store.personal(room)).map(({ value }) => Number(value)).sort((a, b) => a - b)
  expect(people).toEqual(ends.filter((end) => end > 0 && (end % 2 === 1 || end === head)))
  return head
}
