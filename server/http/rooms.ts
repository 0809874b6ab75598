import { json, Router, type Request } from 'express'
import { z } from 'zod'
import { line } from '../../shared/commands.ts'
import type { DeedOf } from '../../shared/deeds.ts'
import { nameForm } from '../../shared/names.ts'
import { baseOf } from '../address.ts'
import { linkOf } from '../invitation.ts'
import { addressOf, done, just, mayOpenRoom, readBody, staffAt, withinRoomLimit, type HttpMeans } from './context.ts'
import { copyDeed, copySchema } from './copy.ts'
import { HttpError } from './errors.ts'
import { openedRoom, sharedIssuers } from './opened.ts'
import { openingDeed, type NewRoom } from './opening.ts'

const staffSchema = z.object({ name: line(200).min(1), role: z.enum(['organiser', 'facilitator']) })

const body = json({ limit: '1mb' })

/** Opening, copying and deleting rooms; links for staff. */
export function roomRoutes(means: HttpMeans): Router {
  const { config, dearWork, rooms, links, newId } = means
  const router = Router()

  router.post('/rooms', async (request, response) => {
    mayOpenRoom(request, means)
    await readBody(request, response, means, addressOf(request), body)
    response
      .status(201)
      .json(await dearWork.run(addressOf(request), () => open(request, (room) => openingDeed(request.body, room))))
  })

  router.post('/rooms/:roomId/copy', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    await readBody(request, response, means, host.roomId, body)
    const wish = copySchema.safeParse(request.body ?? {})
    if (!wish.success)
      throw new HttpError(400, 'malformed', 'The copy is described wrongly.', {
        field: wish.error.issues[0]?.path.join('.') ?? '',
      })
    response
      .status(201)
      .json(await dearWork.run(addressOf(request), () => open(request, (room) => copyDeed(host.room, wish.data, room))))
  })

  router.delete('/rooms/:roomId', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    await rooms.delete(host.roomId)
    response.status(204).end()
  })

  /** The shared links again, as they hold now. */
  router.get('/rooms/:roomId/links', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    response.json(openedRoom(host.room, links, baseOf(request.headers, config.publicUrl)))
  })

  router.post('/rooms/:roomId/staff', async (request, response) => {
    const { host, issuer } = await staffAt(request, means, 'organiser')
    await readBody(request, response, means, host.roomId, body)
    const wish = staffSchema.safeParse(request.body)
    if (!wish.success)
      throw new HttpError(400, 'malformed', 'A name and a role, organiser or facilitator.', {
        field: wish.error.issues[0]?.path.join('.') ?? '',
      })
    const { name, role } = wish.data
    const staffId = newId()
    const key = `staff/${staffId}`
    await done(host, issuer, () => ({
      ok: true,
      deed: { type: 'add-staff', staffId, role, name: key },
      put: [{ key, owners: [], value: name }],
    }))
    const token = links.tokenFor(host.room, { role, staffId })!
    response.status(201).json({
      id: staffId,
      name,
      role,
      token,
      link: linkOf(baseOf(request.headers, config.publicUrl), host.roomId, token),
    })
  })

  async function open(request: Request, deedFor: (room: NewRoom) => DeedOf<'open-room'>) {
    const roomId = newId()
    const deed = deedFor({
      roomId,
      logId: newId(),
      organisationKey: (text) => links.organisationKey(roomId, nameForm(text)),
    })
    withinRoomLimit(request, means)
    const host = rooms.fresh(roomId)
    await done(host, sharedIssuers.organiser, just(deed)).catch((error: unknown) => {
      host.gone()
      throw error
    })
    return openedRoom(host.room, links, baseOf(request.headers, config.publicUrl))
  }

  return router
}
