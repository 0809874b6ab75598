import { expect, test } from 'vitest'
import type { Audience } from '../../shared/protocol.ts'
import {
  counted,
  cursorOf,
  emptyLedger,
  nothingShown,
  parseCursor,
  reachOf,
  versionSeen,
  type Ledger,
} from '../../shared/views/ledger.ts'
import type { SealedChanges } from '../../shared/views/project.ts'
import type { RequestRecord } from '../../shared/views/records.ts'
import { plain, sealed } from '../../shared/views/sealed.ts'

/** What a commit puts that makes request `id` be as `more` says. */
function put(id: string, more: Partial<RequestRecord> = {}, key = `A/${id}`): SealedChanges {
  const record: RequestRecord = {
    kind: 'request',
    id,
    from: 'A',
    to: 'B',
    state: 'pending',
    slotIds: [],
    sentAt: '2030-05-06T08:00:00.000Z',
    expiresAt: null,
    meetingId: null,
    answeredBy: null,
    ...more,
  }
  return { put: [sealed(record, { message: key })], remove: [] }
}

/** The ledger after commits that change what these audiences see. */
function after(commits: readonly (readonly Audience[])[], changes = (version: number) => put(`r${version}`)): Ledger {
  return commits.reduce(
    (ledger, audiences, i) => counted(ledger, i + 1, new Map(audiences.map((audience) => [audience, changes(i + 1)]))),
    emptyLedger,
  )
}

const commits: Audience[][] = [
  ['staff', 'floor', 'screen'],
  ['staff', 'person:A'],
  ['staff'],
  ['staff', 'person:A', 'person:B'],
  [],
]
const made = () => after(commits)
/** How far A's view had come at each count. */
const reachesOfA = () => [1, 2, 4].map((length) => reachOf(after(commits.slice(0, length)), 'person:A'))

test('an audience counts the commits that changed what it sees, and no others', () => {
  const ledger = made()
  expect(reachOf(ledger, 'staff').count).toBe(4)
  expect(reachOf(ledger, 'floor').count).toBe(1)
  expect(reachOf(ledger, 'person:A').count).toBe(2)
  expect(reachOf(ledger, 'person:nobody')).toEqual(nothingShown)
})

test('[X2] a cursor tells up to which version somebody has seen all that concerns them', () => {
  const ledger = made()
  expect(reachesOfA().map((reach) => versionSeen(ledger, 'person:A', reach))).toEqual([1, 3, 5])
  expect(versionSeen(ledger, 'person:B', reachOf(ledger, 'person:B'))).toBe(5)
  expect(versionSeen(ledger, 'person:B', nothingShown)).toBe(3)
  expect(versionSeen(ledger, 'person:nobody', nothingShown)).toBe(5)
})

test('a count that is not reached, of others than a person, or of another history, tells no version', () => {
  const ledger = made()
  const { count, digest } = reachesOfA()[2]!
  expect(versionSeen(ledger, 'person:A', { count: count + 1, digest })).toBeUndefined()
  expect(versionSeen(ledger, 'staff', reachOf(ledger, 'staff'))).toBeUndefined()
  expect(versionSeen(ledger, 'staff', nothingShown)).toBeUndefined()
  for (const reach of reachesOfA()) expect(versionSeen(ledger, 'person:A', { ...reach, digest: 17 })).toBeUndefined()
})

test('counting leaves the ledger before it as it was', () => {
  const ledger = made()
  const before = structuredClone(ledger)
  counted(
    ledger,
    6,
    new Map<Audience, SealedChanges>([
      ['staff', put('x')],
      ['person:A', put('x')],
      ['person:C', put('x')],
    ]),
  )
  expect(ledger).toEqual(before)
})

test('[L5] a digest is of what the audience was shown, whatever others were shown meanwhile, and at whatever versions', () => {
  const alone: Audience[][] = [['person:A'], [], ['floor', 'person:B'], ['person:A']]
  const requests = ['r2', '', 'x', 'r4']
  const other = after(alone, (version) => put(requests[version - 1]!))
  expect(reachOf(other, 'person:A')).toEqual(reachOf(made(), 'person:A'))
  expect(reachOf(other, 'person:B')).not.toEqual(reachOf(made(), 'person:B'))
})

