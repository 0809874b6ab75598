import { Router } from 'express'
import { backUp } from '../store/copy.ts'
import { staffAt, type HttpMeans } from './context.ts'

/** The whole room as one file, for its organiser: what `npm run restore` reads, in this store or another. */
export function backupRoutes(means: HttpMeans): Router {
  const router = Router()
  router.get('/rooms/:roomId/backup', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    response.type('application/x-ndjson').attachment(`${host.roomId}.rondo`)
    await backUp(means.store, host.roomId, response)
  })
  return router
}
