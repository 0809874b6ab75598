import { Router, type Request } from 'express'
import { z } from 'zod'
import { emptyRoom } from '../../shared/evolve.ts'
import { about, firstOf, historyOf, namedIn, type HistoryStep } from '../../shared/history.ts'
import type { RoomId, Version } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import { profileAt, textAt, type Words } from '../../shared/views/words.ts'
import type { RoomHost } from '../rooms/host.ts'
import { emptyHead, headAt, sameHead } from '../store/head.ts'
import { counted, mayWork, staffAt, tooMuch, workOut, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

/** Commits read at a time: some milliseconds of work. */
const PAGE = 100
/** Steps handed out at a time. */
const MOST_STEPS = 1_000

const id = z.string().min(1).max(100).optional()
const asked = z.object({ meeting: id, table: id, after: z.coerce.number().int().min(0).default(0) })

/** What is handed out: steps oldest first, and whom they name. Who was erased, and who never had a name of their own, is in `names` no more. */
interface Page {
  steps: readonly HistoryStep[]
  names: Record<string, string>
  /** Everything up to there is in what was handed out so far. */
  version: Version
  /** There is more: ask again with `after` = `version`. */
  more: boolean
}

/** [U] Who moved what and when, for staff. */
export function historyRoutes(means: HttpMeans): Router {
  const router = Router()
  /** Read once while a room is open here, and then only what came since. */
  const known = new WeakMap<RoomHost, History>()
  router.get('/rooms/:roomId/history', async (request, response) => {
    const { host } = await staffAt(request, means)
    const { success, data } = asked.safeParse(request.query)
    if (!success) throw new HttpError(400, 'malformed', 'This takes meeting or table, and after.', { field: 'after' })
    const history = known.get(host) ?? new History(host.roomId)
    known.set(host, history)
    await history.readOn(request, means)
    const text = await workOut(request, means, host.roomId, () =>
      JSON.stringify(pageOf(history, host.state.personal.words, data)),
    )
    response.type('json').set('cache-control', 'no-store').send(text)
  })
  return router
}

function pageOf(history: History, words: Words, { after, ...what }: z.infer<typeof asked>): Page {
  const later = about(history.after(after), what)
  const steps = firstOf(later, MOST_STEPS)
  const more = steps.length < later.length
  const version = more ? steps.at(-1)!.version : Math.max(after, history.room.version)
  return { steps, names: namesOf(history.room, words, steps), version, more }
}

function namesOf({ participants, staff }: Room, words: Words, steps: readonly HistoryStep[]): Record<string, string> {
  const named = [...namedIn(steps)].map((id) => {
    const member = staff.get(id)
    return [id, member ? textAt(words, member.name) : profileAt(words, participants.get(id)?.profile).name] as const
  })
  return Object.fromEntries(named.filter(([, name]) => name !== ''))
}

/** A room's history as far as it has been read. It holds ids, and no word of anybody. */
class History {
  readonly #roomId: RoomId
  room = emptyRoom()
  #head = emptyHead
  #steps: HistoryStep[] = []
  /** One reads at a time; who comes meanwhile waits, and finds next to nothing left to read. */
  #reading = Promise.resolve()

  constructor(roomId: RoomId) {
    this.#roomId = roomId
  }

  after(version: Version): readonly HistoryStep[] {
    const first = this.#steps.findIndex((step) => step.version > version)
    return first < 0 ? [] : this.#steps.slice(first)
  }

  /** Up to the end of the log, a page at a time, each in its turn. @throws StoreUnreachable, HttpError 429 */
  readOn(request: Request, means: HttpMeans): Promise<void> {
    const reading = this.#reading.then(() => this.#eachPage(request, means))
    this.#reading = reading.catch(() => {})
    return reading
  }

  async #eachPage(request: Request, means: HttpMeans): Promise<void> {
    for (;;) {
      const known = this.#head.version > 0 ? 1 : 0
      const commits = await means.store.read(this.#roomId, this.#head.version - known, known + PAGE)
      // The store has lost the end of the log, and it may have grown again: what it holds now is what was.
      if (known && !sameHead(headAt(commits.shift()), this.#head)) {
        this.#startAgain()
        continue
      }
      if (commits.length === 0) return
      if (means.dearWork.isFull(this.#roomId)) throw tooMuch()
      mayWork(request, means, this.#roomId)
      await means.dearWork.run(this.#roomId, () =>
        counted(request, means, this.#roomId, () => {
          const { room, steps } = historyOf(this.room, commits)
          this.room = room
          this.#head = headAt(commits.at(-1))
          this.#steps.push(...steps)
        }),
      )
      if (commits.length < PAGE) return
    }
  }

  #startAgain(): void {
    this.room = emptyRoom()
    this.#head = emptyHead
    this.#steps = []
  }
}
