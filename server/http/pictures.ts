import { raw, Router } from 'express'
import type { ParticipantId } from '../../shared/ids.ts'
import { mostPictureBytes } from '../../shared/picture.ts'
import { nameForm } from '../../shared/names.ts'
import { speaksFor } from '../../shared/speaking.ts'
import { profileAt } from '../../shared/views/words.ts'
import { cleanPicture, type PictureFault } from '../pictures/clean.ts'
import { Pictures } from '../pictures/pictures.ts'
import type { Preparation, Standing } from '../rooms/batch.ts'
import type { RoomHost } from '../rooms/host.ts'
import { People } from '../rooms/people.ts'
import { done, linkAt, readBody, roomAt, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

const readBytes = raw({ limit: 2 * mostPictureBytes, type: () => true })
/** Not to be guessed: who has it was shown it in the room. */
const MARK_LETTERS = 22

const faults: Record<PictureFault, string> = {
  'too-large': 'A picture has 40 kB at most.',
  'not-a-picture': 'A picture is a JPEG or a WebP.',
  'wrong-size': 'A picture is a square of 16 to 256 pixels a side.',
  damaged: 'The picture cannot be read.',
}

/** Pictures of people, which they, their leads and staff may change. */
export function pictureRoutes(means: HttpMeans): Router {
  const pictures = new Pictures(means.store.beside)
  const router = Router()

  router.put('/rooms/:roomId/participants/:participantId/picture', async (request, response) => {
    const { host, issuer } = await linkAt(request, means)
    const id = String(request.params.participantId)
    expectSpeaker(host, issuer, id)
    await readBody(request, response, means, host.roomId, readBytes)
    const clean = cleanPicture((request.body as Buffer | undefined) ?? Buffer.of())
    if (typeof clean === 'string') throw new HttpError(422, 'picture-refused', faults[clean], { why: clean })
    const mark = means.newId(MARK_LETTERS)
    if ((await pictures.put(host.roomId, id, mark, clean)) === 'gone') throw noSuchPerson()
    await show(host, issuer, id, mark).catch(async (error: unknown) => {
      await pictures.drop(host.roomId, id, mark)
      throw error
    })
    response.json({ picture: mark })
  })

  router.delete('/rooms/:roomId/participants/:participantId/picture', async (request, response) => {
    const { host, issuer } = await linkAt(request, means)
    const id = String(request.params.participantId)
    expectSpeaker(host, issuer, id)
    await show(host, issuer, id, '')
    response.status(204).end()
  })

  /** Without a token, which an image in a page cannot send: the mark is the key to it. */
  router.get('/rooms/:roomId/pictures/:participantId/:mark', async (request, response) => {
    const host = await roomAt(request, means.rooms)
    const { participantId: id, mark } = request.params
    const picture = shownOf(host.standing, id) === mark ? await pictures.read(host.roomId, id, mark) : undefined
    if (!picture) throw new HttpError(404, 'not-found', 'There is no such picture.')
    response.set({
      'content-type': picture.type,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    response.send(picture.bytes)
  })

  /** Puts the mark into the person's profile: `''` takes their picture away. What it replaces is gone then. @throws HttpError */
  async function show(host: RoomHost, issuer: Speaker, id: ParticipantId, mark: string): Promise<void> {
    let before: string | undefined
    await done(host, issuer, (standing): Preparation => {
      const { room, words, newId } = standing
      const person = room.participants.get(id)
      if (person?.state !== 'present') return { ok: false, rejection: { code: 'not-found' } }
      before = profileAt(words, person.profile).picture
      const organisationKey = (name: string) => means.links.organisationKey(room.roomId, nameForm(name))
      const people = new People(room, words, organisationKey)
      const { person: deed, put } = people.person(id, people.profileOf(person), newId(), mark)
      return { ok: true, deed: { type: 'change-participant', ...deed }, put }
    })
    if (before !== undefined && before !== mark) await pictures.drop(host.roomId, id, before)
  }

  return router
}

type Speaker = Awaited<ReturnType<typeof linkAt>>['issuer']

/** The mark of the picture that a person who is here shows. */
function shownOf({ room, words }: Standing, id: ParticipantId): string | undefined {
  const person = room.participants.get(id)
  return person?.state === 'present' ? profileAt(words, person.profile).picture : undefined
}

/** Before a body is read. @throws HttpError 403, the same whether or not there is such a person */
function expectSpeaker({ room }: RoomHost, issuer: Speaker, id: ParticipantId): void {
  if (!speaksFor(room, issuer, id)) throw new HttpError(403, 'not-allowed', 'This is not your picture.')
  if (room.participants.get(id)?.state !== 'present') throw noSuchPerson()
}

function noSuchPerson(): HttpError {
  return new HttpError(404, 'not-found', 'There is no such person.')
}
