import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanPicture, type CleanPicture } from '../../server/pictures/clean.ts'
import { openStore } from '../../server/store/open.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { sizeOf } from '../../shared/picture.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import { call, Guest, invite, openHouse, openRoom, type House, type Invited, type Opened } from '../server/house.ts'
import { chunk, colourProfile, comment, exif, extended, jpeg, lossless, lossy, png, webp } from './picture-files.ts'

describe('a picture is taken by what is in the file', () => {
  test.each([
    ['a PNG that would unpack to gigabytes', png(30_000, 30_000), { type: 'png', width: 30_000, height: 30_000 }],
    ['a JPEG', jpeg(40, 30), { type: 'jpeg', width: 40, height: 30 }],
    [
      'a JPEG behind what a camera writes',
      jpeg(9, 8, { before: [exif, colourProfile] }),
      { type: 'jpeg', width: 9, height: 8 },
    ],
    ['a lossy WebP', webp([lossy(70, 60)]), { type: 'webp', width: 70, height: 60 }],
    ['a lossless one', webp([lossless(300, 2)]), { type: 'webp', width: 300, height: 2 }],
    ['an extended one', webp([extended(0, 16_384, 5), lossy(16_383, 5)]), { type: 'webp', width: 16_384, height: 5 }],
    ['what is none', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['nothing', Buffer.of(), undefined],
  ])('the size of %s is read from its head', (_, file, size) => {
    expect(sizeOf(file)).toEqual(size)
  })

  test.each([
    ['a PNG of 30,000 x 30,000', png(30_000, 30_000), 'not-a-picture'],
    ['any PNG', png(64, 64), 'not-a-picture'],
    [
      'a drawing that is a program',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'not-a-picture',
    ],
    ['a GIF', Buffer.from('GIF89a\x40\0\x40\0'), 'not-a-picture'],
    ['a page', Buffer.from('<!doctype html>'), 'not-a-picture'],
    ['nothing', Buffer.of(), 'not-a-picture'],
    ['a JPEG of 30,000 x 30,000', jpeg(30_000, 30_000), 'wrong-size'],
    ['a WebP of 16,383 x 16,383', webp([lossy(16_383, 16_383)]), 'wrong-size'],
    ['one that is no square', jpeg(64, 63), 'wrong-size'],
    ['one of 257 pixels', webp([lossless(257, 257)]), 'wrong-size'],
    ['one of 15', jpeg(15, 15), 'wrong-size'],
    ['one of no pixels', webp([lossy(0, 0)]), 'wrong-size'],
    ['more than 40 kB', Buffer.concat([jpeg(), Buffer.alloc(40_000)]), 'too-large'],
    ['a JPEG with two frames', jpeg(64, 64, { frames: 2 }), 'damaged'],
    ['a JPEG that was cut off', jpeg().subarray(0, -2), 'damaged'],
    [
      'a JPEG with a segment beyond its end',
      Buffer.concat([jpeg().subarray(0, -11), Buffer.from([0xff, 0xda, 0xff, 0xff])]),
      'damaged',
    ],
    ['a WebP that moves', webp([extended(2), chunk('ANIM', Buffer.alloc(6)), lossy()]), 'damaged'],
    ['a WebP whose frame is another size than it says', webp([extended(0, 64, 64), lossy(16_383, 64)]), 'damaged'],
    ['a WebP without a frame', webp([extended(0)]), 'damaged'],
    ['a WebP of two', webp([lossy(), lossy()]), 'damaged'],
    ['a WebP that is longer than its file', webp([lossy()]).subarray(0, -1), 'damaged'],
  ])('%s is refused', (_, file, why) => {
    expect(cleanPicture(file)).toBe(why)
  })

  test('what is not the picture is left out', () => {
    const said = Buffer.from(' and here I wrote something')
    const { bytes, type } = cleanPicture(
      jpeg(64, 64, { before: [exif, comment, colourProfile], after: said }),
    ) as CleanPicture
    expect(type).toBe('image/jpeg')
    for (const word of ['Exif', 'GPS', 'Ana', 'ICC', 'JFIF', 'wrote']) expect(bytes.includes(word)).toBe(false)
    expect(sizeOf(bytes)).toEqual({ type: 'jpeg', width: 64, height: 64 })
    expect((cleanPicture(bytes) as CleanPicture).bytes).toEqual(bytes)

    const told = [
      extended(0x3c),
      chunk('ICCP', said),
      chunk('ALPH', Buffer.from([1, 2, 3])),
      lossy(),
      chunk('EXIF', said),
      chunk('XMP ', said),
    ]
    const clean = cleanPicture(webp(told)) as CleanPicture
    expect(clean.bytes).toEqual(webp([extended(0x10), chunk('ALPH', Buffer.from([1, 2, 3])), lossy()]))
  })

  test('no file at all is read beyond its end, or let through with more in it than a picture', () => {
    const files = [
      jpeg(),
      jpeg(64, 64, { before: [exif] }),
      webp([extended(0x3c), lossy(), chunk('EXIF', exif)]),
      webp([lossless()]),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }),
        fc.nat(200),
        (file, changes, cut) => {
          const changed = Buffer.from(file.subarray(0, file.length - (cut < 60 ? cut : 0)))
          for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte
          const clean = cleanPicture(changed)
          if (typeof clean === 'string') return
          expect(clean.bytes.length).toBeLessThanOrEqual(changed.length)
          expect(sizeOf(clean.bytes)).toMatchObject({ width: sizeOf(clean.bytes)!.height })
          expect(cleanPicture(clean.bytes)).toEqual(clean)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('whose picture it is', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rondo-pictures-'))
  let store: RoomStore
  let house: House
  let room: Opened
  let ana: Invited
  let bo: Invited
  beforeAll(async () => {
    store = await openStore({ dataDir, redisUrl: undefined })
    house = await openHouse({ store })
    room = await openRoom(house)
    ;[ana, bo] = (await invite(house, room, ['Ana', 'Bo'])) as [Invited, Invited]
  })
  afterAll(async () => {
    await house.stop()
    await store.close()
    rmSync(dataDir, { recursive: true })
  })
  const pathOf = ({ id }: Invited) => `/api/rooms/${room.roomId}/participants/${id}/picture`
  const put = (whose: Invited, token: string | undefined, file: Uint8Array) =>
    call(house, 'PUT', pathOf(whose), { body: file, type: 'image/jpeg', ...(token && { token }) })
  const shown = async ({ id }: Invited, picture: string) => {
    const response = await fetch(`${house.url}/api/rooms/${room.roomId}/pictures/${id}/${picture}`)
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const recordOf = async ({ id }: Invited): Promise<ParticipantRecord> => {
    const guest = await Guest.join(house.url, bo.token, {}, 2)
    guest.leave()
    return guest.records('floor', 'participant').find((one) => one.id === id)!
  }
  /** Larger than one record beside a room takes. */
  const large = jpeg(64, 64, {
    before: [Buffer.concat([Buffer.from([0xff, 0xdb, 0x76, 0x20]), Buffer.alloc(0x761e, 3)])],
  })

  test('[V.8] its owner and staff change it; everybody in the room is told, and it is handed out as nothing but a picture', async () => {
    const { status, json } = await put(ana, ana.token, large)
    expect(status).toBe(200)
    const { picture } = json as { picture: string }
    expect(picture).toMatch(/^[a-z0-9]{22}$/)
    expect((await recordOf(ana)).picture).toBe(picture)
    expect(await recordOf(bo)).not.toHaveProperty('picture')

    const { status: found, headers, bytes } = await shown(ana, picture)
    expect(found).toBe(200)
    expect(bytes).toEqual((cleanPicture(large) as CleanPicture).bytes)
    expect(headers.get('content-type')).toBe('image/jpeg')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('cache-control')).toContain('immutable')

    const second = (await put(ana, room.tokens.facilitator, webp([lossy()]))).json as { picture: string }
    expect((await shown(ana, picture)).status).toBe(404)
    expect((await shown(ana, second.picture)).headers.get('content-type')).toBe('image/webp')
    expect(await store.beside.read(room.roomId, `picture/${ana.id}/${picture}`)).toEqual([])
  })

  test('[V.8] nobody else does, and nothing is kept of what was refused', async () => {
    const before = await store.beside.read(room.roomId, 'picture/')
    expect((await put(ana, bo.token, jpeg())).status).toBe(403)
    expect((await put(ana, room.tokens.screen, jpeg())).status).toBe(403)
    expect((await put(ana, undefined, jpeg())).status).toBe(401)
    expect((await put({ ...ana, id: 'nobody' }, ana.token, jpeg())).status).toBe(403)
    expect((await put({ ...ana, id: 'nobody' }, room.tokens.organiser, jpeg())).status).toBe(404)
    const bomb = await put(ana, ana.token, png(30_000, 30_000))
    expect(bomb).toMatchObject({ status: 422, json: { code: 'picture-refused', why: 'not-a-picture' } })
    expect((await put(ana, ana.token, Buffer.alloc(200_000))).status).toBe(413)
    expect(await store.beside.read(room.roomId, 'picture/')).toEqual(before)
    expect((await shown(ana, 'x'.repeat(22))).status).toBe(404)
  })

  test('what one says of oneself, and a list that comes again, leave the picture as it is', async () => {
    const { json } = await put(bo, bo.token, jpeg())
    const guest = await Guest.join(house.url, bo.token, {}, 2)
    expect(await guest.send('change-participant', { about: 'Pumps,\n since 1998.' })).toMatchObject({ ok: true })
    guest.leave()
    await invite(house, room, ['Bo'])
    expect(await recordOf(bo)).toMatchObject({ ...(json as object), about: 'Pumps, since 1998.' })
  })

  test('[V.8] taken away it is gone; gone with its person no byte of it is left', async () => {
    const marked = jpeg(64, 64, {
      before: [Buffer.concat([Buffer.from([0xff, 0xdb, 0, 22]), Buffer.from('THIS IS MY OWN FACE!')])],
    })
    const { picture } = (await put(bo, bo.token, marked)).json as { picture: string }
    expect((await shown(bo, picture)).bytes.includes('MY OWN FACE')).toBe(true)

    expect((await call(house, 'DELETE', pathOf(ana), { token: ana.token })).status).toBe(204)
    expect(await recordOf(ana)).not.toHaveProperty('picture')

    const organiser = await Guest.join(house.url, room.tokens.organiser)
    expect(await organiser.send('erase-participant', { participantId: bo.id })).toMatchObject({ ok: true })
    organiser.leave()
    expect((await shown(bo, picture)).status).toBe(404)
    expect(await store.beside.read(room.roomId, 'picture/')).toEqual([])
    const text = Buffer.from('MY OWN FACE').toString('base64').slice(2, 12)
    for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      expect(bytes.includes('MY OWN FACE') || bytes.includes(text), entry.name).toBe(false)
    }
  })
})
