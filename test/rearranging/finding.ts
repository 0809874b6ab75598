/** The laws that this proof tries. */
export type TriedLaw = 'L1' | 'L2' | 'L3' | 'L4' | 'L6' | 'L9'

/** A law that did not hold, and how. */
export interface Finding {
  law: TriedLaw
  says: string
}

export function finding(law: TriedLaw, says: string): Finding {
  return { law, says }
}
