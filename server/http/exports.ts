import { Router, type Request, type Response } from 'express'
import { csvInSteps } from '../../shared/export/csv.ts'
import { boardRows, participantRows, type Rows } from '../../shared/export/rows.ts'
import { reportOf } from '../../shared/report.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import type { Words } from '../../shared/views/words.ts'
import { staffAt, workOut, workOutInSteps, type HttpMeans } from './context.ts'

/** What was worked out of a room as it is now, or is being. A commit makes another room of it. */
const handedOut = new WeakMap<Room, Map<string, Promise<string>>>()

function once(room: Room, name: string, work: () => Promise<string>): Promise<string> {
  const known = handedOut.get(room) ?? new Map<string, Promise<string>>()
  handedOut.set(room, known)
  let text = known.get(name)
  if (!text) {
    known.set(name, (text = work()))
    // Another one may be allowed what this one was not.
    text.catch(() => known.delete(name))
  }
  return text
}

/** The people's words as they are now: those of a later commit would be another room's. */
function wordsNow(room: Room, words: Words): Words {
  const known = new Map([...room.participants.values()].map(({ profile }) => [profile, words(profile)]))
  return (key) => known.get(key)
}

/** What a room hands out to its staff. */
export function exportRoutes(means: HttpMeans): Router {
  const router = Router()
  const lists: Record<string, (room: Room, words: Words) => Rows> = {
    'board.csv': boardRows,
    'participants.csv': participantRows,
  }
  for (const [name, rowsOf] of Object.entries(lists)) {
    router.get(`/rooms/:roomId/${name}`, async (request, response) => {
      const { host } = await staffAt(request, means)
      const { room, roomId } = host
      const text = await once(room, name, () => {
        const words = wordsNow(room, host.state.personal.words)
        return workOutInSteps(request, means, roomId, function* () {
          const { header, rows } = rowsOf(room, words)
          return yield* csvInSteps(header, rows)
        })
      })
      response.type('text/csv; charset=utf-8').attachment(name)
      await hand(request, response, roomId, text)
    })
  }
  router.get('/rooms/:roomId/report.json', async (request, response) => {
    const { host } = await staffAt(request, means)
    const { room, roomId } = host
    const text = await once(room, 'report', () => workOut(request, means, roomId, () => JSON.stringify(reportOf(room))))
    response.type('json')
    await hand(request, response, roomId, text)
  })
  return router

  /** A long text costs as much to send as to make, its entity tag above all. */
  async function hand(request: Request, response: Response, roomId: RoomId, text: string): Promise<void> {
    await workOut(request, means, roomId, () => response.send(text))
  }
}
