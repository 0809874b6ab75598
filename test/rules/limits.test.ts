import { expect, test } from 'vitest'
import { room, rules, session } from '../given.ts'

const twoSessions = [session('Morning', '10:00', 3), session('Afternoon', '14:00', 3)]

test('[L.1] pending requests that one has sent are limited; each that closes makes room', () => {
  const full = () =>
    room({ rules: { limits: { openRequestsPerParticipant: 2 }, requestsExpireAfterMinutes: 60 } })
      .atTime('08:00')
      .asked('A', 'B')
      .asked('A', 'C')
  const again = (story: ReturnType<typeof full>) => story.ok().does('A', { type: 'send-request', to: 'D' }).ok()
  full()
    .does('A', { type: 'send-request', to: 'D' })
    .rejected('limit-reached', { limit: 'openRequestsPerParticipant', who: 'you', allowed: 2 })
  again(full().accepts('B', 'A>B'))
  again(full().does('B', { type: 'decline-request', requestId: 'A>B' }))
  again(full().does('A', { type: 'withdraw-request', requestId: 'A>B' }))
  again(full().passes('09:00'))
})

test('[L.1] requests that one has received do not count', () => {
  room({ rules: { limits: { openRequestsPerParticipant: 1 } } })
    .asked('A', 'D')
    .asked('B', 'D')
    .asked('D', 'C')
})

test('[L.2] waiting meetings count; a cancelled one counts for nobody', () => {
  const story = room({ rules: { limits: { meetingsPerParticipant: 1 } } })
    .placed('AB', 1, 1)
    .unplaces('G', 'AB')
  story.does('A', { type: 'send-request', to: 'C' })
  story.rejected('limit-reached', { limit: 'meetingsPerParticipant', who: 'you', allowed: 1 })
  story.cancels('B', 'AB').asked('A', 'C')
})

test('[L.2] placed, running and held ones count, however they came about', () => {
  const story = room({ rules: { limits: { meetingsPerParticipant: 1 } } }).placed('AB', 1, 1)
  for (const at of ['09:00', '10:05', '10:26'])
    story.atTime(at).does('A', { type: 'send-request', to: 'C' }).rejected('limit-reached')
})

test('[L.3] the asker does not meet the target’s limit; who accepts does', () => {
  const story = room({ rules: { limits: { meetingsPerParticipant: 1 } } })
    .asked('A', 'B')
    .placed('BC', 1, 1)
    .asked('D', 'B')
  story.accepts('B', 'A>B').rejected('limit-reached', { who: 'you', allowed: 1 })
  expect(story.request('A>B').state).toBe('pending')
  story.cancels('B', 'BC').accepts('B', 'A>B').ok()
})

test('[L.3] the other side’s limit is told without a figure', () => {
  const story = room({ rules: { limits: { meetingsPerParticipant: 1 } } })
    .asked('A', 'B')
    .placed('AC', 1, 1)
    .accepts('B', 'A>B')
  expect(story.rejection).toEqual({ code: 'limit-reached', limit: 'meetingsPerParticipant', who: 'other' })
  story.does('G', { type: 'accept-request', requestId: 'A>B' }).rejected('limit-reached', { who: 'A', allowed: 1 })
})

test('[L.4] who has all they may in one session is placed in another, or waits', () => {
  const rules = { limits: { meetingsPerSession: 2 } }
  const story = room({ rules, sessions: twoSessions }).placed('AC', 's1.1', 1).placed('AD', 's1.2', 1).asked('A', 'B')
  story.accepts('B', 'A>B', 's1.3').rejected('limit-reached', { limit: 'meetingsPerSession', who: 'other' })
  expect(story.alternatives.map((place) => place.slice(0, 4))).toEqual(['s2.1', 's2.2', 's2.3'])
  story.accepts('B', 'A>B').ok().stands('AB', 's2.1@1')
  const morning = room({ rules }).placed('AC', 1, 1).placed('AD', 2, 1).asked('A', 'B').accepts('B', 'A>B').ok()
  morning.stands('AB', 'waiting: session-limit').cancels('C', 'AC').stands('AB', '1@1')
})

test('[L.5] lowering a limit removes nothing, and moving counts as nothing new', () => {
  const story = room({ sessions: twoSessions }).placed('AB', 's1.1', 1).placed('AC', 's1.2', 1)
  story
    .does('organiser', {
      type: 'set-rules',
      rules: rules({ limits: { meetingsPerSession: 1, meetingsPerParticipant: 1 } }),
    })
    .ok()
  story.stands('AB', '1@1').stands('AC', '2@1').moves('G', 'AB', '3@1').ok()
  story.does('A', { type: 'propose-slot', meetingId: 'AC', slotId: 's1.1' }).ok()
  story.does('G', { type: 'swap-meetings', meetingIds: ['AB', 'AC'] }).ok()
})

test('[L.5] moving into another session counts there; staff may overrule', () => {
  const story = room({ rules: { limits: { meetingsPerSession: 1 } }, sessions: twoSessions })
    .placed('AB', 's1.1', 1)
    .placed('AC', 's2.1', 1)
  story.moves('G', 'AB', 's2.2@1').rejected('limit-reached', { who: 'A', allowed: 1 })
  story.moves('G', 'AB', 's2.2@1', { overrule: true }).ok()
})

test('[L.5] a no-show counts for who was absent only', () => {
  const story = room({ rules: { limits: { meetingsPerParticipant: 1 } } })
    .placed('AB', 1, 1)
    .passes('10:26')
  story.does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] }).ok()
  story.asked('A', 'C').does('B', { type: 'send-request', to: 'C' }).rejected('limit-reached')
})

test('[L.5] a substitute takes the place with its limit', () => {
  const people = { A: { delegation: 'Alfa' }, C: { delegation: 'Alfa' }, B: {}, D: {} }
  const story = room({ people, rules: { limits: { meetingsPerParticipant: 1 } } })
    .placed('AB', 1, 1)
    .placed('CD', 2, 1)
  story.does('A', { type: 'substitute', participantId: 'A', by: 'C' }).ok().stands('CB', '1@1').asked('A', 'D')
})

test('[L.2] the limit is told with whose it is and, to them and to staff, how much', () => {
  const limited = () =>
    room({ rules: { limits: { meetingsPerParticipant: 1 } } })
      .asked('A', 'B')
      .placed('AC', 1, 1)
  limited().accepts('B', 'A>B')
  const told = (story: ReturnType<typeof limited>) => story.rejection
  const limit = 'meetingsPerParticipant'
  expect(told(limited().accepts('B', 'A>B'))).toEqual({ code: 'limit-reached', limit, who: 'other' })
  expect(told(limited().does('A', { type: 'send-request', to: 'D' }))).toEqual({
    code: 'limit-reached',
    limit,
    who: 'you',
    allowed: 1,
  })
  expect(told(limited().books('G', 'AD'))).toEqual({ code: 'limit-reached', limit, who: 'A', allowed: 1 })
})
