import { House, type OpenedRoom } from './house.ts'
import { openScript, playEvent } from './rehearsal.ts'
import { readEvent } from './room-folder.ts'

/** Between two wishes of a rehearsal that is watched, in ms: two hundred meetings take about three minutes. */
const PAUSE_MS = 700
/** Rehearsals that may play at once: each holds a socket for every simulated participant. */
const AT_ONCE = 2

export class TooManyRehearsals extends Error {
  override name = 'TooManyRehearsals'
}

/** Rehearsals on the welcome page: opened at once, and filling while somebody watches. */
export class LiveRehearsals {
  #url: () => string
  #createKey: string | undefined
  #onFailure: (error: unknown) => void
  #stop = new AbortController()
  #playing = new Set<Promise<unknown>>()

  /** `url`: this server's own address, known once it listens. */
  constructor(options: { url: () => string; createKey?: string | undefined; onFailure: (error: unknown) => void }) {
    this.#url = options.url
    this.#createKey = options.createKey
    this.#onFailure = options.onFailure
  }

  /** Opens the event's room and lets its people begin. @throws TooManyRehearsals; a sentence for an unknown event. */
  async open(event: string, now: number): Promise<OpenedRoom & { participant: string }> {
    if (this.#playing.size >= AT_ONCE) throw new TooManyRehearsals()
    const script = await readEvent(event, now)
    const house = new House(this.#url(), this.#createKey)
    const opening = openScript(script, house)
    this.#track(opening)
    const opened = await opening
    const staging = {
      house,
      seed: now,
      pauseMs: PAUSE_MS,
      onStep: () => undefined,
      onProgress: () => undefined,
      signal: this.#stop.signal,
    }
    this.#track(playEvent(script, opened, staging))
    return { ...opened.room, participant: opened.people[0]!.link }
  }

  /** The people go home. Resolves when they have. */
  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.allSettled([...this.#playing])
  }

  #track(playing: Promise<unknown>): void {
    this.#playing.add(playing)
    void playing
      .catch((error: unknown) => (this.#stop.signal.aborted ? undefined : this.#onFailure(error)))
      .finally(() => this.#playing.delete(playing))
  }
}
