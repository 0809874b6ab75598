import { csvRows } from '../../shared/import/csv.ts'
import { call, openRoom, type Invited } from '../server/house.ts'
import { Tries, type Adversary } from './adversary.ts'
import { evilNames, evilPeople } from './evil-names.ts'
import { RawSocket } from './raw-socket.ts'

/** What no file of ours may hold: characters that hide or turn, heaps of marks. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B]|\p{M}{7}/u
const formula = /^[=+\-@\t\r]/

/** Names that are formulas, markup, line ends and heaps, as they come out of the room again. */
export const formulasOut: Adversary = {
  name: 'Names as formulas, calendar lines, bidi and heaps of marks, in CSV, calendars, invitations and views',
  async attack(hall) {
    const tries = new Tries()
    const day = '2031-05-06'
    const title = 'Fair\r\nATTENDEE:mailto:evil@x.example'
    const tables = [
      { label: '=1+1', zone: '@evil\r\nX:1', url: 'https://meet.example/\r\nATTENDEE:x' },
      { label: 'B', reserved: '\u202Eevil' },
    ]
    const sessions = [{ name: '=cmd', startsAt: `${day}T08:00`, slotMinutes: 15, changeoverMinutes: 0, slots: 30 }]
    const room = await openRoom(hall, { title, timeZone: 'Europe/Rome', tables, sessions })
    const path = `/api/rooms/${room.roomId}`
    const token = room.tokens.organiser
    const imported = await call(hall, 'POST', `${path}/participants`, { body: evilPeople(), token })
    tries.expect(imported.status === 200, `names are refused: ${imported.text.slice(0, 300)}`)
    const { participants } = imported.json as { participants: Invited[] }
    const staff = await RawSocket.connect(hall.url, { token })
    for (let i = 0; i + 1 < participants.length; i += 2) {
      const booked = await staff.send({
        clientId: 'desk',
        seq: i + 1,
        type: 'book-meeting',
        participantIds: [participants[i]!.id, participants[i + 1]!.id],
        slotId: `s1.${i / 2 + 1}`,
        tableId: 't1',
      })
      tries.expect(booked.ok, `not booked: ${JSON.stringify(booked)}`)
    }
    for (const [file, cells] of [
      ['board.csv', 10],
      ['participants.csv', 10],
    ] as const) {
      const { text } = await call(hall, 'GET', `${path}/${file}`, { token })
      const rows = [...csvRows(text.replace(/^\uFEFF/, ''), ',')]
      tries.expect(
        rows.length >= evilNames.length / 2 && rows.every((row) => row.cells.length > cells),
        `${file} has other rows`,
      )
      for (const cell of rows.flatMap((row) => row.cells)) {
        tries.expect(!formula.test(cell), `${file} has a formula: ${cell}`)
        tries.expect(!hidden.test(cell), `${file} hides: ${JSON.stringify(cell)}`)
      }
      const again = await call(hall, 'POST', `${path}/participants?check=1`, { body: text, type: 'text/csv', token })
      if (file === 'participants.csv')
        tries.expect(
          (again.json as { errors: unknown[] }).errors.length === 0,
          `it does not read back: ${again.text.slice(0, 300)}`,
        )
    }
    for (const { calendar } of participants) {
      const { text } = await call(hall, 'GET', new URL(calendar).pathname)
      const lines = text.split('\r\n')
      tries.expect(
        lines.every((line) => !/[\n\r]/.test(line) && [...line].length <= 75),
        'a calendar has a line that is not folded',
      )
      const whole = text.replace(/\r\n[ \t]/g, '').split('\r\n')
      tries.expect(
        whole.every(
          (line) =>
            line === '' ||
            /^(BEGIN|END|VERSION|PRODID|METHOD|NAME|X-WR-[A-Z]+|REFRESH-INTERVAL|X-PUBLISHED-TTL|UID|SEQUENCE|DTSTAMP|LAST-MODIFIED|DTSTART|DTEND|SUMMARY|LOCATION|DESCRIPTION|URL)[;:]/.test(
              line,
            ),
        ),
        `a calendar has a line of somebody's: ${whole.join('|').slice(0, 600)}`,
      )
      tries.expect(whole.filter((line) => line === 'BEGIN:VEVENT').length <= 1, 'a calendar has an event of somebody’s')
      tries.expect(!hidden.test(text), 'a calendar hides')
    }
    for (const what of ['invitations', 'report.json', 'links'])
      tries.expect(!hidden.test((await call(hall, 'GET', `${path}/${what}`, { token })).text), `${what} hides`)
    await staff.until(() => staff.views.length > 0)
    tries.expect(!hidden.test(staff.packets.join()), 'the views hide')
    staff.leave()
    return tries.outcome(
      'cells, lines and answers',
      `${evilNames.length} names; no formula, no line of theirs, nothing hidden`,
    )
  },
}
