import { call, Guest, invite, morning, openRoom, type Invited, type Opened } from '../server/house.ts'
import { ticketFor, type RawLine } from '../yjs/writer.ts'
import type { Hall } from './hall.ts'

/** Everything we wait for comes within this, in ms, or never. */
const WAIT_MS = 8_000

/** A participant, and their line into the room. */
export interface Present extends Invited {
  guest: Guest
}

/** Ada and Bo have a meeting, Cy has none, Lea leads Ada's delegation. */
export interface Scene {
  room: Opened
  elsewhere: Opened
  staff: Guest
  ada: Present
  bo: Present
  cy: Present
  lea: Present
  meetingId: string
  otherMeetingId: string
  planId: string
  note: string
  /** All that were given out. */
  tickets: string[]
}

export async function setScene(hall: Hall): Promise<Scene> {
  const [room, elsewhere] = await Promise.all([openRoom(hall, morning()), openRoom(hall, morning())])
  const invited = await invite(hall, room, ['Ada', 'Bo', 'Cy', 'Lea', 'Vi'])
  const staff = await Guest.join(hall.url, room.tokens.organiser)
  const done = async (type: string, fields: object) => {
    const answer = await staff.send(type, fields)
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer)}`)
    return answer
  }
  const [ada, bo, , lea, vi] = invited as [Invited, Invited, Invited, Invited, Invited]
  for (const { id } of [ada, lea]) await done('change-participant', { participantId: id, delegation: 'North' })
  await done('change-participant', { participantId: lea.id, lead: true })
  const { meetingId } = await done('book-meeting', { participantIds: [ada.id, bo.id] })
  const { meetingId: otherMeetingId } = await done('book-meeting', { participantIds: [bo.id, vi.id] })
  const { planId } = await done('start-plan', { name: 'What if' })
  const present = await Promise.all(
    invited.map(async (one) => ({ ...one, guest: await Guest.join(hall.url, one.token, {}, 2) })),
  )
  const [a, b, c, l, v] = present as [Present, Present, Present, Present, Present]
  v.guest.leave()
  return {
    ...{ room, elsewhere, staff, ada: a, bo: b, cy: c, lea: l },
    ...{ meetingId: meetingId!, otherMeetingId: otherMeetingId!, planId: planId!, note: `note:${meetingId}` },
    tickets: [],
  }
}

/** A ticket, and a note that it was given. @throws the refusal's code */
export async function given({ tickets }: Scene, guest: Guest, document: string): Promise<string> {
  const ticket = await ticketFor(guest, document)
  tickets.push(ticket)
  return ticket
}

/** With what a line was closed; a word where it was not, or was not even opened. */
export async function codeOf({ closed, ws }: RawLine): Promise<number | string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('stays open'), WAIT_MS)))
  const code = await Promise.race([closed.catch(() => 'refused'), late])
  clearTimeout(timer)
  ws.terminate()
  return code
}

/** By the server, since its start. */
export async function updatesStored(hall: Hall): Promise<number> {
  const { text } = await call(hall, 'GET', '/metrics')
  return Number(/^rondo_document_updates_total (\S+)$/m.exec(text)?.[1])
}
