import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { call, type Called, type Rec } from './program.ts'
import { company, openRoom, roomBody, serverForFile, type Person, type Room } from './room.ts'

const server = serverForFile()

interface Expected {
  file: string
  status: number
  participants: number
  rows?: ({ row: number; name: string } & Record<string, unknown>)[]
  errors?: { row: number; column: string; code: string }[]
  export?: { row: number; cells: Record<string, string> }[]
}

interface Imported {
  participants?: Person[]
  errors?: { row: number; column: string; code: string; message: string }[]
}

const folder = new URL('../import/csv/', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Expected)

const send = (room: Room, body: unknown, type = 'text/csv'): Promise<Called & { json: Imported }> =>
  call(room.path('/participants'), 'POST', { body, type, token: room.tokens.organiser }) as never

const csv = (...rows: string[]) => ['name,organisation,kind,country,email', ...rows].join('\n')

describe('participant files', () => {
  test.each(cases)('$file', async (expected) => {
    const room = await openRoom(server, roomBody(), '')
    const { status, json } = await send(room, readFileSync(new URL(expected.file, folder)))
    expect(status).toBe(expected.status)
    const staff = await room.fresh('organiser')
    expect(staff.all('participant')).toHaveLength(expected.participants)
    if (expected.errors) {
      expect(json.errors!.map(({ row, column, code }) => ({ row, column, code }))).toEqual(expected.errors)
      for (const { message } of json.errors!) expect(message).not.toBe('')
      return
    }
    expect(json.participants).toHaveLength(expected.participants)
    for (const { row: _, kind, ...fields } of expected.rows!) {
      const isRow = ({ name, email, organisation }: Rec) =>
        name === fields.name && email === fields.email && organisation === fields.organisation
      const person = staff.all('participant').find(isRow)!
      expect(person, fields.name).toMatchObject({ ...fields, organisationKind: kind })
      expect(json.participants!.find(({ id }) => id === person.id)).toMatchObject({ name: fields.name })
    }
    if (expected.export) await expectExport(room, expected)
  })
})

async function expectExport(room: Room, expected: Expected): Promise<void> {
  const { text, headers } = await call(room.path('/participants.csv'), 'GET', { token: room.tokens.facilitator })
  expect(headers.get('content-type')).toMatch(/^text\/csv/)
  const [header, ...rows] = cellsOf(text.replace(/^\uFEFF/, ''))
  for (const { row, cells } of expected.export!) {
    const { email } = expected.rows!.find((one) => one.row === row)!
    const found = rows.find((cells) => cells[header!.indexOf('email')] === email)!
    for (const [field, value] of Object.entries(cells)) expect(found[header!.indexOf(field)]).toBe(value)
  }
}

/** RFC 4180, for what the room hands out. */
function cellsOf(text: string): string[][] {
  const separator = text.split(/\r?\n/)[0]!.includes(';') ? ';' : ','
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",;\r\n]*(?:[^"\r\n,]*)))(,|;|\r?\n|$)/g,
  )) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== separator && end !== '') rows.push([])
    if (end === '') break
  }
  return rows
}

test('JSON is imported too: lists are arrays, or strings that are split', async () => {
  const room = await openRoom(server, roomBody(), '')
  const people = [
    company('A', {
      kind: 'cluster',
      sectors: ['food', 'energy'],
      offers: ['one, two'],
      languages: ['EN'],
      email: 'A@x.example',
    }),
    company('B', { sectors: 'food, energy', offers: 'one, two; three', markets: 'Germany;BR', delegation: 'Alps' }),
    { name: ' C  D ', organisation: 'C', kind: 'Firma', country: 'Deutschland' },
  ]
  const imported = await room.import(people)
  expect(imported.map(({ name }) => name)).toEqual(['A', 'B', 'C D'])
  for (const person of imported) {
    expect(person).toMatchObject({ id: expect.any(String), token: expect.any(String), link: expect.any(String) })
    expect(person.calendar).toMatch(/\/api\/agenda\/[^/]+\.ics$/)
  }
  const staff = await room.fresh('G')
  const [a, b, c] = imported.map(({ id }) => staff.find('participant', id))
  expect(a).toMatchObject({
    organisationKind: 'cluster',
    sectors: ['food', 'energy'],
    offers: ['one, two'],
    languages: ['en'],
  })
  expect(b).toMatchObject({ sectors: ['food', 'energy'], offers: ['one, two', 'three'], markets: ['DE', 'BR'] })
  expect(c).toMatchObject({ organisationKind: 'company', country: 'DE', sectors: [] })
  const faulty = await send(room, [company('E'), company('F', { name: '' }), company('E')], 'application/json')
  expect(faulty).toMatchObject({
    status: 422,
    json: {
      errors: [
        { row: 2, column: 'name', code: 'missing-value' },
        { row: 3, column: 'name', code: 'duplicate-participant' },
      ],
    },
  })
})

test('[I.1] one row without a name refuses all 100', async () => {
  const room = await openRoom(server, roomBody(), '')
  const rows = Array.from({ length: 100 }, (_, i) => `${i === 41 ? '' : `P${i}`},O${i},company,IT,`)
  const { status, json } = await send(room, csv(...rows))
  expect(status).toBe(422)
  expect(json.errors).toMatchObject([{ row: 43, column: 'name', code: 'missing-value' }])
  expect((await room.fresh('G')).all('participant')).toEqual([])
})

