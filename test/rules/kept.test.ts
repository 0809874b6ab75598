import { expect, test } from 'vitest'
import { commandSchemas } from '../../shared/commands.ts'
import {
  cameTooLate,
  expiresAt,
  insteadOf,
  isAbout,
  isKeepable,
  isUndecided,
  type Keepable,
  type KnownTimes,
} from '../../shared/kept.ts'
import { rejectionCodes } from '../../shared/rejections.ts'

// What a phone keeps without a line (RULES K). AB is the meeting m1 in slot 2, 10:30 to 10:55.

const known: KnownTimes = {
  slot: (id) =>
    ({
      's1.2': { startsAt: '2030-05-06T10:30:00.000Z', endsAt: '2030-05-06T10:55:00.000Z' },
      's1.3': { startsAt: '2030-05-06T11:00:00.000Z', endsAt: '2030-05-06T11:25:00.000Z' },
    })[id],
  slotOf: (id) => (id === 'm1' ? 's1.2' : undefined),
  item: (id) => (id === 'i1' ? { startsAt: '2030-05-06T15:00:00.000Z' } : undefined),
}
const time = (clock: string) => Date.parse(`2030-05-06T${clock}:00.000Z`)

test('[K.1] a phone keeps its owner’s own acts, and none of staff', () => {
  const types = Object.keys(commandSchemas) as (keyof typeof commandSchemas)[]
  const kept = types.filter((type) => isKeepable({ type }))
  expect(kept).toEqual(expect.arrayContaining(['send-request', 'accept-request', 'cancel-meeting', 'at-table']))
  for (const type of ['book-meeting', 'move-meeting', 'undo', 'publish-plan', 'change-participant', 'ticket'] as const)
    expect(kept).not.toContain(type)
})

test('[K.3] being at the table expires with the slot of the meeting, a time or an item when it begins', () => {
  expect(expiresAt({ type: 'at-table', meetingId: 'm1' }, known)).toBe(time('10:55'))
  expect(expiresAt({ type: 'set-availability', slotId: 's1.3', open: false }, known)).toBe(time('11:00'))
  expect(expiresAt({ type: 'sign-up', itemId: 'i1' }, known)).toBe(time('15:00'))
  expect(expiresAt({ type: 'sign-off', itemId: 'i1' }, known)).toBe(time('15:00'))
})

test('[K.3] what asks for a place, and what is not known here, never expires on the phone', () => {
  const acts: Keepable[] = [
    { type: 'accept-request', requestId: 'r1', slotId: 's1.2' },
    { type: 'send-request', to: 'p1', slotIds: ['s1.2'] },
    { type: 'propose-slot', meetingId: 'm1', slotId: 's1.3' },
    { type: 'cancel-meeting', meetingId: 'm1' },
    { type: 'at-table', meetingId: 'gone' },
    { type: 'sign-up', itemId: 'gone' },
  ]
  for (const act of acts) expect(expiresAt(act, known), act.type).toBeUndefined()
})

test('[K.4] only a busy room and one without its store decide nothing', () => {
  expect(rejectionCodes.filter(isUndecided)).toEqual(['busy', 'store-unreachable'])
})

test('[K.5] too late is what something else came before, not what was wrong from the start', () => {
  for (const code of ['person-busy', 'request-closed', 'item-full', 'slot-has-meeting', 'meeting-closed'] as const)
    expect(cameTooLate(code), code).toBe(true)
  for (const code of ['malformed', 'not-allowed', 'limit-reached', 'too-early'] as const)
    expect(cameTooLate(code), code).toBe(false)
})

test('[K.6] a place that the room offers is asked for in the way that the act would have', () => {
  const place = { slotId: 's1.3', tableId: 't1' }
  const busy = { code: 'person-busy' } as const
  expect(insteadOf({ type: 'accept-request', requestId: 'r1', slotId: 's1.2' }, busy, place)).toEqual({
    type: 'accept-request',
    requestId: 'r1',
    slotId: 's1.3',
  })
  expect(insteadOf({ type: 'answer-proposal', meetingId: 'm1', accept: true }, busy, place)).toMatchObject({
    type: 'propose-slot',
    meetingId: 'm1',
    slotId: 's1.3',
  })
  const inTheWay = { code: 'slot-has-meeting', meetingId: 'm1' } as const
  expect(insteadOf({ type: 'set-availability', slotId: 's1.2', open: false }, inTheWay, place)).toMatchObject({
    type: 'propose-slot',
    meetingId: 'm1',
    slotId: 's1.3',
  })
  expect(insteadOf({ type: 'withdraw-request', requestId: 'r1' }, { code: 'request-closed' }, place)).toBeUndefined()
})

test('[K.7] an act is about the one thing that it names', () => {
  expect(isAbout({ type: 'accept-request', requestId: 'r1', slotId: 's1.2' }, 'r1')).toBe(true)
  expect(isAbout({ type: 'accept-request', requestId: 'r1', slotId: 's1.2' }, 's1.2')).toBe(false)
  expect(isAbout({ type: 'set-availability', slotId: 's1.2', open: true }, 's1.2')).toBe(true)
  expect(isAbout({ type: 'send-request', to: 'p1' }, 'p1')).toBe(true)
  expect(isAbout({ type: 'check-in', participantId: 'p1' }, 'p1')).toBe(true)
  expect(isAbout({ type: 'at-table', meetingId: 'm1', participantId: 'p1' }, 'p1')).toBe(false)
})
