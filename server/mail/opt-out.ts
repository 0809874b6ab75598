import { Router, type Request, type Response } from 'express'
import type { ParticipantId } from '../../shared/ids.ts'
import { wrongToken, type HttpMeans } from '../http/context.ts'
import { HttpError } from '../http/errors.ts'
import type { RoomHost } from '../rooms/host.ts'
import { languageAsked } from './language.ts'
import { optOutPage, optOutStyle, type OptOut } from './opt-out-page.ts'
import { Outbox } from './outbox.ts'

/** Nothing but its own style and form: no script, and nobody frames it. */
const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * [W7] Where somebody ends letters, without a login: the key in the address is theirs and does nothing else. Looking ends nothing, for
 * programs that follow links look too; a POST does, also the one that mail programs send by themselves (RFC 8058).
 */
export function optOutRoutes(means: HttpMeans): Router {
  const { clock, links, rooms, store } = means
  const router = Router()

  router.get('/mail/page.css', (_request, response) => {
    response.type('css').set('cache-control', 'public, max-age=3600').send(optOutStyle)
  })

  router.get('/mail/:key', async (request, response) => {
    const owner = await ownerOf(request)
    show(request, response, owner ? { is: 'ask', ...told(request, owner.host) } : { is: 'unknown' })
  })

  router.post('/mail/:key', async (request, response) => {
    const owner = await ownerOf(request)
    const kept = owner && (await outboxOf(owner.host).stopLetters(owner.participantId, clock.now()))
    show(request, response, kept === 'kept' ? { is: 'stopped', ...told(request, owner!.host) } : { is: 'unknown' })
  })

  router.post('/mail/:key/again', async (request, response) => {
    const owner = await ownerOf(request)
    if (owner) await outboxOf(owner.host).resumeLetters(owner.participantId)
    show(request, response, owner ? { is: 'back', ...told(request, owner.host) } : { is: 'unknown' })
  })

  /** Whose key it is, while they are in the room or ask to be. @throws HttpError 429 after too many that were not made here */
  async function ownerOf(request: Request): Promise<{ host: RoomHost; participantId: ParticipantId } | undefined> {
    const key = links.readMailKey(String(request.params.key))
    if (!key) {
      const refusal = wrongToken(request, means.limits, new HttpError(404, 'not-found', ''))
      if (refusal.status === 429) throw refusal
      return undefined
    }
    const host = await rooms.get(key.roomId)
    const applied = host?.room.applications.get(key.participantId)?.state
    const isIn = host?.room.participants.get(key.participantId)?.state === 'present'
    return isIn || (applied && applied !== 'gone') ? { host: host!, participantId: key.participantId } : undefined
  }

  function outboxOf({ roomId }: RoomHost): Outbox {
    return new Outbox(store.beside, roomId)
  }

  return router
}

function told(request: Request, { room }: RoomHost): { event: string; url: string } {
  return { event: room.title, url: `/api/mail/${String(request.params.key)}` }
}

function show(request: Request, response: Response, optOut: OptOut): void {
  response.status(optOut.is === 'unknown' ? 404 : 200).type('html')
  response.set({
    'content-security-policy': POLICY,
    // With none at all, browsers do not say where a form comes from, and it would be refused as a foreign page's.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  response.send(optOutPage(optOut, languageAsked(request.headers['accept-language'])))
}
