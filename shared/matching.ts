import { folded } from './folding.ts'
import { stemsOf } from './stems.ts'

// [F5] What two people have to do with each other, by what they say of themselves.

/** What somebody says of themselves. */
export interface Said {
  country: string
  sectors: readonly string[]
  offers: readonly string[]
  seeks: readonly string[]
  markets: readonly string[]
  languages: readonly string[]
}

/** In the other's words, in their order. */
export interface Match {
  /** What they seek and I offer. */
  theySeek: readonly string[]
  /** What they offer and I seek. */
  theyOffer: readonly string[]
  sectors: readonly string[]
  /** Markets of both; their country where it is a market of mine. */
  markets: readonly string[]
  languages: readonly string[]
}

type Topic = readonly string[]

/** What one person has to do with many others. What was worked out is kept for as long as the other's record is the same. */
class Matcher {
  readonly #offers: readonly Topic[]
  readonly #seeks: readonly Topic[]
  readonly #sectors: readonly Topic[]
  readonly #markets: ReadonlySet<string>
  readonly #languages: ReadonlySet<string>
  readonly #known = new WeakMap<Said, Match>()

  constructor(me: Said) {
    this.#offers = me.offers.map(topicOf)
    this.#seeks = me.seeks.map(topicOf)
    this.#sectors = me.sectors.map(topicOf)
    this.#markets = new Set(me.markets.map(folded))
    this.#languages = new Set(me.languages.map(folded))
  }

  of(other: Said): Match {
    const known = this.#known.get(other) ?? this.#match(other)
    this.#known.set(other, known)
    return known
  }

  #match(other: Said): Match {
    const isMarket = (text: string) => this.#markets.has(formOf(text))
    return {
      theySeek: onTopic(other.seeks, this.#offers),
      theyOffer: onTopic(other.offers, this.#seeks),
      sectors: onTopic(other.sectors, this.#sectors),
      markets: [...new Set([other.country, ...other.markets].filter(isMarket))],
      languages: other.languages.filter((language) => this.#languages.has(formOf(language))),
    }
  }
}

/** The last one made: a phone has one reader. Whom one fits changes with what one of the two says, not with who is busy when. */
let last: { said: string; matcher: Matcher } | undefined

/** What `me` has to do with others. */
export function matcherOf(me: Said): Matcher {
  const { country, sectors, offers, seeks, markets, languages } = me
  const said = JSON.stringify([country, sectors, offers, seeks, markets, languages])
  if (last?.said !== said) last = { said, matcher: new Matcher(me) }
  return last.matcher
}

function onTopic(texts: readonly string[], topics: readonly Topic[]): string[] {
  if (topics.length === 0) return []
  return texts.filter((text) => {
    const theirs = topicOf(text)
    return topics.some((mine) => isSameTopic(mine, theirs))
  })
}

/** More than half of the words of the one that has fewer are in the other too. */
function isSameTopic(a: Topic, b: Topic): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let shared = 0
  for (const stem of short) if (long.includes(stem)) shared++
  return shared > short.length / 2
}

/** Of all texts that were ever looked at: what people offer is said by many in the same words. */
const topics = new Map<string, Topic>()
const MOST_TOPICS = 50_000

const forms = new Map<string, string>()

/** Countries and languages: few, and said by everybody. */
function formOf(text: string): string {
  const known = forms.get(text)
  if (known !== undefined) return known
  if (forms.size >= MOST_TOPICS) forms.clear()
  const form = folded(text)
  forms.set(text, form)
  return form
}

function topicOf(text: string): Topic {
  const known = topics.get(text)
  if (known) return known
  if (topics.size >= MOST_TOPICS) topics.clear()
  const topic = stemsOf(text)
  topics.set(text, topic)
  return topic
}