test('[L9] it is another as soon as anything that was shown is another, and stays so', () => {
  const shown: SealedChanges[] = [
    put('r1'),
    put('r2'),
    put('r1', { state: 'declined' }),
    put('r1', { slotIds: ['s1.1'] }),
    put('r1', { slotIds: ['s1.1', 's1.2'] }),
    put('r1', { expiresAt: '2030-05-06T08:00:00.000Z' }),
    put('r1', { meetingId: 'A' }),
    put('r1', { answeredBy: 'A' }),
    put('r1', {}, 'A/other words'),
    { put: [...put('r1').put, ...put('r2').put], remove: [] },
    { put: [...put('r1').put, ...put('r1').put], remove: [] },
    { put: [], remove: [{ kind: 'request', id: 'r1' }] },
    { put: [], remove: [{ kind: 'meeting', id: 'r1' }] },
    { put: [], remove: [] },
    { put: [plain({ kind: 'staff', id: 'a', role: 'facilitator', name: '', revoked: false })], remove: [] },
    { put: [plain({ kind: 'staff', id: 'a', role: 'facilitator', name: '', revoked: true })], remove: [] },
  ]
  const later = shown.map((first) =>
    reachOf(
      after([['staff'], ['staff']], (version) => (version === 1 ? first : put('r9'))),
      'staff',
    ),
  )
  expect(new Set(later.map(({ count }) => count))).toEqual(new Set([2]))
  expect(new Set(later.map(({ digest }) => digest)).size).toBe(shown.length)
})

/** What the floor's digest is once it was shown only this. */
const digestOf = (changes: SealedChanges) =>
  reachOf(
    after([['floor']], () => changes),
    'floor',
  ).digest

/** Fewer where the tests are run thousands of times over. */
const MANY = process.env.WALKS === undefined ? 200_000 : 4_000

test(`[L9] of ${MANY} digests of what differs by one letter, none are alike`, () => {
  const digests = new Set<number>()
  for (let i = 0; i < MANY; i++) digests.add(digestOf(put(`r${i}`)))
  expect(digests.size).toBe(MANY)
  expect([...digests].every((digest) => Number.isSafeInteger(digest) && digest >= 0)).toBe(true)
})

test('each of the 53 bits of a digest says something: over many it is as often set as not', () => {
  const digests = Array.from({ length: 1_000 }, (_, i) => BigInt(digestOf(put(`r${i}`))))
  for (let bit = 0n; bit < 53n; bit++) {
    const set = digests.filter((digest) => ((digest >> bit) & 1n) === 1n).length
    expect(Math.abs(set - 500), `bit ${bit}`).toBeLessThan(80)
  }
})

test('a digest is the same in whatever order a commit’s records are found, and whether or not they have been stored', () => {
  const [a, b] = [put('a', { answeredBy: undefined as unknown as null }).put, put('b').put]
  const both = { put: [...a, ...b], remove: [] }
  expect(digestOf({ put: [...b, ...a], remove: [] })).toBe(digestOf(both))
  expect(digestOf(JSON.parse(JSON.stringify(both)) as SealedChanges)).toBe(digestOf(both))
})

test.each(['staff', 'floor', 'screen', 'person:a1-b2_c'] as const)(
  'a cursor of %s says what it was made of, and ends in the count',
  (audience) => {
    for (const digest of [0, 36, 2 ** 53 - 1]) {
      const reach = { count: 42, digest }
      const cursor = cursorOf('log7', audience, reach)
      expect(parseCursor(cursor)).toEqual({ logId: 'log7', audience, reach })
      expect(cursor.split(':').at(-1)).toBe('42')
    }
    for (const count of [0, 1, 10, 123_456_789_012_345])
      expect(parseCursor(cursorOf('log7', audience, { count, digest: 1 }))?.reach.count).toBe(count)
  },
)

test.each([
  ['empty', ''],
  ['of an audience that is none', 'log:everybody:a:1'],
  ['without a count', 'log:staff:a:'],
  ['without a digest', 'log:staff:1'],
  ['with a digest that is written oddly', 'log:staff:0a:1'],
  ['with a digest in capitals', 'log:staff:A:1'],
  ['with a negative count', 'log:staff:a:-1'],
  ['with a count that is written oddly', 'log:staff:a:01'],
  ['with a count beyond all numbers', `log:staff:a:${'9'.repeat(20)}`],
  ['with something behind', 'log:staff:a:1 '],
  ['with something before', 'other:log:staff:a:1'],
  ['in a list', ['log:staff:a:1']],
  ['that is a number', 17],
  ['that is nothing', undefined],
  ['that is an object', { logId: 'log' }],
])('a cursor %s is not recognised', (_, cursor) => {
  expect(parseCursor(cursor)).toBeUndefined()
})
