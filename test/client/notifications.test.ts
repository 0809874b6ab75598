import { describe, expect, test } from 'vitest'
import { runnerList } from '../../client/board/errands.ts'
import { hindranceOf, type Facts } from '../../client/notifications/hindrance.ts'
import { momentOf, signalBetween, type Moment } from '../../client/notifications/moments.ts'
import type { Now } from '../../client/phone/now.ts'
import type { MeetingRecord, NoticeRecord, RequestRecord } from '../../shared/views/records.ts'

const notice = (participantId: string, meetingId: string, at = '2030-05-06T09:00:00Z') =>
  ({
    id: `${participantId}/${meetingId}`,
    participantId,
    meetingId,
    at,
    since: at,
    seen: null,
    now: {},
  }) as NoticeRecord
const meeting = (id: string, state: MeetingRecord['state'], ...participantIds: string[]) =>
  [id, { id, state, participantIds } as unknown as MeetingRecord] as const

describe('the runner list', () => {
  test('[X.3] says how many of a meeting’s people know of its change', () => {
    const notices = [notice('b', 'ab'), notice('c', 'cd'), notice('d', 'cd'), notice('x', 'ab'), notice('e', 'over')]
    const meetings = new Map([
      meeting('ab', 'placed', 'a', 'b'),
      meeting('cd', 'cancelled', 'c', 'd'),
      meeting('over', 'held', 'e'),
    ])
    const told = runnerList(notices, meetings).map((errand) => `${errand.notice.id} ${errand.seen}/${errand.of}`)
    // Who was in it before (x) counts too.
    expect(told).toEqual(['b/ab 1/3', 'c/cd 0/2', 'd/cd 0/2', 'x/ab 1/3'])
  })
})

describe('what a page is heard for', () => {
  const runs = (slotId: string, leftMs: number) =>
    ({ is: 'running', row: { is: 'meeting', slot: { id: slotId } }, leftMs }) as unknown as Now
  const request = (id: string, from: string, to: string, state = 'pending') =>
    ({ id, from, to, state }) as RequestRecord
  const nothing: Now = { is: 'open', met: false }
  const at = (now: Now, notices: NoticeRecord[] = [], requests: RequestRecord[] = []) =>
    momentOf('a', { notices, requests }, now)
  const quiet = at(nothing)

  test.each<[string, Moment, Moment, boolean, string | undefined]>([
    ['a change', quiet, at(nothing, [notice('a', 'ab')]), false, 'news'],
    [
      'another change of the same meeting',
      at(nothing, [notice('a', 'ab')]),
      at(nothing, [notice('a', 'ab', '2030-05-06T09:05:00Z')]),
      false,
      'news',
    ],
    ['a request', quiet, at(nothing, [], [request('r1', 'b', 'a')]), false, 'news'],
    ['a change at the moment in which a round begins', quiet, at(runs('s1', 9e5), [notice('a', 'ab')]), true, 'news'],
    ['the beginning of a round', quiet, at(runs('s1', 9e5)), true, 'round'],
    ['the next round', at(runs('s1', 1e3)), at(runs('s2', 9e5)), true, 'round'],
    ['its last five minutes', at(runs('s1', 300_001)), at(runs('s1', 300_000)), true, 'last-minutes'],
    ['rounds, where only changes were chosen', quiet, at(runs('s1', 9e5)), false, undefined],
    [
      'what others are told',
      quiet,
      at(nothing, [notice('b', 'ab')], [request('r1', 'a', 'b'), request('r2', 'b', 'a', 'declined')]),
      true,
      undefined,
    ],
    ['what was seen', at(nothing, [notice('a', 'ab')]), quiet, true, undefined],
    ['the end of a round', at(runs('s1', 1e3)), quiet, true, undefined],
    ['time that passes', at(runs('s1', 2e5)), at(runs('s1', 1e5)), true, undefined],
  ])('%s', (_what, before, after, rounds, signal) => expect(signalBetween(before, after, rounds)).toBe(signal))
})

describe('what stands in the way of pushes', () => {
  const able: Facts = { isSecure: true, isApple: false, isOnHomeScreen: false, canPush: true, permission: 'default' }
  test.each<[string, Partial<Facts>, string | undefined]>([
    ['nothing', {}, undefined],
    ['plain http, before anything else', { isSecure: false, isApple: true, permission: 'denied' }, 'insecure'],
    ['an iPhone’s browser', { isApple: true, canPush: false, permission: undefined }, 'home-screen'],
    ['nothing on an iPhone’s home screen', { isApple: true, isOnHomeScreen: true }, undefined],
    ['a browser that cannot', { canPush: false, permission: undefined }, 'unsupported'],
    [
      'an iPhone that cannot, on its home screen',
      { isApple: true, isOnHomeScreen: true, canPush: false },
      'unsupported',
    ],
    ['a permission that was refused', { permission: 'denied' }, 'denied'],
    ['nothing, once it was given', { permission: 'granted' }, undefined],
  ])('%s', (_what, facts, hindrance) => expect(hindranceOf({ ...able, ...facts })).toBe(hindrance))
})
