import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../shared/import/read.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import { call, Guest, openHouse, openRoom, type Called, type House, type Invited, type Opened } from './house.ts'

const folder = 'test/import/csv'
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))

interface Expected {
  status: number
  participants: number
  rows?: ({ row: number } & Record<string, unknown>)[]
  errors?: { row: number; column: string; code: string }[]
}

let house: House
beforeAll(async () => (house = await openHouse()))
afterAll(() => house.stop())

function importList(room: Opened, body: string | Uint8Array | object, query = ''): Promise<Called> {
  const isBytes = typeof body === 'string' || body instanceof Uint8Array
  const type = isBytes ? 'text/csv' : 'application/json'
  return call(house, 'POST', `/api/rooms/${room.roomId}/participants${query}`, {
    body,
    type,
    token: room.tokens.organiser,
  })
}

const invitedBy = ({ json }: Called) => (json as { participants: Invited[] }).participants

async function participantsOf(room: Opened): Promise<ParticipantRecord[]> {
  const staff = await Guest.join(house.url, room.tokens.facilitator)
  staff.leave()
  return staff.records('staff', 'participant')
}

describe('a list as organisers have it', () => {
  test('there are twelve', () => expect(files).toHaveLength(12))

  test.each(files)('%s', async (file) => {
    const expected = JSON.parse(readFileSync(`${folder}/${file.replace('.csv', '.expected.json')}`, 'utf8')) as Expected
    const room = await openRoom(house)
    const bytes = readFileSync(`${folder}/${file}`)
    const checked = await importList(room, bytes, '?check=1')
    expect((checked.json as { errors: unknown[] }).errors).toHaveLength(expected.errors?.length ?? 0)
    expect(await participantsOf(room)).toEqual([])

    const answer = await importList(room, bytes)
    expect(answer.status).toBe(expected.status)
    if (expected.errors) {
      const { errors } = answer.json as { errors: { row: number; column: string; code: string; message: string }[] }
      expect(errors.map(({ row, column, code }) => ({ row, column, code }))).toEqual(
        expected.errors.map(({ row, column, code }) => ({ row, column, code })),
      )
      expect(errors.every(({ message }) => message.length > 0)).toBe(true)
      expect(await participantsOf(room)).toEqual([])
      return
    }
    const invited = invitedBy(answer)
    expect(invited).toHaveLength(expected.participants)
    const kept = new Map((await participantsOf(room)).map((record) => [record.id, record]))
    const rowOf = rowsOf(bytes)
    for (const { row, kind, ...fields } of expected.rows!) {
      const { id } = invited[rowOf.indexOf(row)]!
      expect(kept.get(id)).toMatchObject({ organisationKind: kind, ...fields })
    }
    expect(new Set([...kept.values()].map(({ label }) => label)).size).toBe(
      new Set([...kept.values()].map(({ organisation }) => organisation.toLowerCase())).size,
    )
  })
})

/** Rows that hold a person, in the order of the answer. */
function rowsOf(bytes: Uint8Array): number[] {
  const text = new TextDecoder().decode(bytes)
  return readCsv(text.includes('\uFFFD') ? new TextDecoder('latin1').decode(bytes) : text).rows.map(({ row }) => row)
}

