import { expect, test } from 'vitest'
import { membersOf } from '../../client/phone/delegation/members.ts'
import { inOrder } from '../../client/paper/agenda-sheet.ts'
import type { MeetingRecord, MeRecord, NoticeRecord, RequestRecord } from '../../shared/views/records.ts'
import { at, meeting, person, slot, slots } from './given-records.ts'

// [D] What a lead is shown of the delegation, and in which order paper is handed out.

const me = (id: string, more: Partial<MeRecord> = {}): MeRecord => ({
  kind: 'me',
  id,
  email: '',
  stepFree: false,
  listed: false,
  closedSlots: [],
  signedUp: [],
  checkedInAt: null,
  openRequests: 0,
  meetings: 0,
  declinedBy: [],
  calendar: '',
  ...more,
})
const asks = (from: string, to: string, state: RequestRecord['state'] = 'pending') =>
  ({ kind: 'request', id: `${from}>${to}`, from, to, state, slotIds: [] }) as unknown as RequestRecord
const unseen = (participantId: string) => ({ kind: 'notice', participantId }) as NoticeRecord

interface Given {
  people: MeRecord[]
  requests?: RequestRecord[]
  notices?: NoticeRecord[]
  meetings?: Record<string, MeetingRecord[]>
}

const members = ({ people, requests = [], notices = [], meetings = {} }: Given) =>
  membersOf(
    {
      myself: new Map(people.map((one) => [one.id, one])),
      participants: new Map(people.map(({ id }) => [id, person(id, { busy: id === 'Bea' ? ['s1.4'] : [] })])),
      slots: slots.map((one) => (one.number === 1 ? slot(1, { stage: 'over' }) : one)),
      requests,
      notices,
      meetingsOf: (id) => meetings[id] ?? [],
    },
    [...people.map(({ id }) => id), 'gone'],
    () => true,
  )

test('who has something to answer comes first, then who missed a change, then who waits for a place, then by name', () => {
  const waiting = { ...meeting('x', 1, 1), state: 'waiting' as const, slotId: undefined as never }
  const proposed = meeting('y', 3, 1, { proposal: { by: 'y', slotId: 's1.4', agreed: ['y'] } })
  const found = members({
    people: ['Ana', 'Bea', 'Carla', 'Dario', 'Eva', 'Fo'].map((id) => me(id)),
    requests: [asks('x', 'Eva'), asks('x', 'Ana', 'declined'), asks('Ana', 'x')],
    notices: Array.from({ length: 30 }, () => unseen('Dario')),
    meetings: { Carla: [waiting], Fo: [proposed] },
  })
  expect(found.map(({ person }) => person.id)).toEqual(['Eva', 'Fo', 'Dario', 'Carla', 'Ana', 'Bea'])
  expect(found.map(({ toAnswer, unseen, waiting }) => [toAnswer, unseen, waiting])).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [0, 30, 0],
    [0, 0, 1],
    [0, 0, 0],
    [0, 0, 0],
  ])
})

test('a day at a glance tells meetings, closed times, others that are taken, and what is over; next is what begins first', () => {
  const [bea] = members({
    people: [me('Bea', { closedSlots: ['s1.3'], checkedInAt: at('09:00') })],
    meetings: { Bea: [meeting('b', 5, 1), meeting('a', 2, 1), meeting('c', 1, 1, { state: 'held' })] },
  })
  expect(bea!.day.map(({ is, over }) => `${is}${over ? ' over' : ''}`)).toEqual([
    'meeting over',
    'meeting',
    'closed',
    'busy',
    'meeting',
    'free',
  ])
  expect(bea!.next!.meeting.id).toBe('a')
  expect(bea!.isHere).toBe(true)
})

test('sheets are sorted as they are handed out; who has no delegation comes last', () => {
  const people = [
    person('Zoe', { organisation: 'Alfa', delegation: 'North' }),
    person('Ana', { organisation: 'Zeta' }),
    person('Bea', { organisation: 'Alfa', delegation: 'East' }),
  ]
  const sorted = (by: Parameters<typeof inOrder>[1]) => inOrder(people, by).map(({ id }) => id)
  expect(sorted('name')).toEqual(['Ana', 'Bea', 'Zoe'])
  expect(sorted('organisation')).toEqual(['Bea', 'Zoe', 'Ana'])
  expect(sorted('delegation')).toEqual(['Bea', 'Zoe', 'Ana'])
})
