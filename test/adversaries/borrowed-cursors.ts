import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Comes back with cursors of others, of other audiences, of the future, and with what are none. */
export const borrowedCursors: Adversary = {
  name: 'Cursors of others, of other audiences and rooms, of the future, and garbage',
  async attack(hall) {
    const tries = new Tries()
    const [ada, bo] = hall.people
    const fresh = await viewsOf(ada!.token, undefined)
    const [log] = fresh[0]!.cursor.split(':')
    const own = fresh.map(({ audience }) => audience).sort()
    const borrowed: unknown[] = [
      `${log}:staff:0`, `${log}:staff:1`, `${log}:screen:1`, `${log}:person:${bo!.id}:1`, `${log}:person:${bo!.id}:0`, `other:floor:1`, `${log}:floor:999999999999999`,
      `${log}:floor:-1`, `${log}:floor:1.5`, `${log}:floor:1e3`, `${log}:floor:01`, `${log}:floor:NaN`, `${log}:floor:`, `${log}:floor`, `${log}`, ':floor:1', ':::', '', ' ', null, true, 17, -1, 1e308,
      {}, [], { toString: 'x' }, { length: 1e9 }, { __proto__: { floor: `${log}:floor:0` } }, ['x'.repeat(20_000)], `${log}:person:${ada!.id}:99`, '9'.repeat(20_000),
    ] // prettier-ignore
    const lists = [
      ...borrowed.map((cursor) => [cursor]),
      ...borrowed.map((cursor) => ({ floor: cursor, staff: cursor, [`person:${ada!.id}`]: cursor })),
      ...borrowed,
    ]
    for (const cursors of [...lists, Array(5_000).fill(`${log}:staff:1`)]) {
      const views = await viewsOf(ada!.token, cursors)
      const told = JSON.stringify(cursors).slice(0, 100)
      tries.expect(
        JSON.stringify(views.map(({ audience }) => audience).sort()) === JSON.stringify(own),
        `other audiences for ${told}`,
      )
      tries.expect(JSON.stringify(views) === JSON.stringify(fresh), `not one's whole own views for ${told}`)
    }
    return tries.outcome('returns', 'always one’s own whole views')

    async function viewsOf(token: string, cursors: unknown) {
      const socket = await RawSocket.connect(hall.url, { token, cursors })
      await socket.until(() => socket.views.length >= 2)
      socket.leave()
      return socket.views.sort((a, b) => (a.audience < b.audience ? -1 : 1))
    }
  },
}
