import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOnInternet, lookupOnInternet, toInternet } from '../../server/push/way-out.ts'
import { vapidKeys } from '../../server/push/vapid.ts'
import { call, invite, openHouse, openRoom, type House, type Invited, type Opened } from '../server/house.ts'
import { PushService, toThisMachine } from './push-service.ts'

describe('where pushes may go', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QAbc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('%s', (endpoint) => expect(toInternet.allows(new URL(endpoint))).toBe(true))

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://localhost/abc',
    'https://127.0.0.1/abc',
    'https://10.0.0.7/abc',
    'https://2130706433/abc',
    'https://0x7f.1/abc',
    'https://[::1]/abc',
    'https://[2606:4700::1111]/abc',
    'https://192.168.1.1:443/abc',
    'https://push.example.org:8443/abc',
    'https://name:word@push.example.org/abc',
    'ftp://push.example.org/abc',
  ])('not %s', (endpoint) => expect(toInternet.allows(new URL(endpoint))).toBe(false))

  test('an address is looked at where a name leads, not before', async () => {
    const found = (name: string, all: boolean) =>
      new Promise((resolve) => lookupOnInternet(name, { all }, (error, place) => resolve(error?.message ?? place)))
    expect(await found('localhost', true)).toBe('The name leads to no address on the internet.')
    expect(await found('localhost', false)).toBe('The name leads to no address on the internet.')
  })

  test.each(['1.1.1.1', '9.9.9.9', '2606:4700:4700::1111', '2a00:1450:4001:81b::200a'])('%s is there', (address) =>
    expect(isOnInternet(address)).toBe(true),
  )
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:a00:1::',
    'no address',
  ])('%s is not', (address) => expect(isOnInternet(address)).toBe(false))
})

test('the keys are those of the secret, at every node and every start', () => {
  const keys = vapidKeys('a secret')
  expect(vapidKeys('a secret')).toEqual(keys)
  expect(vapidKeys('another').publicKey).not.toBe(keys.publicKey)
  expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65)
  expect(Buffer.from(keys.privateKey, 'base64url')).toHaveLength(32)
})

describe('what the server takes as an address', () => {
  let house: House
  let silent: House
  let room: Opened
  let ana: Invited
  let service: PushService
  beforeAll(async () => {
    service = await PushService.open(() => '')
    house = await openHouse({ environment: { PUBLIC_URL: 'https://rondo.example.org' }, wayOut: toThisMachine })
    silent = await openHouse()
    room = await openRoom(house)
    ;[ana] = (await invite(house, room, ['Ana'])) as [Invited]
  })
  afterAll(async () => {
    await house.stop()
    await silent.stop()
    await service.close()
  })
  const path = () => `/api/rooms/${room.roomId}/push`
  const post = (body: unknown, token = ana.token) => call(house, 'POST', path(), { token, body })

  test('is what a browser subscribed to, under a personal link', async () => {
    const address = { ...service.subscribe('a'), language: 'en' }
    expect((await post(address)).status).toBe(204)
    expect((await post(address, room.tokens.facilitator)).status).toBe(403)
    expect((await post(address, 'none')).status).toBe(401)
    expect((await call(house, 'GET', path(), { token: room.tokens.organiser })).status).toBe(403)
    const { json, headers } = await call(house, 'GET', path(), { token: ana.token })
    expect(Buffer.from((json as { publicKey: string }).publicKey, 'base64url')).toHaveLength(65)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each<
    [string, (address: { endpoint: string; keys: { p256dh: string; auth: string }; language: string }) => unknown]
  >([
    ['nothing', () => ({})],
    ['no address', (one) => ({ ...one, endpoint: 'nowhere' })],
    ['an address that it may not go to', (one) => ({ ...one, endpoint: 'http://10.0.0.1/x' })],
    ['a long one', (one) => ({ ...one, endpoint: `${one.endpoint}${'x'.repeat(1000)}` })],
    ['a short secret', (one) => ({ ...one, keys: { ...one.keys, auth: 'AAAA' } })],
    ['a key of another length', (one) => ({ ...one, keys: { ...one.keys, p256dh: one.keys.p256dh.slice(0, 80) } })],
    [
      'what is no point of the curve',
      (one) => ({ ...one, keys: { ...one.keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } }),
    ],
    ['no language', (one) => ({ ...one, language: '<b>' })],
  ])('is not %s', async (_what, spoil) => {
    const { status, json } = await post(spoil({ ...service.subscribe('b'), language: 'en' }))
    expect([status, (json as { code: string }).code]).toEqual([400, 'malformed'])
    expect(await house.store.beside.read(room.roomId, '')).toHaveLength(1)
  })

  test('is nothing where no contact is known: browsers take pushes of https pages, and services want to know from whom', async () => {
    const opened = await openRoom(silent)
    const [bo] = (await invite(silent, opened, ['Bo'])) as [Invited]
    const at = `/api/rooms/${opened.roomId}/push`
    expect((await call(silent, 'GET', at, { token: bo.token })).json).toEqual({ publicKey: null })
    const body = { ...service.subscribe('c'), language: 'en' }
    expect(await call(silent, 'POST', at, { token: bo.token, body })).toMatchObject({
      status: 409,
      json: { code: 'no-push' },
    })
  })
})
