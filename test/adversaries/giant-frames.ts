import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** What no log and no answer may repeat. */
const MARK = 'needle-in-a-giant'

/** Frames of nearly a megabyte and of a hundred thousand levels: answered, neither repeated nor logged. */
export const giantFrames: Adversary = {
  name: 'Giant and deep command frames, up to 1 MB and 100,000 levels',
  async attack(hall, effort) {
    const tries = new Tries()
    let longest = 0
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    const text = JSON.stringify(MARK + 'x'.repeat(990_000))
    const fields: [string, string][] = [
      ['message', text],
      ['to', text],
      ['slotIds', `[${'[],'.repeat(250_000)}1]`],
      ['slotIds', `["${MARK}",${'"x",'.repeat(200_000)}"x"]`],
      ['to', deep(100_000)],
      ['unknown', deep(100_000)],
      ['unknown', `${`{"${MARK}":`.repeat(20_000)}1${'}'.repeat(20_000)}`],
      [MARK.repeat(50_000), '1'],
      ['type', text],
      ['clientId', text],
      ['seq', '9'.repeat(990_000)],
      ['message', JSON.stringify('\u0301\u202E'.repeat(190_000))],
      ['__proto__', deep(100_000)],
    ]
    for (let round = 0; round < effort; round++) {
      const socket = await RawSocket.connect(hall.url, { token: hall.people[round % 4]!.token })
      for (const [name, value] of fields) {
        const right = { clientId: '"giant"', seq: '1', type: '"send-request"', to: '"nobody"' }
        const payload = Object.entries({ ...right, [name]: value }).map(
          ([field, json]) => `${JSON.stringify(field)}:${json}`,
        )
        const begun = performance.now()
        const answer = await socket.ask(`{${payload.join(',')}}`)
        longest = Math.max(longest, performance.now() - begun)
        const told = JSON.stringify(answer)
        tries.expect(
          !answer.ok && ['malformed', 'unknown-command', 'not-found'].includes(answer.code),
          `${name.slice(0, 20)}: ${told.slice(0, 200)}`,
        )
        tries.expect(told.length < 200 && !told.includes(MARK), `${name.slice(0, 20)} is repeated`)
      }
      for (const name of [text, '"x"', '7'])
        tries.expect((await socket.ask(name === text ? '1' : text, name)).ok === false, 'another event of a megabyte')
      tries.expect(socket.closed === undefined, 'the socket did not stay')
      socket.leave()
    }
    const logged = hall.log().filter(({ line }) => line.includes(MARK) || line.length > 5_000)
    tries.expect(logged.length === 0, `logged: ${logged[0]?.line.slice(0, 200)}`)
    return tries.outcome(
      'frames',
      `all answered, the longest after ${Math.round(longest)} ms; none repeated, none logged`,
    )
  },
}
