import { untrack } from 'svelte'
import type { Awareness } from 'y-protocols/awareness'
import type { MeetingId } from '../../shared/ids.ts'
import { colourFor, holdersAt, isHeld, peopleIn, type Present, type Who } from './people.ts'
import { CLAIM_MS, samePlace, type Said } from './said.ts'

/**
 * Who is on a document with us, where they are and what they hold; and what we tell them of ourselves. Works on the awareness of any open
 * document: `board`, a plan, a note. It brings nothing of Yjs with it.
 */
export class Presence {
  /** The others, in the order in which they came. */
  people = $state.raw<readonly Present[]>([])
  /** Cards that others hold now. The same map for as long as nobody takes one up or lets go. */
  holders = $state.raw<ReadonlyMap<MeetingId, Who>>(new Map())
  /** Our own, from 0. */
  colour = $state(0)
  #main: Presence | undefined
  #awareness: Awareness
  #now: () => number
  #lapse: ReturnType<typeof setTimeout> | undefined
  #said: Said

  /** `now`: ms by the room's clock. `main`: on the document where all are, so that everybody has one colour wherever they are seen. */
  constructor(awareness: Awareness, now: () => number, main?: Presence) {
    this.#main = main
    this.#awareness = awareness
    this.#now = now
    const nothing = { planId: null, day: null, at: null, holding: null, since: 0, heldUntil: 0 }
    this.#said = { page: '', ...nothing, came: main ? main.#said.came : now(), colour: 0 }
    awareness.on('change', this.#look)
    untrack(this.#look)
  }

  /** Tells the others. A card that is taken up, or carried on, is held anew for its time. */
  say(news: Partial<Pick<Said, 'page' | 'planId' | 'day' | 'at' | 'holding'>>): void {
    const before = this.#said
    const next = { ...before, ...news, colour: this.#main?.colour ?? before.colour }
    if (next.holding === before.holding && samePlace(next.at, before.at) && sameLook(next, before)) return
    untrack(() => {
      if (next.holding !== before.holding) next.since = this.#sinceFor(next.holding)
      next.heldUntil = next.holding ? this.#now() + CLAIM_MS : 0
      this.#tell(next)
    })
  }

  /** Somebody has taken up the card that we hold after we did: it is theirs. */
  rival(): Who | undefined {
    const { people, holders } = this
    const { holding, since } = this.#said
    const holder = holding && holders.get(holding)
    return holder ? people.find(({ who, said }) => who === holder && said.since > since)?.who : undefined
  }

  close(): void {
    clearTimeout(this.#lapse)
    this.#awareness.off('change', this.#look)
  }

  /** Later than anybody who holds it now: that is how a card is taken over. */
  #sinceFor(holding: MeetingId | null): number {
    if (!holding) return 0
    const others = this.people.flatMap(({ said }) => (said.holding === holding ? [said.since + 1] : []))
    return Math.max(this.#now(), ...others)
  }

  #tell(said: Said): void {
    this.#said = said
    this.colour = said.colour
    this.#awareness.setLocalState({ ...said })
  }

  #look = (): void => {
    this.people = peopleIn(this.#awareness.getStates(), this.#awareness.clientID, this.people)
    this.#hold()
    const own = { ...this.#said, client: this.#awareness.clientID }
    const colour = this.#main?.colour ?? colourFor(own, this.people)
    if (colour !== this.#said.colour) this.#tell({ ...this.#said, colour })
  }

  /** Looks again by itself when the next claim ends. */
  #hold = (): void => {
    const now = this.#now()
    const next = holdersAt(this.people, now)
    if (!sameHolders(next, this.holders)) this.holders = next
    clearTimeout(this.#lapse)
    const ends = this.people.flatMap(({ said }) => (isHeld(said, now) ? [said.heldUntil] : []))
    if (ends.length > 0) this.#lapse = setTimeout(this.#hold, Math.min(...ends) - now + 1)
  }
}

function sameLook(a: Said, b: Said): boolean {
  return a.page === b.page && a.planId === b.planId && a.day === b.day && a.colour === b.colour
}

function sameHolders(a: ReadonlyMap<MeetingId, Who>, b: ReadonlyMap<MeetingId, Who>): boolean {
  return a.size === b.size && [...a].every(([id, who]) => b.get(id) === who)
}
