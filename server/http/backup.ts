import { Router } from 'express'
import { backUp } from '../store/copy.ts'
import { addressOf, staffAt, workOut, type HttpMeans } from './context.ts'

/** What a backup costs of this process, about: 100 ms for a day of 20,000 commits. */
const BACKUP_WORK_MS = 100

/** The whole room as one file, for its organiser: what `npm run restore` reads, in this store or another. */
export function backupRoutes(means: HttpMeans): Router {
  const router = Router()
  router.get('/rooms/:roomId/backup', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    response.type('application/x-ndjson').attachment(`${host.roomId}.rondo`)
    // A page at a time, as fast as it is read: its share of our time is estimated.
    await workOut(request, means, host.roomId, () =>
      means.limits.worked(host.roomId, addressOf(request), BACKUP_WORK_MS),
    )
    await backUp(means.store, host.roomId, response, (piece) => means.dearWork.run(host.roomId, piece))
  })
  return router
}
