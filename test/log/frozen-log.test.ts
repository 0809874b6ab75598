import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Commit } from '../../shared/commit.ts'
import { emptyRoom, evolve, evolveAll } from '../../shared/evolve.ts'
import { expectLawful } from '../laws.ts'

// A day of a room as version 1 wrote it. The sample is never written again: a log that was written once is read for good.
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const log = read('log-v1.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Commit)
const expected: unknown = JSON.parse(read('log-v1.expected.json'))

test('a log of version 1 still says what it said: meetings, requests, people, slots and unseen changes', () => {
  const room = evolveAll(emptyRoom(), log)
  const meetings = [...room.meetings.values()].map((meeting) => {
    const place = 'slotId' in meeting ? meeting : { slotId: null, tableId: null }
    return [meeting.id, [meeting.state, place.slotId, place.tableId, meeting.participantIds.join('')]] as const
  })
  expect({
    meetings: Object.fromEntries(meetings),
    requests: Object.fromEntries([...room.requests.values()].map(({ id, state }) => [id, state])),
    participants: Object.fromEntries([...room.participants.values()].map(({ id, state }) => [id, state])),
    slots: Object.fromEntries(
      [...room.slots.values()].map(({ id, stage, startsAt }) => [id, [stage, new Date(startsAt).toISOString()]]),
    ),
    notices: [...room.notices.keys()].sort(),
  }).toEqual(expected)
})

test('every state on its way keeps the laws', () => {
  let room = emptyRoom()
  for (const commit of log) {
    const before = room
    room = evolve(before, commit)
    expectLawful(room, before, commit.type)
  }
  expect(room.version).toBe(log.length)
})
