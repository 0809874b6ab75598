import { describe, expect, test } from 'vitest'
import { Bucket, Buckets } from '../../server/bucket.ts'
import { Limits } from '../../server/limits.ts'

/** Time that a test moves by hand, in ms. */
function byHand() {
  let now = 1_000
  return { ticks: () => now, pass: (ms: number) => (now += ms) }
}

/** How many of so many askings were let through. */
function allowed(times: number, ask: () => number | undefined): number {
  let through = 0
  for (let i = 0; i < times; i++) if (ask() === undefined) through++
  return through
}

const person = (participantId: string) => ({ role: 'participant', participantId }) as const
const facilitator = { role: 'facilitator', staffId: 'facilitator' } as const

describe('a bucket', () => {
  test('lets a burst through at once, and for good what leaks', () => {
    const { ticks, pass } = byHand()
    const bucket = new Bucket(10, ticks, 30)
    expect(allowed(100, () => bucket.take())).toBe(30)
    pass(1_000)
    expect(allowed(100, () => bucket.take())).toBe(10)
    pass(60_000)
    expect(allowed(100, () => bucket.take())).toBe(30)
  })

  test('tells a wait after which there is room', () => {
    const { ticks, pass } = byHand()
    const bucket = new Bucket(10, ticks, 30)
    allowed(30, () => bucket.take())
    const waitMs = bucket.take()
    expect(waitMs).toBeGreaterThan(0)
    expect(waitMs).toBeLessThanOrEqual(1_000)
    pass(waitMs!)
    expect(bucket.take()).toBeUndefined()
  })

  test('what has been used already is worked off, however much it is', () => {
    const { ticks, pass } = byHand()
    const bucket = new Bucket(10, ticks)
    expect(bucket.pour(10)).toBe(0)
    expect(bucket.pour(50)).toBe(5_000)
    pass(5_000)
    expect(bucket.overMs).toBe(0)
    expect(bucket.isEmpty).toBe(false)
  })

  test('is forgotten when it has run empty, not before', () => {
    const { ticks, pass } = byHand()
    const buckets = new Buckets(() => new Bucket(10, ticks))
    for (let i = 0; i < 999; i++) buckets.of(`${i}`).take()
    pass(1_000)
    allowed(10, () => buckets.of('busy').take())
    buckets.of('one more')
    expect(buckets.size).toBe(2)
    expect(buckets.of('busy').take()).toBeGreaterThan(0)
  })
})

describe('a full hall is one address: what it needs is let through, what is far over is told to wait', () => {
  test('100 commands a second for each person, 1,000 for a staff link, every second again', () => {
    const { ticks, pass } = byHand()
    const limits = new Limits(ticks).at('hall')
    for (let second = 0; second < 10; second++, pass(1_000)) {
      for (const id of ['p', 'q', 'r'])
        expect(
          allowed(100, () => limits.command('room', person(id), id)),
          `${id} in second ${second}`,
        ).toBe(100)
      expect(allowed(1_000, () => limits.command('room', facilitator, 'facilitator'))).toBe(1_000)
    }
    expect(allowed(1_000, () => limits.command('room', person('s'), 's'))).toBeLessThan(200)
  })

  test('one room does not take what the others need, nor one address', () => {
    const { ticks } = byHand()
    const limits = new Limits(ticks)
    const crowd = (roomId: string, at: Pick<Limits, 'command'>) =>
      allowed(10_000, () => at.command(roomId, facilitator, `staff-${Math.random()}`))
    expect(crowd('loud', limits.at('here'))).toBe(3_000)
    expect(limits.command('quiet', person('p'), 'p')).toBeUndefined()
    expect(crowd('second', limits.at('here'))).toBeLessThanOrEqual(1_000)
    expect(limits.at('there').command('quiet', person('p'), 'p')).toBeUndefined()
  })

  test('300 handshakes a second and 3,000 sockets; strangers do not take the hall its place', () => {
    const { ticks, pass } = byHand()
    const limits = new Limits(ticks)
    expect(allowed(1_000, () => limits.stranger('hall'))).toBeLessThan(100)
    for (let second = 0; second < 5; second++, pass(1_000))
      expect(allowed(300, () => limits.handshake('hall'))).toBe(300)
    const left = Array.from({ length: 3_000 }, () => limits.socketOpened('hall'))
    expect(limits.handshake('hall')).toBeGreaterThan(0)
    expect(limits.handshake('elsewhere')).toBeUndefined()
    for (const leave of left) leave()
    expect(limits.handshake('hall')).toBeUndefined()
  })

  test('60 new rooms a minute', () => {
    const { ticks, pass } = byHand()
    const limits = new Limits(ticks)
    expect(allowed(60, () => limits.newRoom('hall'))).toBe(60)
    expect(allowed(60, () => limits.newRoom('hall'))).toBeLessThan(10)
    pass(60_000)
    expect(allowed(60, () => limits.newRoom('hall'))).toBe(60)
  })

  test('what is dear is counted by what it cost', () => {
    const { ticks, pass } = byHand()
    const limits = new Limits(ticks)
    for (let i = 0; i < 1_000; i++) limits.worked('room', 'hall', 1)
    expect(limits.work('room', 'hall')).toBeUndefined()
    limits.worked('room', 'hall', 2_600)
    const waitMs = limits.work('room', 'hall')
    expect(waitMs).toBe(20_000)
    expect(limits.work('other', 'hall')).toBeUndefined()
    pass(waitMs!)
    expect(limits.work('room', 'hall')).toBeUndefined()
  })
})
