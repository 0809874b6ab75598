import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import type { AnswerBody } from '../../shared/commit.ts'
import type { Deed } from '../../shared/deeds.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { StaffRole } from '../../shared/roles.ts'
import { clientAddress } from '../address.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { DearWork } from '../dear-work.ts'
import type { InTurns } from '../door/in-turns.ts'
import type { NewId } from '../ids.ts'
import type { ListReader } from '../import/list-reader.ts'
import type { Limits } from '../limits.ts'
import type { Links, Token } from '../links.ts'
import type { Office } from '../mail/office.ts'
import type { Metrics } from '../metrics.ts'
import type { Pusher } from '../push/pusher.ts'
import type { Job, Preparation, Standing } from '../rooms/batch.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { RoomStore } from '../store/store.ts'
import type { Documents } from '../yjs/documents.ts'
import { HttpError, refused } from './errors.ts'

/** When somebody may try again whose body was one too many, in ms. */
const BODY_RETRY_MS = 1_000
/** The same for work that too much other work waits before. */
const QUEUE_RETRY_MS = 2_000

/** What the routes are given. */
export interface HttpMeans {
  config: Config
  rooms: Rooms
  store: RoomStore
  documents: Pick<Documents, 'textOf'>
  links: Links
  limits: Limits
  inTurns: InTurns
  dearWork: DearWork
  lists: ListReader
  metrics: Metrics
  /** Absent where this server sends no pushes. */
  pusher?: Pusher | undefined
  /** Absent where this server sends no mail. */
  office: Office | undefined
  clock: Clock
  newId: NewId
}

/** A member of staff at a room. */
export interface StaffAt {
  host: RoomHost
  issuer: Extract<Token['issuer'], { staffId: string }>
}

/** A participant at a room. */
export interface ParticipantAt {
  host: RoomHost
  issuer: Extract<Token['issuer'], { role: 'participant' }>
}

/**
 * Who asks, by the bearer token of a room's staff link.
 * @throws HttpError 401 no or wrong token, 403 another role, 404 no such room, 429 too many wrong tokens
 */
export async function staffAt(request: Request, means: HttpMeans, needs: StaffRole = 'facilitator'): Promise<StaffAt> {
  const { host, issuer } = await linkAt(request, means)
  if (issuer.role !== 'organiser' && (needs === 'organiser' || issuer.role !== 'facilitator')) {
    throw new HttpError(
      403,
      'not-allowed',
      `This takes the link of ${needs === 'organiser' ? 'an organiser' : 'staff'}.`,
      { needs },
    )
  }
  host.used()
  return { host, issuer }
}

/** Who asks, by the bearer token of a personal link. @throws HttpError as `staffAt` */
export async function participantAt(request: Request, means: HttpMeans): Promise<ParticipantAt> {
  const { host, issuer } = await linkAt(request, means)
  if (issuer.role !== 'participant') {
    throw new HttpError(403, 'not-allowed', 'This takes a personal link.', { needs: 'participant' })
  }
  host.used()
  return { host, issuer }
}

/** The room that is asked for, and whose link the bearer token is. */
export async function linkAt(
  request: Request,
  { rooms, links, limits }: HttpMeans,
): Promise<{ host: RoomHost; issuer: Token['issuer'] }> {
  const text = bearerOf(request)
  if (text === undefined) throw new HttpError(401, 'not-allowed', 'This takes a token: Authorization: Bearer ...')
  const token = links.read(text)
  // Before any room is looked for: who guesses learns nothing of rooms, and costs no look into the store.
  if (!token) throw wrongToken(request, limits)
  const host = await roomAt(request, rooms)
  if (token.roomId !== host.roomId || !(await host.letsIn(token))) throw notValid()
  return { host, issuer: token.issuer }
}

/** Guesses are counted by themselves: right tokens of the same hall are let through whatever their number. */
export function wrongToken(request: Request, limits: Limits, otherwise = notValid()): HttpError {
  const retryAfterMs = limits.stranger(addressOf(request))
  if (retryAfterMs === undefined) return otherwise
  return new HttpError(429, 'busy', 'Too many wrong tokens came from here. Try again soon.', { retryAfterMs })
}

function notValid(): HttpError {
  return new HttpError(401, 'not-allowed', 'This token is not valid here.')
}

/** @throws HttpError 404 */
export async function roomAt(request: Request, rooms: Rooms): Promise<RoomHost> {
  const host = await rooms.get(String(request.params.roomId))
  if (!host) throw new HttpError(404, 'not-found', 'There is no such room.')
  return host
}

/**
 * Reads the body into `request.body`, after it is known who asks: nobody else makes us read megabytes, and nobody too many at once.
 * `of`: the room it is for, or the address that opens one. @throws HttpError 429, and what the parsers throw
 */
