import { Router } from 'express'
import { mailWarnings } from '../mail/warnings.ts'
import { StoreUnreachable } from '../store/store.ts'
import type { HttpMeans } from './context.ts'

/** What an operator's programs ask. None of it holds personal data. */
export function operationRoutes({ config, store, metrics, dearWork }: HttpMeans): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true })
  })
  router.get('/readyz', async (_request, response) => {
    try {
      await store.ping()
      response.json({ ok: true, warnings: [...(await store.warnings()), ...mailWarnings(config)] })
    } catch (error) {
      if (!(error instanceof StoreUnreachable)) throw error
      response
        .status(503)
        .json({ ok: false, code: 'store-unreachable', message: 'The store cannot be reached.', warnings: [] })
    }
  })
  router.get('/metrics', async (_request, response) => {
    // It reads a good deal of the system.
    const reading = await dearWork.run('metrics', () => ({ text: metrics.registry.metrics() }))
    response.type(metrics.registry.contentType).send(await reading.text)
  })
  return router
}