test('[I.2] coming again updates, and keeps ids, links, requests and meetings', async () => {
  const room = await openRoom(server, roomBody(), '')
  const rows = ['A,Alfa,company,IT,a@x.example', 'B,Beta,company,IT,', 'C,Gamma,company,IT,']
  const first = (await send(room, csv(...rows))).json.participants!
  for (const person of first) room.people.set(person.name, person)
  const meetingId = await room.book('AB', 1, 1)
  const before = await room.fresh('G')
  const again = await send(room, csv('A,Alfa Nova,company,IT,A@X.example', ...rows.slice(1)))
  expect(again.status).toBe(200)
  expect(again.json.participants!.map(({ id, token, link }) => [id, token, link])).toEqual(
    first.map(({ id, token, link }) => [id, token, link]),
  )
  const after = await room.fresh('G')
  const changed = after
    .all('participant')
    .filter(({ id }) => after.find('participant', id)!.organisation !== before.find('participant', id)!.organisation)
  expect(changed).toMatchObject([{ id: room.id('A'), organisation: 'Alfa Nova' }])
  expect(after.find('meeting', meetingId)).toMatchObject({ state: 'placed' })
  // Rows that are no longer there remove nobody.
  expect((await send(room, csv(rows[1]!))).status).toBe(200)
  expect((await room.fresh('A')).all('meeting')).toHaveLength(1)
  // The very same list once more changes nothing.
  const same = await room.fresh('G')
  await send(room, csv(rows[1]!))
  expect((await room.fresh('G')).contents).toEqual(same.contents)
})

test('[I.3] [I.4] the later row is the duplicate; a line break in quotes does not count', async () => {
  const room = await openRoom(server, roomBody(), '')
  const row = (n: number, email = '') => `P${n},O${n},company,IT,${email}`
  const twice = await send(
    room,
    csv(row(2), row(3), row(4), row(5, 'A@x.example'), row(6), row(7), row(8), row(9, 'a@X.example ')),
  )
  expect(twice.json.errors).toMatchObject([{ row: 9, column: 'email', code: 'duplicate-participant' }])
  const broken = await send(room, csv(row(2), '"P\n\n3",O3,company,IT,', 'P4,O4,nothing,IT,'))
  expect(broken.json.errors).toMatchObject([{ row: 4, column: 'kind', code: 'unknown-kind' }])
})

test('[I.5] nothing to import, and too much', async () => {
  const room = await openRoom(server, roomBody(), '')
  for (const [body, type] of [
    [csv(), 'text/csv'],
    ['', 'text/csv'],
    [[], 'application/json'],
  ] as const) {
    const { status, json } = await send(room, body, type)
    expect([413, 422]).toContain(status)
    expect(JSON.stringify(json)).toContain('"code"')
  }
  const many = Array.from({ length: 5_001 }, (_, i) => `P${i},O${i},company,IT,`)
  const tooMany = await send(room, csv(...many))
  expect(tooMany.status).toBe(422)
  expect(tooMany.json.errors).toMatchObject([{ row: 1, column: '', code: 'too-many-rows' }])
  const asJson = await send(
    room,
    many.map((_, i) => company(`P${i}`)),
    'application/json',
  )
  expect([413, 422]).toContain(asJson.status)
  expect((await room.fresh('G')).all('participant')).toEqual([])
})

test('labels are unique in the room, and proposed where none is given', async () => {
  const room = await openRoom(server, roomBody(), '')
  await room.import([
    company('A', { organisation: 'Mechanics Cluster Bavaria', label: 'MCB' }),
    company('B', { organisation: 'Medical Cluster Berlin' }),
    company('C', { organisation: 'Medical Cluster Berlin' }),
    company('D', { organisation: 'Ω' }),
  ])
  const people = (await room.fresh('G')).all('participant')
  const labels = people.map(({ label }) => String(label))
  expect(labels[0]).toBe('MCB')
  expect(labels[1]).toBe(labels[2])
  expect(new Set(labels).size).toBe(3)
  for (const label of labels) expect(label).toMatch(/^\S.{0,4}$/u)
})

test('[I] staff add a late arrival under the same checks', async () => {
  const room = await openRoom(server, roomBody(), 'AB')
  const { participantId, token, link, calendar } = await room.ok(
    'G',
    'add-participant',
    company('Late', { email: 'late@x.example' }),
  )
  const staff = await room.fresh('G')
  const late = staff.all('participant').find(({ name }) => name === 'Late')!
  expect(late).toMatchObject({ organisation: 'Late Ltd', busy: [] })
  expect(participantId).toBe(late.id)
  room.people.set('Late', {
    id: late.id,
    name: 'Late',
    token: String(token),
    link: String(link),
    calendar: String(calendar),
  })
  expect((await call(String(calendar), 'GET')).status).toBe(200)
  await room.ok('Late', 'send-request', { to: room.id('A') })
  expect((await room.send('G', 'add-participant', company('X', { country: 'Atlantis' }))).ok).toBe(false)
  expect((await room.send('G', 'add-participant', { name: 'X' })).ok).toBe(false)
  expect((await room.send('G', 'add-participant', company('Twin', { email: 'LATE@x.example' }))).ok).toBe(false)
  expect(await room.send('A', 'add-participant', company('X'))).toMatchObject({ code: 'not-allowed' })
})