export async function readBody(
  request: Request,
  response: Response,
  { limits }: HttpMeans,
  of: string,
  ...parsers: readonly RequestHandler[]
): Promise<void> {
  const finished = limits.bodyOpened(of)
  if (!finished) throw new HttpError(429, 'busy', 'Too much is being sent already.', { retryAfterMs: BODY_RETRY_MS })
  try {
    for (const parse of parsers) {
      await new Promise<void>((resolve, reject) => {
        void parse(request, response, (error: unknown) => (error === undefined ? resolve() : reject(error as Error)))
      })
    }
  } finally {
    finished()
  }
}

/** Works out something dear in its turn, where this room and who asks may have more. @throws HttpError 429 */
export function workOut<T>(request: Request, means: HttpMeans, roomId: RoomId, work: () => T): Promise<T> {
  return inItsTurn(request, means, roomId, () => counted(request, means, roomId, work))
}

/** The same for what can be done in steps, with a rest after some of them. @throws HttpError 429 */
export function workOutInSteps<T>(
  request: Request,
  means: HttpMeans,
  roomId: RoomId,
  steps: () => Generator<void, T>,
): Promise<T> {
  return inItsTurn(request, means, roomId, () => inSteps(request, means, roomId, steps()))
}

async function inItsTurn<T>(
  request: Request,
  means: HttpMeans,
  roomId: RoomId,
  work: () => T | Promise<T>,
): Promise<T> {
  if (means.dearWork.isFull(roomId)) throw tooMuch()
  mayWork(request, means, roomId)
  return means.dearWork.run(roomId, () => {
    // What was asked for at the same time has been counted meanwhile.
    mayWork(request, means, roomId)
    return work()
  })
}

/** Within a piece of dear work: each step counts for this room and who asks. */
export function inSteps<T>(request: Request, means: HttpMeans, roomId: RoomId, steps: Generator<void, T>): Promise<T> {
  return means.dearWork.stepwise(countedSteps())

  function* countedSteps(): Generator<void, T> {
    for (;;) {
      const step = counted(request, means, roomId, () => steps.next())
      if (step.done) return step.value
      yield
    }
  }
}

/** Whether this room and who asks may have more worked out. @throws HttpError 429 */
export function mayWork(request: Request, { limits }: HttpMeans, roomId: RoomId): void {
  const retryAfterMs = limits.work(roomId, addressOf(request))
  if (retryAfterMs !== undefined) throw tooMuch(retryAfterMs)
}

export function tooMuch(retryAfterMs = QUEUE_RETRY_MS): HttpError {
  return new HttpError(429, 'busy', 'Too much was asked for. Try again soon.', { retryAfterMs })
}

/** Counts what this costs to the room and to who asked. */
export function counted<T>(request: Request, { limits }: HttpMeans, roomId: RoomId, work: () => T): T {
  const begun = performance.now()
  try {
    return work()
  } finally {
    limits.worked(roomId, addressOf(request), performance.now() - begun)
  }
}

/** Whether this request may open a room. @throws HttpError 401 without the key, where one is set; 429 after too many */
export function mayOpenRoom(request: Request, { config: { createKey }, limits }: HttpMeans): void {
  if (createKey !== undefined && !sameText(bearerOf(request) ?? '', createKey)) {
    throw new HttpError(401, 'not-allowed', 'Opening a room here takes the key: Authorization: Bearer ...')
  }
  const retryAfterMs = limits.moreRooms(addressOf(request))
  if (retryAfterMs !== undefined) throw tooManyRooms(retryAfterMs)
}

/** Counts a room that is about to be opened, not what was described wrongly. @throws HttpError 429 */
export function withinRoomLimit(request: Request, { limits }: HttpMeans): void {
  const retryAfterMs = limits.newRoom(addressOf(request))
  if (retryAfterMs !== undefined) throw tooManyRooms(retryAfterMs)
}

function tooManyRooms(retryAfterMs: number): HttpError {
  return new HttpError(429, 'busy', 'Too many new rooms. Try again soon.', { retryAfterMs })
}

/** The room's answer to a deed that is asked over HTTP. @throws HttpError what the room refuses */
export async function done(
  host: RoomHost,
  issuer: Job['by']['issuer'],
  prepare: (standing: Standing) => Preparation,
): Promise<AnswerBody> {
  // Without a client of its own: each request is a command by itself.
  const seq = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) + 1
  const outcome = await host.perform({ by: { issuer, clientId: '', seq }, prepare })
  if (!outcome.ok) throw refused(outcome.rejection)
  return outcome.answer
}

export function just(deed: Deed): (standing: Standing) => Preparation {
  return () => ({ ok: true, deed, put: [] })
}

export function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

export function addressOf(request: Request): string {
  return clientAddress(request.socket.remoteAddress, request.headers)
}

/** Takes the same time wherever the two differ. */
function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
