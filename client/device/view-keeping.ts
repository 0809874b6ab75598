import type { Audience } from '../../shared/protocol.ts'
import type { View } from '../../shared/views/reducer.ts'
import type { Views } from '../room/views.ts'

type Kind = 'own' | 'floor'
const kinds: readonly Kind[] = ['own', 'floor']

/** How soon a change of a view is written, in ms. One's own day is small and matters most; all people of a room are large, but at first. */
const WRITE_AFTER_MS: Record<Kind, number> = { own: 300, floor: 5_000 }
/** While nothing changes, how often it is written down that all is still so, in ms. */
const STILL_SO_MS = 60_000

/** Puts down views that changed, with when they were true. May be refused. */
export type WriteViews = (changed: [Audience, View][]) => Promise<void>

/** Writes down what is shown, soon after it has changed, and when the page is left. */
export class ViewKeeping {
  readonly #views: () => Views
  readonly #write: WriteViews
  readonly #timers = new Map<Kind, ReturnType<typeof setTimeout>>()
  readonly #still: ReturnType<typeof setInterval>
  #written: Views

  /** `known`: what lies there already. */
  constructor(views: () => Views, known: Views, write: WriteViews) {
    this.#views = views
    this.#written = known
    this.#write = write
    this.#still = setInterval(() => this.#put([]), STILL_SO_MS)
    document.addEventListener('visibilitychange', this.#leaving)
  }

  /** Something of what is shown may be new. */
  changed(): void {
    for (const kind of kinds) {
      const news = this.#news(kind)
      if (this.#timers.has(kind) || news.length === 0) continue
      const isFirst = news.some(([audience]) => !this.#written.has(audience))
      const write = () => {
        this.#timers.delete(kind)
        this.#put(this.#news(kind))
      }
      this.#timers.set(kind, setTimeout(write, WRITE_AFTER_MS[isFirst ? 'own' : kind]))
    }
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    clearInterval(this.#still)
    document.removeEventListener('visibilitychange', this.#leaving)
  }

  #leaving = (): void => {
    if (document.visibilityState === 'hidden') this.#put(kinds.flatMap((kind) => this.#news(kind)))
  }

  #news(kind: Kind): [Audience, View][] {
    return [...this.#views()].filter(
      ([audience, view]) => (audience === 'floor') === (kind === 'floor') && this.#written.get(audience) !== view,
    )
  }

  #put(changed: [Audience, View][]): void {
    this.#written = new Map([...this.#written, ...changed])
    // A browser that will not keep it shows it all the same.
    this.#write(changed).catch(() => undefined)
  }
}
