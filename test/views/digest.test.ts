import { expect, test } from 'vitest'
import type { SealedChanges } from '../../shared/views/project.ts'
import { digestAfter, emptyDigest } from '../../shared/views/digest.ts'
import { plain, sameSealed, type Sealed } from '../../shared/views/sealed.ts'

// What tells one record from another: for the node that has to send it, and in the digest of what an audience was shown.

/** What a field may hold, by kind; within a kind each is another than all the others, and so in the JSON that is sent. */
const kinds: Record<string, unknown[]> = {
  'yes or no': [true, false, null],
  numbers: [0, 1, 2, 3, 1.5, 2 ** 32, 2 ** 32 + 1, null],
  texts: ['', '0', '1', 'a', 'b', 'ab', 'ba', 'null', 'true', null],
  lists: [[], [[]], [null], ['a'], ['b'], ['a', 'b'], ['b', 'a'], ['ab', ''], ['', 'ab'], [1, 2], [12], null],
  things: [{}, { a: null }, { a: 'b' }, { b: 'a' }, { a: 'b', c: 'd' }, { a: { b: 'c' } }, { a: ['b', 'c'] }, null],
}

/** A record with this value in one of its fields; no matter which, and whether it may be there. */
function holding(value: unknown): Sealed {
  return plain({ kind: 'staff', id: 'S', role: value, name: '', revoked: false } as unknown as Sealed['record'])
}

const digestOf = (changes: Partial<SealedChanges>) => digestAfter(emptyDigest, { put: [], remove: [], ...changes })

test.each(Object.entries(kinds))(
  '[L4] a record is sent again where a value is another, and only there: %s',
  (_, values) => {
    for (const [i, value] of values.entries())
      for (const [j, other] of values.entries())
        expect(sameSealed(holding(value), holding(structuredClone(other))), JSON.stringify([value, other])).toBe(
          i === j,
        )
  },
)

test('a record is sent again where a field has come or gone', () => {
  const open = { kind: 'staff', id: 'S', role: 'facilitator', name: '' } as const
  const [more, less] = [plain({ ...open, revoked: false }), plain({ ...open } as unknown as Sealed['record'])]
  expect([sameSealed(more, less), sameSealed(less, more), sameSealed(less, less)]).toEqual([false, false, true])
})

test.each(Object.entries(kinds))('[L9] a digest is another where a value is another: %s', (_, values) => {
  expect(new Set(values.map((value) => digestOf({ put: [holding(value)] }))).size).toBe(values.length)
})

test('[L9] a digest is another for what was put than for what was removed, and for another commit before', () => {
  const removed = digestOf({ remove: [{ kind: 'staff', id: 'S' }] })
  const shown = [digestOf({}), digestOf({ put: [holding(1)] }), removed, digestOf({ put: [holding(1), holding(2)] })]
  const later = shown.map((before) => digestAfter(before, { put: [holding(3)], remove: [] }))
  expect(new Set([...shown, ...later]).size).toBe(8)
})

test('a digest that was written by another build is understood: where this changes, every client fetches its whole view once', () => {
  const put = [holding(1.5), holding(['a', true, null]), holding({ b: false })]
  const first = digestAfter(emptyDigest, { put, remove: [{ kind: 'staff', id: 'T' }] })
  expect([first, digestAfter(first, { put: [], remove: [] })]).toEqual([6170880087028952, 3807497477820027])
})
