import { describe, expect, test } from 'vitest'
import { CannotStart, configFrom } from '../../server/config.ts'
import { randomId } from '../../server/ids.ts'
import { Links } from '../../server/links.ts'
import { originAllowed } from '../../server/origin.ts'
import { Identities } from '../../server/rooms/identities.ts'
import { daysLater, instantOf, isTimeZone, localDay } from '../../server/rooms/local-time.ts'
import { StaffRises } from '../../server/rooms/staff-rises.ts'
import { emptyRoom } from '../../shared/evolve.ts'

describe('configuration', () => {
  test('what is left out, or left empty, has a default', () => {
    expect(configFrom({ PORT: '', REDIS_URL: '', SECRET: '' })).toEqual({
      port: 3000,
      host: undefined,
      redisUrl: undefined,
      dataDir: './data',
      waitReplicas: 0,
      publicUrl: undefined,
      createKey: undefined,
      secret: undefined,
      logLevel: 'info',
    })
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_WAIT_REPLICAS', 'all'],
    ['PUBLIC_URL', 'rondo.example.org'],
    ['SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s stops with a sentence that names it', (name, value) => {
    expect(() => configFrom({ [name]: value })).toThrow(CannotStart)
    expect(() => configFrom({ [name]: value })).toThrow(new RegExp(`^${name} must .*\\.$`))
  })
})

describe('links', () => {
  const room = { ...emptyRoom(), roomId: 'room' }
  const links = new Links('a secret')

  test('a token is the same on every node, and another one with another secret', () => {
    const token = links.tokenFor(room, { role: 'screen' })!
    expect(new Links('a secret').tokenFor(room, { role: 'screen' })).toBe(token)
    expect(new Links('another').read(token)).toBeUndefined()
    expect(links.read(token)).toEqual({ roomId: 'room', issuer: { role: 'screen' }, generation: 1 })
  })

  test('nothing that was not made here is read', () => {
    const token = links.tokenFor(room, { role: 'organiser', staffId: 'organiser' })!
    for (const text of [
      '',
      '.',
      '....',
      `${token}x`,
      `x${token}`,
      token.toUpperCase(),
      `${token}.`,
      token.replace('.1.', '.2.'),
    ]) {
      expect(links.read(text), text).toBeUndefined()
    }
  })

  test('an organisation has one key in a room, another in another room', () => {
    expect(links.organisationKey('room', 'alfa')).toBe(links.organisationKey('room', 'alfa'))
    expect(links.organisationKey('room', 'alfa')).not.toBe(links.organisationKey('other', 'alfa'))
  })
})

describe('[Z] local times', () => {
  const iso = (text: string, zone: string) => {
    const instant = instantOf(text, zone)
    return instant === undefined ? undefined : new Date(instant).toISOString()
  }

  test.each([
    ['2015-06-12T10:00', 'Europe/Rome', '2015-06-12T08:00:00.000Z'],
    ['2015-06-12T10:00:00+05:00', 'Europe/Rome', '2015-06-12T05:00:00.000Z'],
    ['2015-06-12T10:00:00Z', 'Asia/Seoul', '2015-06-12T10:00:00.000Z'],
    ['2018-10-28T02:00', 'Europe/Vienna', '2018-10-28T00:00:00.000Z'],
    ['2018-03-25T02:30', 'Europe/Vienna', undefined],
    ['2018-03-25T03:00', 'Europe/Vienna', '2018-03-25T01:00:00.000Z'],
    ['2018-02-30T10:00', 'Europe/Vienna', undefined],
    ['tomorrow', 'Europe/Vienna', undefined],
    ['', 'Europe/Vienna', undefined],
    ['+275760-09-12T23:00:00Z', 'Europe/Vienna', undefined],
    ['-271821-04-20T00:00:00Z', 'Europe/Vienna', undefined],
    ['2999-12-31T10:00', 'Europe/Vienna', '2999-12-31T09:00:00.000Z'],
    ['3000-01-01T10:00', 'Europe/Vienna', undefined],
  ])('%s in %s', (text, zone, instant) => expect(iso(text, zone)).toBe(instant))

  test('zones are names of the IANA list', () => {
    expect(['Europe/Rome', 'UTC', 'Asia/Kathmandu'].every(isTimeZone)).toBe(true)
    expect(['', 'Rome', '+01:00', 'Europe/Atlantis'].some(isTimeZone)).toBe(false)
  })

  test('days later is the same local time, whatever summer time does', () => {
    const before = instantOf('2018-10-27T10:00', 'Europe/Vienna')!
    expect(daysLater(before, 1, 'Europe/Vienna')).toBe(instantOf('2018-10-28T10:00', 'Europe/Vienna'))
    expect(localDay(before + 13 * 3_600_000, 'Europe/Vienna') - localDay(before, 'Europe/Vienna')).toBe(0)
    expect(localDay(before + 14 * 3_600_000, 'Europe/Vienna') - localDay(before, 'Europe/Vienna')).toBe(1)
  })
})

test('a page of another host is let in by no Origin but that of PUBLIC_URL', () => {
  const from = (origin: string | undefined, publicUrl?: string) =>
    originAllowed(
      { headers: { host: 'hall:3000', ...(origin !== undefined && { origin }) } } as Parameters<
        typeof originAllowed
      >[0],
      publicUrl,
    )
  expect([from(undefined), from('http://hall:3000'), from('https://rondo.example', 'https://rondo.example')]).toEqual([
    true,
    true,
    true,
  ])
  expect([
    from('http://hall:3001'),
    from('null'),
    from(''),
    from('http://evil'),
    from('https://rondo.example'),
  ]).toEqual(Array(5).fill(false))
})

test('identities survive a snapshot, and keep people, clients and numbers apart', () => {
  const by = (participantId: string, clientId: string, seq: number) => ({
    issuer: { role: 'participant' as const, participantId },
    clientId,
    seq,
  })
  const identities = new Identities()
  identities.note(by('a', 'phone', 1), 7)
  identities.note(by('a', 'phone', 40), 8)
  identities.note(by('a', '__proto__', 1), 9)
  const kept = Identities.unpack(JSON.parse(JSON.stringify(identities.pack())))
  expect(
    [by('a', 'phone', 1), by('a', 'phone', 40), by('a', '__proto__', 1), by('a', 'phone', 2), by('b', 'phone', 1)].map(
      (one) => kept.versionOf(one),
    ),
  ).toEqual([7, 8, 9, undefined, undefined])
})

test('[X] what staff were shown at a count is known as far back as is remembered', () => {
  const reachAt = (count: number) => ({ count, digest: count * 7 })
  const rises = new StaffRises(reachAt(10))
  const note = (count: number, version: number) => rises.note(version, reachAt(count).digest)
  for (const [index, version] of [21, 25, 30].entries()) note(11 + index, version)
  expect([9, 10, 11, 12, 13, 14].map((count) => rises.versionSeen(reachAt(count), 33))).toEqual([
    undefined,
    20,
    24,
    29,
    33,
    undefined,
  ])
  for (let version = 31; version < 20_031; version++) note(version - 17, version)
  expect(rises.versionSeen(reachAt(13), 20_030)).toBeUndefined()
  expect(rises.versionSeen(reachAt(20_013), 20_040)).toBe(20_040)
  expect(rises.versionSeen(reachAt(20_012), 20_040)).toBe(20_029)
  for (const count of [20_013, 20_012]) expect(rises.versionSeen({ count, digest: 1 }, 20_040)).toBeUndefined()
})

test('ids are made of small letters and digits, evenly', () => {
  const counts = new Map<string, number>()
  for (const letter of randomId(36_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(counts.size).toBe(36)
  expect(Math.min(...counts.values())).toBeGreaterThan(800)
})
