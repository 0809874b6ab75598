import express, { Router, type Express } from 'express'
import type { Logger } from 'pino'
import { optOutRoutes } from '../mail/opt-out.ts'
import { mailRoutes } from '../mail/routes.ts'
import type { LiveRehearsals } from '../rehearsal/live.ts'
import { backupRoutes } from './backup.ts'
import { calendarRoutes } from './calendar.ts'
import { clientRoutes } from './client.ts'
import type { HttpMeans } from './context.ts'
import { answerErrors, notFound } from './errors.ts'
import { exportRoutes } from './exports.ts'
import { refuseForeignPages } from './foreign-pages.ts'
import { historyRoutes } from './history.ts'
import { joiningRoutes } from './joining.ts'
import { logRequests } from './log.ts'
import { noteRoutes } from './notes.ts'
import { operationRoutes } from './operations.ts'
import { pace } from './pace.ts'
import { participantRoutes } from './participants.ts'
import { pictureRoutes } from './pictures.ts'
import { pushRoutes } from './push.ts'
import { rehearsalRoutes } from './rehearsals.ts'
import { roomRoutes } from './rooms.ts'
import { securityHeaders } from './security-headers.ts'

/** Everything that is asked over plain HTTP. `clientDir`: where the built client lies. */
export function httpApp(means: HttpMeans, rehearsals: LiveRehearsals, log: Logger, clientDir: string): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(logRequests(log))
  app.use(pace(means))
  app.use(securityHeaders(means.config.publicUrl))
  app.use(operationRoutes(means))
  app.use(refuseForeignPages(means.config.publicUrl))
  const api = Router()
  // Lists of people first: they are larger than what the others may be sent.
  api.use(participantRoutes(means), roomRoutes(means), exportRoutes(means), calendarRoutes(means))
  api.use(
    historyRoutes(means),
    noteRoutes(means),
    joiningRoutes(means),
    backupRoutes(means),
    rehearsalRoutes(means, rehearsals),
  )
  api.use(pushRoutes(means), mailRoutes(means), optOutRoutes(means), pictureRoutes(means), notFound)
  app.use('/api', api)
  app.use(clientRoutes(clientDir))
  app.use(notFound)
  app.use(answerErrors(log))
  return app
}
