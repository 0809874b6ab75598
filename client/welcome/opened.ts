/** A room that was opened, as the server tells it. */
export interface OpenedLinks {
  roomId: string
  links: { organiser: string; facilitator: string; screen: string }
  /** A rehearsal's: the link of somebody who takes part. */
  participant?: string
}
