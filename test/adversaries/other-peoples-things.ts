import { commandSchemas } from '../../shared/commands.ts'
import type { Answer } from '../../shared/protocol.ts'
import { morning, openRoom, invite } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Commands of which a participant is told that they are staff's, whatever they name. */
const staffs = [
  'book-meeting', 'move-meeting', 'swap-meetings', 'unplace-meeting', 'place-waiting', 'lock-meeting', 'unlock-meeting', 'join-meeting', 'mark-no-show',
  'take-back-no-show', 'undo', 'close-table', 'reopen-table', 'close-slot', 'reopen-slot', 'start-round', 'hold-round', 'resume-round', 'extend-round',
  'skip-round', 'describe-room', 'archive-room', 'set-rules', 'add-session', 'change-session', 'remove-session', 'add-table', 'change-table', 'remove-table',
  'add-item', 'change-item', 'cancel-item', 'add-participant', 'remove-participant', 'erase-participant', 'revoke-staff',
] // prettier-ignore

/** On a participant's own link: commands of staff, in the names of others, under their identities, about what is theirs. */
export const otherPeoplesThings: Adversary = {
  name: 'A participant’s link used for staff’s commands, in others’ names, under others’ identities, on what is theirs',
  async attack(hall) {
    const tries = new Tries()
    const room = await openRoom(hall, morning())
    const [ada, bo, cy] = await invite(hall, room, ['Ada', 'Bo', 'Cy'])
    const [staff, a, b, c] = await Promise.all(
      [room.tokens.organiser, ada!.token, bo!.token, cy!.token].map((token) => RawSocket.connect(hall.url, { token })),
    )
    const asked = await a!.send({ clientId: 'phone', seq: 1, type: 'send-request', to: bo!.id, message: 'a secret' })
    const booked = await staff!.send({
      clientId: 'board',
      seq: 1,
      type: 'book-meeting',
      participantIds: [ada!.id, bo!.id],
    })
    if (!asked.ok || !booked.ok) throw new Error('the room could not be made')
    const before = await staffView()
    const mine = {
      clientId: 'mallory',
      seq: 1,
      slotId: 's1.2',
      tableId: 't2',
      meetingId: booked.meetingId,
      requestId: asked.requestId,
    }
    const all = {
      ...mine,
      meetingIds: [booked.meetingId, 'x'],
      participantIds: [ada!.id, bo!.id],
      absent: [ada!.id],
      minutes: 5,
      rules: {},
      archived: true,
      sessionId: 's1',
      itemId: 'i1',
      staffId: 'organiser',
      title: 'Mine',
      startsAt: '2031-05-06T10:00',
      endsAt: '2031-05-06T11:00',
      name: 'M',
      label: 'M',
      slotMinutes: 5,
      changeoverMinutes: 0,
      slots: 1,
      participantId: cy!.id,
    }

    for (const type of staffs) {
      const answer = await c!.send({ ...all, type })
      tries.expect(code(answer) === 'not-allowed', `${type}: ${code(answer)}`)
    }
    // What is another's is answered as what nobody ever made.
    const invented = {
      meetingId: 'q'.repeat(12),
      requestId: 'q'.repeat(12),
      to: 'q'.repeat(12),
      from: 'q'.repeat(12),
      participantId: 'q'.repeat(12),
    }
    const fields: Record<string, object> = {
      'accept-request': {}, 'decline-request': {}, 'withdraw-request': {}, 'cancel-meeting': {}, 'propose-slot': { slotId: 's1.3' }, 'answer-proposal': { accept: true },
      'at-table': {}, 'record-outcome': { outcome: 'held' }, acknowledge: {}, substitute: { participantId: ada!.id, by: cy!.id }, 'set-availability': { slotId: 's1.3', open: false, participantId: ada!.id },
      'sign-up': { itemId: 'i1', participantId: ada!.id }, 'check-in': { participantId: ada!.id }, 'change-participant': { participantId: ada!.id, name: 'Mallory' },
      'send-request': { from: ada!.id, to: bo!.id },
    } // prettier-ignore
    for (const [type, more] of Object.entries(fields)) {
      const foreign = await c!.send({ ...mine, ...more, type })
      const madeUp = await c!.send({ ...mine, ...more, ...picked(invented, { ...mine, ...more }), type })
      tries.expect(!foreign.ok, `${type} on others’ things: ok`)
      tries.expect(
        JSON.stringify(foreign) === JSON.stringify(madeUp),
        `${type}: ${JSON.stringify(foreign)} is not ${JSON.stringify(madeUp)}`,
      )
    }
    // The identity of a command belongs to its speaker: another's tells nothing, and blocks nothing.
    for (const identity of [
      { clientId: 'phone', seq: 1 },
      { clientId: 'board', seq: 1 },
      { clientId: '', seq: 1 },
      { clientId: `${ada!.id} phone`, seq: 1 },
    ]) {
      const answer = await c!.send({ ...identity, type: 'withdraw-request', requestId: 'none' })
      tries.expect(
        !answer.ok && !JSON.stringify(answer).includes(asked.requestId!),
        `under ${JSON.stringify(identity)}: ${JSON.stringify(answer)}`,
      )
    }
    for (const lie of [
      { issuer: { role: 'organiser' } },
      { role: 'organiser' },
      { by: 'organiser' },
      { __proto__: { role: 'organiser' } },
      { speaker: 'organiser' },
      { staffId: 'organiser' },
    ]) {
      const answer = await c!.send({ ...mine, ...lie, type: 'close-table' })
      tries.expect(code(answer) === 'not-allowed', `close-table with ${JSON.stringify(lie)}: ${code(answer)}`)
    }
    for (const type of [
      'open-room',
      'import-participants',
      'add-staff',
      'open-link',
      'pass-time',
      'toString',
      '__proto__',
      'constructor',
    ])
      tries.expect(code(await staff!.send({ ...all, type })) === 'unknown-command', `${type} over a socket`)
    tries.expect((await staffView()) === before, 'the room is another than it was')
    for (const socket of [staff, a, b, c]) socket!.leave()
    tries.expect(
      staffs.every((type) => type in commandSchemas),
      'a command has another name',
    )
    return tries.outcome('commands', 'none done; others’ and invented ids answered alike')

    async function staffView(): Promise<string> {
      const looking = await RawSocket.connect(hall.url, { token: room.tokens.organiser })
      await looking.until(() => looking.views.length > 0)
      looking.leave()
      return JSON.stringify(looking.views[0]!.records)
    }
  },
}

function code(answer: Answer): string {
  return answer.ok ? 'ok' : answer.code
}

/** Of `values` those whose field stands in `fields`. */
function picked(values: object, fields: object): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in fields))
}
