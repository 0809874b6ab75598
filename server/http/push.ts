import { ECDH } from 'node:crypto'
import { json, Router } from 'express'
import { z } from 'zod'
import type { Pusher } from '../push/pusher.ts'
import { participantAt, readBody, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

const readJson = json({ limit: '4kb' })

const bytes = (count: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/)
    .refine((text) => Buffer.from(text, 'base64url').length === count)

const endpoint = z.url().max(1000)
const addressSchema = z.object({
  endpoint,
  keys: z.object({ p256dh: bytes(65).refine(isPoint), auth: bytes(16) }),
  /** In which the word is said, where the worker knows it. */
  language: z.string().regex(/^[a-z]{2,3}$/),
})

/** [X6] Where a participant's browsers take pushes. The key is null where this server sends none. */
export function pushRoutes(means: HttpMeans): Router {
  const { clock, pusher } = means
  const router = Router()

  router.get('/rooms/:roomId/push', async (request, response) => {
    await participantAt(request, means)
    response.set('cache-control', 'no-store').json({ publicKey: pusher?.publicKey ?? null })
  })

  router.post('/rooms/:roomId/push', async (request, response) => {
    const { host, issuer } = await participantAt(request, means)
    await readBody(request, response, means, host.roomId, readJson)
    const parsed = addressSchema.safeParse(request.body)
    if (!parsed.success) throw malformed(parsed.error.issues[0]?.path.join('.') ?? '')
    const { addresses } = allowing(pusher, parsed.data.endpoint)
    const generation = host.room.participants.get(issuer.participantId)!.linkGeneration
    await addresses.put(host.roomId, issuer.participantId, { ...parsed.data, generation, at: clock.now() })
    response.status(204).end()
  })

  router.delete('/rooms/:roomId/push', async (request, response) => {
    const { host, issuer } = await participantAt(request, means)
    await readBody(request, response, means, host.roomId, readJson)
    const parsed = z.object({ endpoint }).safeParse(request.body)
    if (!parsed.success) throw malformed('endpoint')
    await pusher?.addresses.drop(host.roomId, issuer.participantId, parsed.data.endpoint)
    response.status(204).end()
  })
  return router
}

/** @throws HttpError 409 this server sends no pushes, 400 not to there */
function allowing(pusher: Pusher | undefined, to: string): Pusher {
  if (!pusher) throw new HttpError(409, 'no-push', 'This server sends no pushes.')
  if (!pusher.allows(to)) throw malformed('endpoint')
  return pusher
}

function malformed(field: string): HttpError {
  return new HttpError(400, 'malformed', `This is no address of a push service (${field}).`, { field })
}

function isPoint(text: string): boolean {
  try {
    ECDH.convertKey(text, 'prime256v1', 'base64url', 'hex', 'compressed')
    return true
  } catch {
    return false
  }
}
