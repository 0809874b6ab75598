import { keep, kept } from '../ui/keeping.ts'

/** How a page makes itself heard in this browser. Silent unless somebody has chosen otherwise. */
export interface Choices {
  sound: boolean
  vibration: boolean
  /** Also for the rounds, not for changes only. */
  rounds: boolean
}

const key = 'rondo:heard'
const silent: Choices = { sound: false, vibration: false, rounds: false }
let chosen = $state.raw<Choices>({ ...silent, ...kept<Partial<Choices>>('browser', key) })

export function choices(): Choices {
  return chosen
}

/** Kept in this browser. */
export function choose(change: Partial<Choices>): void {
  chosen = { ...chosen, ...change }
  keep('browser', key, chosen)
}
