interface Told {
  /** When the desk, a lead or they themselves said that they are here, ISO 8601; null: nobody has. */
  checkedInAt: string | null
  /** Of the programme, each `{startsAt, endsAt}` in ISO 8601: slots and items. */
  spans: readonly { startsAt: string; endsAt: string }[]
  /** Whether they said of some meeting that they are at its table. */
  satDown: boolean
}

/**
 * Whether somebody may want to say that they are here: on a day of the event, until its last slot or item is over, unless it was said or is
 * clear from where they sat. `dayOf` tells the room's days apart, `now` in ms.
 */
export function mayArrive(
  { checkedInAt, spans, satDown }: Told,
  now: number,
  dayOf: (instant: string | number) => string,
): boolean {
  if (checkedInAt !== null || satDown) return false
  const today = dayOf(now)
  return spans.some(({ startsAt, endsAt }) => Date.parse(endsAt) > now && dayOf(startsAt) === today)
}
