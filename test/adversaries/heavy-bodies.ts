import { gzipSync } from 'node:zlib'
import { call, morning, openRoom, type Opened } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import type { Hall } from './hall.ts'

/** The most that one request may take of the server's processor, in ms: so long do all others wait. */
const PATIENCE_MS = 4_000
/** Which lists are tried in `npm test`; the long run tries all. */
const everyDay = ['quotes', 'commas', 'namesakes', 'bidi']
const header = 'name,organisation,kind,country'
const rows = (count: number, row: (i: number) => string) =>
  `${header}\n${Array.from({ length: count }, (_, i) => row(i)).join('\n')}`

/** Bodies that are small to send and dear to read. */
export const heavyBodies: Adversary = {
  name: 'Bodies that cost: bombs, 100 MB, deep and wide JSON, prototype keys, lists that make a reader go back and forth',
  async attack(hall, effort) {
    const tries = new Tries()
    const room = await openRoom(hall)
    const people = `/api/rooms/${room.roomId}/participants`
    let token = room.tokens.organiser
    const slowest = { ms: 0, of: '' }
    const send = async (
      told: string,
      path: string,
      body: string | Uint8Array,
      headers: Record<string, string>,
      allowed: readonly number[],
    ) => {
      const before = (await hall.vitals()).cpuMs
      const { status, text } = await call(hall, 'POST', path, { body, token, headers }).catch(() => ({
        status: 0,
        text: '',
      }))
      const ms = (await hall.vitals()).cpuMs - before
      if (ms > slowest.ms) Object.assign(slowest, { ms, of: told })
      tries.expect(allowed.includes(status), `${told}: ${status} ${text.slice(0, 150)}`)
      tries.expect(ms < PATIENCE_MS, `${told}: ${ms} ms of the processor`)
    }
    const asJson = { 'content-type': 'application/json' }
    const asCsv = { 'content-type': 'text/csv' }
    const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20))
    await send('a bomb of blanks', people, bomb, { ...asCsv, 'content-encoding': 'gzip' }, [413])
    await send('a bomb as JSON', '/api/rooms', bomb, { ...asJson, 'content-encoding': 'gzip' }, [413])
    for (const encoding of ['gzip', 'deflate', 'br', 'x', 'gzip, gzip'])
      await send(
        `what calls itself ${encoding}`,
        '/api/rooms',
        'no such thing',
        { ...asJson, 'content-encoding': encoding },
        [400],
      )
    await send(
      'a bomb cut off',
      '/api/rooms',
      bomb.subarray(0, 200),
      { ...asJson, 'content-encoding': 'gzip' },
      [400, 413],
    )
    // Cut off while it is still sent, or answered before that.
    await send('100 MB of list', people, Buffer.alloc(100_000_000, 'a,b,c,d\n'), asCsv, [413, 0])
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json; charset=foo',
      '',
      'application/x-www-form-urlencoded',
    ])
      await send(`a room as ${type}`, '/api/rooms', JSON.stringify(morning()), { 'content-type': type }, [400])
    const deep = '['.repeat(400_000) + ']'.repeat(400_000)
    for (const body of [
      deep,
      `{"title":${deep}}`,
      `{"tables":${deep}}`,
      `{"rules":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
      `{"tables":[${'{},'.repeat(200_000)}1]}`,
      `{"sessions":[${'[],'.repeat(250_000)}1]}`,
      'null',
      '[]',
      '"x"',
      '1e999',
      '{',
      '',
      '\uFEFF{}',
      '{"a":NaN}',
    ])
      await send(`a room of ${body.slice(0, 20)}`, '/api/rooms', body, asJson, [400])
    await send('a list of lists', people, `[${'[],'.repeat(300_000)}1]`, asJson, [400, 422])
    await send('deep people', people, `[{"name":${deep}}]`, asJson, [400, 422])
    await prototypeKeys(hall, tries)
    const lists: [string, string][] = [
      ['blanks', ' '.repeat(5_000_000)], ['commas', ','.repeat(5_000_000)], ['quotes', '"'.repeat(5_000_000)], ['odd quotes', '"'.repeat(4_999_999)], ['quotes and commas', '",'.repeat(2_500_000)],
      ['a header of commas', header + ','.repeat(5_000_000)], ['cells beyond it', `${header}\n${','.repeat(5_000_000)}`], ['lines', `${header}\n${'\n'.repeat(5_000_000)}`], ['carriage returns', `${header}\n${'\r'.repeat(5_000_000)}`],
      ['stars', `${header}\n${'*'.repeat(5_000_000)}`], ['marks', `${header}\n${'a\u0301'.repeat(1_600_000)}`], ['bidi', `${header}\n${'\u202E'.repeat(1_600_000)}`],
      ['namesakes', rows(5_000, (i) => `P${i},Org ${i},company,IT`)], ['long namesakes', rows(5_000, (i) => `P${i},${'Aa '.repeat(60)}${i},company,IT`)], ['faults near to words', rows(5_000, (i) => `P${i},O${i},${'c'.repeat(59)},${'i'.repeat(59)}`)],
      ['long entries', `${header},sectors\n${Array.from({ length: 2_000 }, (_, i) => `P${i},O${i},company,IT,${'a;'.repeat(1_000)}`).join('\n')}`],
    ] // prettier-ignore
    const tried = effort > 1 ? lists : lists.filter(([told]) => everyDay.includes(told))
    for (const [i, [told, list]] of tried.entries()) {
      // Each from elsewhere, to a room of its own: that one may not ask for all of it at once is another adversary's business.
      const from = { 'x-forwarded-for': `10.3.${i}.1` }
      const { json } = await call(hall, 'POST', '/api/rooms', { body: morning(), headers: from })
      const { roomId, tokens } = json as Opened
      token = tokens.organiser
      await send(`a list of ${told}`, `/api/rooms/${roomId}/participants?check=1`, list, { ...asCsv, ...from }, [200])
    }
    const { memoryMb } = await hall.vitals()
    return tries.outcome('bodies', `dearest ${slowest.ms} ms of processor (${slowest.of}); ${memoryMb} MB`)
  },
}

/** Keys that would reach into objects of everybody. */
async function prototypeKeys(hall: Hall, tries: Tries): Promise<void> {
  const evil = '"__proto__":{"polluted":true,"role":"organiser"},"constructor":{"prototype":{"polluted":true}}'
  const body = (more: string) => JSON.stringify(morning()).replace(/\}$/, `,${more}}`)
  for (const more of [
    evil,
    `"rules":{${evil},"limits":{${evil}}}`,
    `"rules":{"mayMeet":[{${evil},"a":{${evil}},"b":{}}]}`,
    `"programme":[{${evil},"title":"x","startsAt":"2031-05-06T10:00","endsAt":"2031-05-06T11:00"}]`,
  ]) {
    const { status, json } = await call(hall, 'POST', '/api/rooms', { body: body(more) })
    tries.expect(status === 201, `prototype keys: ${status}`)
    const { roomId, tokens } = json as { roomId: string; tokens: { organiser: string } }
    const list = `[{${evil},"name":"A","organisation":"A","kind":"company","country":"IT"}]`
    const imported = await call(hall, 'POST', `/api/rooms/${roomId}/participants`, {
      body: list,
      token: tokens.organiser,
    })
    tries.expect(
      imported.status === 200 && !imported.text.includes('polluted'),
      `an import with prototype keys: ${imported.text.slice(0, 200)}`,
    )
    const { text } = await call(hall, 'GET', `/api/rooms/${roomId}/backup`, { token: tokens.organiser })
    tries.expect(!text.includes('polluted'), 'prototype keys were kept')
  }
  const { json } = await call(hall, 'GET', '/healthz')
  tries.expect(JSON.stringify(json) === '{"ok":true}', 'others’ objects have grown')
}
