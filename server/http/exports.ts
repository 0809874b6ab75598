import { Router } from 'express'
import { csvOf } from '../../shared/export/csv.ts'
import { boardRows, participantRows, type Rows } from '../../shared/export/rows.ts'
import { reportOf } from '../../shared/report.ts'
import type { StaffAt } from './context.ts'
import { staffAt, type HttpMeans } from './context.ts'

/** What a room hands out to its staff. */
export function exportRoutes(means: HttpMeans): Router {
  const router = Router()
  const lists: Record<string, (room: StaffAt['host']['room'], words: (key: string) => unknown) => Rows> = {
    'board.csv': boardRows,
    'participants.csv': participantRows,
  }
  for (const [name, rowsOf] of Object.entries(lists)) {
    router.get(`/rooms/:roomId/${name}`, async (request, response) => {
      const { host } = await staffAt(request, means)
      const { header, rows } = rowsOf(host.room, host.state.personal.words)
      response.type('text/csv; charset=utf-8').attachment(name).send(csvOf(header, rows))
    })
  }
  router.get('/rooms/:roomId/report.json', async (request, response) => {
    const { host } = await staffAt(request, means)
    response.json(reportOf(host.room))
  })
  return router
}
