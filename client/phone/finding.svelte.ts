import type { ParticipantId, SlotId } from '../../shared/ids.ts'
import { matcherOf } from '../../shared/matching.ts'
import { PeopleIndex } from '../../shared/people-index.ts'
import { whyFound, type Found } from '../../shared/search-marks.ts'
import type { CodeNames } from '../../shared/search.ts'
import { suggest, type Suggestion } from '../../shared/suggest.ts'
import type { ParticipantRecord } from '../../shared/views/records.ts'
import { codeNames } from '../text/code-names.ts'
import { locale } from '../text/language.svelte.ts'
import { keep, kept } from '../ui/keeping.ts'
import { chosen } from './directory.ts'
import type { Phone } from './phone.svelte.ts'
import { noWishes } from './wishes.ts'

/** People made ready between two looks at what the fingers do: a few ms of a slow phone. */
const AT_ONCE = 40

/** Looking for people on one phone: the words of everybody, made ready in pieces, and who is worth meeting. */
export class Finding {
  readonly #here: Phone
  readonly #key: string
  #names = $derived.by<CodeNames>(() => codeNames(locale()))
  #index = $derived.by(() => new PeopleIndex<ParticipantRecord>(this.#names))
  /** Raised whenever more people are ready. */
  ready = $state(0)
  #underWay = false
  /** Everybody has been compared with the reader once. */
  #compared = $state(false)
  #dismissed = $state.raw<readonly ParticipantId[]>([])
  /** [F8] Whom the reader wants to see suggested no more. */
  dismissed: ReadonlySet<ParticipantId> = $derived(new Set(this.#dismissed))

  constructor(here: Phone) {
    this.#here = here
    this.#key = `rondo:dismissed:${here.room.roomId}:${here.who}`
    this.#dismissed = kept<ParticipantId[]>('browser', this.#key) ?? []
    this.prepare()
  }

  /** [F4] Best first. */
  suggestions = $derived.by<readonly Suggestion[]>(() => {
    const { reader } = this.#here
    if (!reader || !this.#compared) return []
    return suggest({ ...reader, dismissed: this.dismissed }, this.#people.values())
  })
  /** How many seek what one offers, or the other way round, and are free when one is; undefined until that is known. */
  fitting = $derived.by(() => {
    const { reader } = this.#here
    return reader && this.#compared
      ? chosen(reader, this.#people.values(), { ...noWishes, free: true, fitting: true }).length
      : undefined
  })
  #countBySlot = $derived.by(() => {
    const counts = new Map<SlotId, number>()
    for (const { common, match } of this.suggestions) {
      if (match.theySeek.length === 0 && match.theyOffer.length === 0) continue
      for (const id of common) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    return counts
  })
  /** How many were dismissed who are here. */
  dismissedCount = $derived.by(() => this.#dismissed.filter((id) => this.#people.has(id)).length)

  /** How many seek what one offers, or the other way round, and are suggested for this slot. */
  countIn(slotId: SlotId): number {
    return this.#countBySlot.get(slotId) ?? 0
  }

  /** [F8] */
  dismiss(id: ParticipantId): void {
    this.#remember([...this.#dismissed, id])
  }

  suggestAgain(): void {
    this.#remember([])
  }

  /** [F3] Whom `text` finds, each with how well, among those who are ready; more may come. undefined: a text without words. */
  scores(text: string): ReadonlyMap<ParticipantId, number> | undefined {
    void this.ready
    return this.#index.find(text)
  }

  whyFound(person: ParticipantRecord, text: string): Found[] {
    return whyFound(person, text, this.#names)
  }

  /** Compares everybody with the reader and makes their words ready, in pieces, with the rest of the day's work in between. */
  prepare(): void {
    if (this.#underWay) return
    this.#underWay = true
    const work = this.#pieces()
    const step = () => {
      if (work.next().done) this.#underWay = false
      else setTimeout(step)
    }
    setTimeout(step)
  }

  *#pieces(): Generator<void> {
    const { me } = this.#here
    const people = [...this.#people.values()]
    const matcher = me && !this.#compared ? matcherOf(me) : undefined
    for (let at = 0; matcher && at < people.length; at += AT_ONCE) {
      for (const person of people.slice(at, at + AT_ONCE)) matcher.of(person)
      yield
    }
    this.#compared ||= me !== undefined
    const index = this.#index
    while (!index.update(people, AT_ONCE)) {
      this.ready++
      yield
    }
    this.ready++
  }

  get #people(): ReadonlyMap<ParticipantId, ParticipantRecord> {
    return this.#here.room.records.participants
  }

  #remember(dismissed: readonly ParticipantId[]): void {
    this.#dismissed = dismissed
    keep('browser', this.#key, dismissed)
  }
}
