import { Router, type Request } from 'express'
import { documentOf } from '../../shared/documents.ts'
import { isSeated } from '../../shared/draft.ts'
import type { MeetingId, ParticipantId } from '../../shared/ids.ts'
import type { Meeting, Place } from '../../shared/room.ts'
import { inLines, inOneLine } from '../../shared/text.ts'
import { profileAt } from '../../shared/views/words.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { NoteText } from '../yjs/note-text.ts'
import { mayWork, staffAt, tooMuch, workOut, type HttpMeans } from './context.ts'

/** What was written of one meeting: with its people, and among staff. */
interface MeetingNotes {
  meetingId: MeetingId
  state: Meeting['state']
  /** ISO 8601, and the table's label, of where it is or last was; null: it never had a place. */
  startsAt: string | null
  table: string | null
  people: { id: ParticipantId; name: string; organisation: string }[]
  note: NoteText
  staffNote: string
}

type Texts = Partial<Record<'note' | 'staff-note', NoteText>>

/** [Y] All notes of a room, for its staff: they go with the report. */
export function noteRoutes(means: HttpMeans): Router {
  const router = Router()
  router.get('/rooms/:roomId/notes.json', async (request, response) => {
    const { host } = await staffAt(request, means)
    const written = await writtenAt(request, means, host)
    const text = await workOut(request, means, host.roomId, () => {
      const notes = [...host.room.meetings.values()].flatMap((meeting) => {
        const texts = written.get(meeting.id)
        return texts ? [notesOf(host, meeting, texts)] : []
      })
      return JSON.stringify({ notes: notes.filter(saysSomething) })
    })
    response.type('json').set('cache-control', 'no-store').send(text)
  })
  return router
}

/** One document after the other, each in its turn: hundreds of notes are read, and the rooms go on meanwhile. @throws HttpError 429 */
async function writtenAt(request: Request, means: HttpMeans, { roomId }: RoomHost): Promise<Map<MeetingId, Texts>> {
  const { store, documents, dearWork } = means
  const written = new Map<MeetingId, Texts>()
  for (const { document, isGone } of await store.documents.list(roomId)) {
    const of = documentOf(document)
    if (isGone || !of || !('meetingId' in of)) continue
    if (dearWork.isFull(roomId)) throw tooMuch()
    mayWork(request, means, roomId)
    const text = await dearWork.run(roomId, () => documents.textOf(roomId, document))
    if (text) written.set(of.meetingId, { ...written.get(of.meetingId), [of.kind]: text })
  }
  return written
}

function notesOf(host: RoomHost, meeting: Meeting, texts: Texts): MeetingNotes {
  const { room, state } = host
  const place: Place | null = isSeated(meeting) ? meeting : meeting.lastPlace
  const slot = room.slots.get(place?.slotId ?? '')
  return {
    meetingId: meeting.id,
    state: meeting.state,
    startsAt: slot ? new Date(slot.startsAt).toISOString() : null,
    table: room.tables.get(place?.tableId ?? '')?.label ?? null,
    people: meeting.participantIds.map((id) => {
      const { name, organisation } = profileAt(state.personal.words, room.participants.get(id)?.profile)
      return { id, name, organisation }
    }),
    note: readable(texts.note),
    staffNote: readable(texts['staff-note']).text,
  }
}

/** [G10] Any program may have written it. */
function readable({ text, steps }: NoteText = { text: '', steps: [] }): NoteText {
  const inLine = ({ what, who, by, done }: NoteText['steps'][number]) => {
    return { what: inOneLine(what), who: inOneLine(who), by: inOneLine(by), done }
  }
  return { text: inLines(text), steps: steps.map(inLine) }
}

function saysSomething({ note, staffNote }: MeetingNotes): boolean {
  return note.text !== '' || note.steps.length > 0 || staffNote !== ''
}
