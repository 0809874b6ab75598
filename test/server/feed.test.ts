import { expect, test } from 'vitest'
import { Feed, type Listener } from '../../server/rooms/feed.ts'
import { packetOf, type Packet } from '../../server/rooms/packet.ts'
import type { Changes, WholeView } from '../../shared/protocol.ts'
import { cursorOf, type Reach } from '../../shared/views/ledger.ts'
import type { SealedChanges } from '../../shared/views/project.ts'
import type { StaffRecord } from '../../shared/views/records.ts'
import { plain } from '../../shared/views/sealed.ts'
import { HandClock } from './hand-clock.ts'

type Said = ['view', WholeView] | ['changes', Changes]

class Ear implements Listener {
  open = true
  readonly heard: Said[] = []

  writable(): boolean {
    return this.open
  }

  write({ text }: Packet): void {
    this.heard.push(JSON.parse(text.slice(1)) as Said)
  }

  /** `view 3`, or `1-3 +a +b -c`. */
  get told(): string[] {
    return this.heard.map(([event, said]) => {
      if (event === 'view') return `view ${countIn(said.cursor)}: ${said.records.map(({ id }) => id).join(' ')}`
      const names = [...said.put.map(({ id }) => `+${id}`), ...said.remove.map(({ id }) => `-${id}`)]
      return [`${countIn(said.after)}-${countIn(said.cursor)}`, ...names].join(' ')
    })
  }
}

const countIn = (cursor: string) => cursor.split(':').at(-1)!

/** How far the feed below has come at a count; in another history, what it was shown until then is another thing. */
const reachAt = (count: number, digest = count * 7): Reach => ({ count, digest })

/** A feed of staff records: `put` and `drop` are one commit each. */
function staffFeed() {
  const clock = new HandClock()
  const records = new Map<string, StaffRecord>()
  let count = 0
  const source = {
    reach: () => reachAt(count),
    cursor: (reach: Reach) => cursorOf('log', 'staff', reach),
    records: () => [...records.values()],
    unseal: ({ record }: { record: unknown }) => record as StaffRecord,
  }
  const feed = new Feed('staff', source, clock)
  const commit = (act: () => SealedChanges) => {
    count++
    feed.note({ ...act(), reach: reachAt(count) })
  }
  return {
    clock,
    feed,
    put: (id: string, name = id) =>
      commit(() => {
        const record: StaffRecord = { kind: 'staff', id, role: 'facilitator', name, revoked: false }
        records.set(id, record)
        return { put: [plain(record)], remove: [] }
      }),
    drop: (id: string) =>
      commit(() => {
        records.delete(id)
        return { put: [], remove: [{ kind: 'staff', id }] }
      }),
  }
}

test('the first change goes at once, later ones in one frame', () => {
  const { clock, feed, put, drop } = staffFeed()
  const ear = new Ear()
  feed.join(ear, undefined)
  for (const act of [() => put('a'), () => put('b'), () => put('a', 'again'), () => drop('b'), () => put('c')]) {
    act()
    feed.send()
  }
  expect(ear.told).toEqual(['view 0: ', '0-1 +a'])
  clock.move(40)
  expect(ear.told.slice(2)).toEqual(['1-5 +a +c -b'])
  clock.move(40)
  put('d')
  feed.send()
  expect(ear.told.slice(3)).toEqual(['5-6 +d'])
})

test('a listener that cannot be written to is skipped, and catches up when it can with all that it missed in one frame', () => {
  const { clock, feed, put } = staffFeed()
  const [slow, quick] = [new Ear(), new Ear()]
  for (const ear of [slow, quick]) feed.join(ear, undefined)
  slow.open = false
  for (const id of ['a', 'b', 'c']) {
    put(id)
    feed.send()
    clock.move(40)
  }
  expect(quick.told).toHaveLength(4)
  expect(slow.told).toHaveLength(1)
  feed.catchUp(slow)
  expect(slow.told).toHaveLength(1)
  slow.open = true
  feed.catchUp(slow)
  expect(slow.told.slice(1)).toEqual(['0-3 +a +b +c'])
  feed.catchUp(slow)
  put('d')
  clock.move(40)
  feed.send()
  expect(slow.told.at(-1)).toBe('3-4 +d')
  expect(quick.told.at(-1)).toBe('3-4 +d')
})

test('who comes while a frame is being gathered is told neither twice nor too little', () => {
  const { clock, feed, put } = staffFeed()
  const early = new Ear()
  feed.join(early, undefined)
  put('a')
  feed.send()
  put('b')
  feed.send()
  const late = new Ear()
  feed.join(late, undefined)
  put('c')
  feed.send()
  clock.move(40)
  expect(late.told).toEqual(['view 2: a b', '2-3 +c'])
  expect(early.told).toEqual(['view 0: ', '0-1 +a', '1-3 +b +c'])
})

test('a cursor brings what was missed; one that is too old, odd or ahead brings the whole; the newest brings nothing', () => {
  const { feed, put } = staffFeed()
  for (let i = 0; i < 1_500; i++) put(`s${i % 10}`)
  const told = (held: Reach | undefined) => {
    const ear = new Ear()
    feed.join(ear, held)
    return ear.told[0]!.split(' ').slice(0, 2).join(' ')
  }
  expect(told(reachAt(1_500))).toBe('1500-1500')
  expect(told(reachAt(1_499))).toBe('1499-1500 +s9')
  expect(told(reachAt(600))).toMatch(/^600-1500/)
  for (const count of [0, 499, 1_501, -5]) expect(told(reachAt(count))).toBe('view 1500:')
  expect(told(undefined)).toBe('view 1500:')
})

test('[L9] a cursor of another history brings the whole, however well its count fits', () => {
  const { feed, put } = staffFeed()
  const told = (held: Reach) => {
    const ear = new Ear()
    feed.join(ear, held)
    return ear.told[0]!.split(' ')[0]!
  }
  expect(told(reachAt(0))).toBe('0-0')
  expect(told(reachAt(0, 1))).toBe('view')
  for (let i = 0; i < 1_200; i++) put(`s${i % 10}`)
  for (const count of [200, 201, 700, 1_199, 1_200]) {
    expect(told(reachAt(count))).toBe(`${count}-1200`)
    expect(told(reachAt(count, 5))).toBe('view')
  }
})

test('the frame around a packet says its own length, whatever that is', () => {
  for (const size of [0, 100, 125, 126, 65_535, 65_536, 200_000]) {
    const { text, frame } = packetOf('view', 'x'.repeat(size))
    const [header, payload] = frame
    const short = header[1]!
    const length = short < 126 ? short : short === 126 ? header.readUInt16BE(2) : Number(header.readBigUInt64BE(2))
    expect(header[0]).toBe(0x81)
    expect(length).toBe(payload.length)
    expect(payload.toString()).toBe(`4${text}`)
  }
})
