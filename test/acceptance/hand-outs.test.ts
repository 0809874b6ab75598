import { expect, test } from 'vitest'
import { call } from './program.ts'
import { company, fromNow, minutes, morning, openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

interface Figure {
  value: number
  unit: string
}

/** Values of report.json by their path, as `meetings.made`. */
async function figures(room: Room): Promise<Record<string, unknown>> {
  const { status, json } = await call(room.path('/report.json'), 'GET', { token: room.tokens.facilitator })
  expect(status).toBe(200)
  const found: Record<string, unknown> = {}
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return
    if ('value' in value) {
      expect((value as Figure).unit, path).toEqual(expect.any(String))
      found[path] = (value as Figure).value
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`)
  }
  walk(json, '')
  return found
}

test('report.json has the figures of the contract', async () => {
  const people = [
    company('A', { kind: 'cluster', country: 'IT' }),
    company('B', { kind: 'company', country: 'AR' }),
    company('C', { kind: 'cluster', country: 'IT', organisation: 'A Ltd' }),
    ...[...'DEF'].map((name) => company(name)),
  ]
  const room = await openRoom(server, roomBody({ sessions: [morning({ startsAt: fromNow(-minutes(5)) })] }), people)
  await room.book('AB', 1, 1)
  const noShow = await room.book('DE', 1, 2)
  const cancelled = await room.book('CF', 2, 1)
  await room.book('BD', 3, 1)
  await room.ask('E', 'F')
  await room.ok('A', 'check-in')
  await room.ok('D', 'cancel-meeting', { meetingId: cancelled }).catch(() => undefined)
  await room.ok('C', 'cancel-meeting', { meetingId: cancelled })
  await room.ok('G', 'skip-round')
  await room.ok('G', 'mark-no-show', { meetingId: noShow, absent: [room.id('D')] })
  expect(await figures(room)).toMatchObject({
    'requests.asked': 1,
    'meetings.made': 4,
    'meetings.held': 1,
    'meetings.confirmed': 0,
    'meetings.inDoubt': 0,
    'meetings.noShow': 1,
    'meetings.cancelled': 1,
    'meetings.waiting': 0,
    'meetings.informal': 0,
    'byType.C2B.made': 2,
    'byType.C2B.held': 1,
    'headline.C2C': 0,
    'headline.C2B': expect.any(Number),
    'headline.other': expect.any(Number),
    'countryPairs.AR-IT.made': 2,
    'countryPairs.AR-IT.held': 1,
    'organisations.registered': 5,
    'organisations.met': 2,
    'participants.registered': 6,
    'participants.checkedIn': 1,
    'participants.met': 2,
    countries: 2,
    shareKept: expect.closeTo(1 / 3, 2),
  })
})

test('board.csv and participants.csv are for staff', async () => {
  const room = await openRoom(server, roomBody(), [company('=A'), company('B'), company('C')])
  await room.ok('G', 'book-meeting', { participantIds: [room.id('=A'), room.id('B')], ...room.place(2, 3) })
  for (const token of [room.tokens.facilitator, room.tokens.organiser]) {
    const board = await call(room.path('/board.csv'), 'GET', { token })
    expect(board.status).toBe(200)
    expect(board.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(board.text).toContain("'=A")
    expect(board.text).toContain('10:30')
    expect(board.text).not.toMatch(/(^|[,;"])=A/m)
    const people = await call(room.path('/participants.csv'), 'GET', { token })
    expect(people.text.trim().split(/\r?\n/)).toHaveLength(4)
  }
})

test('what participants.csv gives can be imported again and changes nothing', async () => {
  const people = [
    company('Łucja', { sectors: ['food', 'it'], email: 'l@x.example', delegation: 'Alps', lead: true }),
    company('B;C'),
  ]
  const room = await openRoom(server, roomBody(), people)
  const before = await room.fresh('organiser')
  const { text } = await call(room.path('/participants.csv'), 'GET', { token: room.tokens.organiser })
  const sent = { body: text, type: 'text/csv', token: room.tokens.organiser }
  const again = await call(room.path('/participants'), 'POST', sent)
  expect(again.status, again.text).toBe(200)
  expect((await room.fresh('organiser')).contents).toEqual(before.contents)
})

/** A feed's entries by UID, unfolded: what a calendar reads. */
async function feed(url: string): Promise<Map<string, Record<string, string>>> {
  const { status, text, headers } = await call(url, 'GET')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toMatch(/^text\/calendar/)
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
  const entries = text
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
  return new Map(
    entries.map((entry) => {
      const lines = entry.split('\r\n').map((line) => /^([A-Z-]+)[^:]*:(.*)$/.exec(line))
      const fields = Object.fromEntries(lines.flatMap((line) => (line ? [[line[1], line[2]]] : []))) as Record<
        string,
        string
      >
      return [fields.UID!, fields]
    }),
  )
}

test('[Z.3] an entry is there while the meeting has a place, with one UID and a rising SEQUENCE', async () => {
  const room = await openRoom(server)
  const { calendar } = room.people.get('A')!
  const ann = (await room.fresh('A')).contents
  expect(JSON.stringify(ann)).toContain(calendar)
  expect((await feed(calendar)).size).toBe(0)
  const meetingId = await room.book('AB', 1, 1)
  const seen: { uid: string; sequence: number; start: string | undefined }[] = []
  const look = async () => {
    const [entry, ...more] = [...(await feed(calendar))]
    expect(more).toEqual([])
    if (entry) seen.push({ uid: entry[0], sequence: Number(entry[1].SEQUENCE ?? 0), start: entry[1].DTSTART })
    return entry !== undefined
  }
  expect(await look()).toBe(true)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(2, 2) })
  expect(await look()).toBe(true)
  await room.ok('G', 'unplace-meeting', { meetingId })
  expect(await look()).toBe(false)
  await room.ok('G', 'place-waiting', { meetingIds: [meetingId] })
  expect(await look()).toBe(true)
  expect(new Set(seen.map(({ uid }) => uid)).size).toBe(1)
  const sequences = seen.map(({ sequence }) => sequence)
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
  expect(seen[0]!.start).not.toBe(seen[1]!.start)
  expect((await feed(room.people.get('C')!.calendar)).size).toBe(0)
})

test('a calendar key reads one agenda only', async () => {
  const room = await openRoom(server, roomBody(), 'AB')
  const { calendar, token } = room.people.get('A')!
  const key = /agenda\/([^/]+)\.ics$/.exec(calendar)![1]!
  expect((await call(room.path('/report.json'), 'GET', { token: key })).status).toBe(401)
  expect((await call(`${room.url}/api/agenda/${token}.ics`, 'GET')).status).toBe(404)
  for (const wrong of [`${key}x`, key.slice(0, -1), key.toUpperCase(), '..', '%00']) {
    expect((await call(`${room.url}/api/agenda/${wrong}.ics`, 'GET')).status).toBe(404)
  }
})