describe('coming again', () => {
  const labelled = (name: string, organisation: string, label = '') => ({
    name,
    organisation,
    kind: 'company',
    country: 'IT',
    label,
  })
  const header = 'name,organisation,kind,country,sectors,email\n'
  const list = `${header}Ann,Alfa,company,IT,food,ann@x.example\nBob,Beta,company,DE,,\n`

  test('[I.2] updates who is known, keeps ids, links and what the list has no column for', async () => {
    const room = await openRoom(house)
    const first = invitedBy(await importList(room, list))
    const again = await importList(
      room,
      `name,organisation,kind,country,email\nAnn,Alfa Group,cluster,IT,ANN@x.example\nBob,beta ,company,DE,\n`,
    )
    expect(again.status).toBe(200)
    expect(invitedBy(again).map(({ id, link }) => ({ id, link }))).toEqual(first.map(({ id, link }) => ({ id, link })))
    const people = await participantsOf(room)
    expect(people).toHaveLength(2)
    expect(people[0]).toMatchObject({ organisation: 'Alfa Group', organisationKind: 'cluster', sectors: ['food'] })
  })

  test('the same file again changes nothing that anybody sees', async () => {
    const room = await openRoom(house)
    await importList(room, list)
    const before = await Guest.join(house.url, room.tokens.facilitator)
    await importList(room, list)
    const after = await Guest.join(house.url, room.tokens.facilitator)
    expect(after.cursor('staff')).toBe(before.cursor('staff'))
    for (const guest of [before, after]) guest.leave()
  })

  test('a label that is given again goes to all of its organisation; one that is another organisation’s does not', async () => {
    const room = await openRoom(house)
    await importList(room, [labelled('Ann', 'Alfa', 'ALF'), labelled('Abe', 'Alfa'), labelled('Bob', 'Beta', 'BET')])
    await importList(room, [labelled('Ann', 'Alfa', 'NEW')])
    await importList(room, [labelled('Cyd', 'Gamma', 'BET')])
    const labels = Object.fromEntries((await participantsOf(room)).map(({ name, label }) => [name, label]))
    expect(labels).toMatchObject({ Ann: 'NEW', Abe: 'NEW', Bob: 'BET' })
    expect(labels.Cyd).not.toBe('BET')
  })

  test('staff correct a label: the organisation’s, for all of it, and never to another’s', async () => {
    const room = await openRoom(house)
    const [ann, , bob] = invitedBy(
      await importList(room, [labelled('Ann', 'Alfa', 'ALF'), labelled('Abe', 'Alfa'), labelled('Bob', 'Beta', 'BET')]),
    )
    const facilitator = await Guest.join(house.url, room.tokens.facilitator)
    const organiser = await Guest.join(house.url, room.tokens.organiser)
    const change = (guest: Guest, id: string, label: string) =>
      guest.send('change-participant', { participantId: id, label })
    expect(await change(facilitator, ann!.id, 'bet')).toMatchObject({ ok: false, code: 'duplicate', field: 'label' })
    expect(await change(facilitator, ann!.id, 'NEW')).toMatchObject({
      ok: false,
      code: 'not-allowed',
      needs: 'organiser',
    })
    expect(await change(organiser, ann!.id, 'NEW')).toMatchObject({ ok: true })
    expect(await change(facilitator, bob!.id, 'ALF')).toMatchObject({ ok: true })
    const labels = Object.fromEntries((await participantsOf(room)).map(({ name, label }) => [name, label]))
    expect(labels).toEqual({ Ann: 'NEW', Abe: 'NEW', Bob: 'ALF' })
    for (const guest of [facilitator, organiser]) guest.leave()
  })

  test('[I7] a label is free when nobody of its organisation is here, whether they were removed or erased', async () => {
    for (const type of ['remove-participant', 'erase-participant'] as const) {
      const room = await openRoom(house)
      const alfa = [labelled('Ann', 'Alfa', 'ALF'), labelled('Abe', 'Alfa')]
      const [ann, abe, bob] = invitedBy(await importList(room, [...alfa, labelled('Bob', 'Beta', 'BET')]))
      const organiser = await Guest.join(house.url, room.tokens.organiser)
      const guest = await Guest.join(house.url, bob!.token)
      const wish = () => guest.send('change-participant', { label: 'ALF' })
      expect(await organiser.send(type, { participantId: ann!.id })).toMatchObject({ ok: true })
      expect(await wish()).toMatchObject({ ok: false, code: 'duplicate', field: 'label' })
      expect(await organiser.send(type, { participantId: abe!.id })).toMatchObject({ ok: true })
      expect(await wish()).toMatchObject({ ok: true })
      await importList(room, [labelled('Ann', 'Alfa')])
      const labels = Object.fromEntries((await participantsOf(room)).map(({ name, label }) => [name, label]))
      expect(labels.Bob).toBe('ALF')
      expect(labels.Ann?.toLowerCase()).toBe('alfa')
      for (const one of [guest, organiser]) one.leave()
    }
  })

  test('[I7] an organisation that comes back finds its label again, and the one that those here bear is the one that counts', async () => {
    const room = await openRoom(house)
    const [ann, abe, bob] = invitedBy(
      await importList(room, [labelled('Ann', 'Alfa', 'OLD'), labelled('Abe', 'Alfa'), labelled('Bob', 'Beta', 'BET')]),
    )
    const organiser = await Guest.join(house.url, room.tokens.organiser)
    const remove = (id: string) => organiser.send('remove-participant', { participantId: id })
    await remove(abe!.id)
    await organiser.send('change-participant', { participantId: ann!.id, label: 'NEW' })
    // Whoever left before still has the old one beside their name: it is nobody's now.
    await importList(room, [labelled('Cyd', 'Alfa'), labelled('Dan', 'Delta', 'OLD')])
    await remove(bob!.id)
    await importList(room, [labelled('Bob', 'Beta')])
    const labels = Object.fromEntries((await participantsOf(room)).map(({ name, label }) => [name, label]))
    expect(labels).toMatchObject({ Ann: 'NEW', Cyd: 'NEW', Dan: 'OLD', Bob: 'BET' })
    organiser.leave()
  })

  test('[D.5] a lead changes the words of their own people, not what decides whom they meet, and nobody else’s', async () => {
    const room = await openRoom(house)
    const person = (name: string, delegation: string, lead = false) => ({
      name,
      organisation: `${name} Ltd`,
      kind: 'company',
      country: 'IT',
      delegation,
      lead,
    })
    const [lea, mia, zoe] = invitedBy(
      await importList(room, [person('Lea', 'North', true), person('Mia', 'North'), person('Zoe', 'South')]),
    )
    const lead = await Guest.join(house.url, lea!.token)
    const change = (id: string, more: object) => lead.send('change-participant', { participantId: id, ...more })
    expect(await change(mia!.id, { offers: ['timber'] })).toMatchObject({ ok: true })
    expect(await change(mia!.id, { country: 'FR' })).toMatchObject({ ok: false, code: 'not-allowed', field: 'country' })
    expect(await change(zoe!.id, { offers: ['timber'] })).toMatchObject({ ok: false, code: 'not-allowed' })
    const told = (await participantsOf(room)).map(({ name, offers, country }) => ({ name, offers, country }))
    expect(told).toContainEqual({ name: 'Mia', offers: ['timber'], country: 'IT' })
    expect(told).toContainEqual({ name: 'Zoe', offers: [], country: 'IT' })
    lead.leave()
  })

  test('[I.1] [I.5] one fault refuses all; a header, an empty body and a text that is no list say so', async () => {
    const room = await openRoom(house)
    for (const [body, errors] of [
      [`${list}Cyd,,company,FR,,\n`, [{ row: 4, column: 'organisation', code: 'missing-value' }]],
      [header, [{ row: 1, column: '', code: 'no-rows' }]],
      ['', [{ row: 1, column: '', code: 'no-rows' }]],
    ] as const) {
      expect(await importList(room, body)).toMatchObject({ status: 422, json: { errors } })
    }
    expect(await importList(room, { people: [] })).toMatchObject({ status: 400, json: { code: 'malformed' } })
    expect((await importList(room, 'x'.repeat(5 * 1024 * 1024 + 1))).status).toBe(413)
    expect(await participantsOf(room)).toEqual([])
  })

  test('invitations give every link again, unchanged', async () => {
    const room = await openRoom(house)
    const invited = invitedBy(await importList(room, list))
    const again = await call(house, 'GET', `/api/rooms/${room.roomId}/invitations`, { token: room.tokens.organiser })
    expect(invitedBy(again)).toEqual(invited)
  })
})
