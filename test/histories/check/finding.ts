/** What did not hold, and where it is seen. */
export interface Finding {
  /** A law of RULES.md, or what else a history is held against. */
  of: 'L1' | 'L2' | 'L3' | 'L4' | 'L8' | 'L9' | 'L10' | 'laws' | 'decider' | 'order' | 'refusals' | 'own writes'
  says: string
}

/** A sentence of so many characters shows a record; more fill the screen. */
const MOST = 400

export function finding(of: Finding['of'], says: string): Finding {
  return { of, says: says.length > MOST ? `${says.slice(0, MOST)}...` : says }
}
