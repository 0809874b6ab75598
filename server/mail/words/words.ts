import type { Change } from '../../../shared/changes.ts'

/** What a change is told with. `before`: the time it had, `time`: the one it has; each empty where there is none. */
export interface Told {
  before: string
  time: string
  table: string
  partners: string
}

/** Everything that letters say in one language, and the page on which somebody ends them. */
export interface LetterWords {
  /** For Intl. */
  locale: string
  hello: (name: string) => string
  /** Names in a row. */
  and: (names: readonly string[]) => string
  table: (label: string) => string
  online: string
  timesOf: (zone: string) => string
  /** Under every letter: why it came. */
  why: (event: string) => string
  stop: string
  invitation: {
    subject: (event: string) => string
    lead: (event: string, when: string) => string
    means: string
    open: string
    scan: string
    yours: string
  }
  reminder: { subject: (event: string) => string; lead: (event: string, when: string) => string }
  changes: {
    subject: (event: string) => string
    lead: (count: number) => string
    change: Record<Change, (told: Told) => string>
    open: string
  }
  digest: {
    subject: (event: string) => string
    lead: (count: number) => string
    nothingBlocked: string
    open: string
  }
  /** To who asked to take part and was not let in; who was gets the invitation. */
  decision: {
    subject: (event: string) => string
    deferred: (event: string) => string
    declined: (event: string) => string
    open: string
    why: (event: string) => string
  }
  test: { subject: string; lead: string }
  optOut: {
    ask: (event: string) => string
    still: string
    stop: string
    stopped: string
    stoppedMeans: (event: string) => string
    again: string
    back: string
    backMeans: (event: string) => string
    unknown: string
    unknownMeans: string
  }
}
