import type { MeetingId } from '../../shared/ids.ts'
import { CLAIM_MS, readState, type Said, type User } from './said.ts'

/** One browser that is here, by the flag it goes under. The same object for as long as the flag is the same. */
export interface Who {
  /** Of its document. */
  client: number
  /** As the server says. Empty: a shared link that nobody put a name to. */
  name: string
  role: string
  /** From 1: the how-manieth of that name who is here. */
  nth: number
  /** Which of the three colours of presence. */
  tint: 1 | 2 | 3
  /** Somebody else has that colour too. */
  dotted: boolean
}

export interface Present {
  who: Who
  said: Said
}

/** Those that are here beside `own`, in the order in which they came. What is the same as in `before` is the same object. */
export function peopleIn(
  states: ReadonlyMap<number, unknown>,
  own: number,
  before: readonly Present[],
): readonly Present[] {
  const known = [...states].flatMap(([client, state]) => {
    const read = readState(state)
    return read ? [{ client, ...read }] : []
  })
  known.sort((a, b) => a.said.came - b.said.came || a.client - b.client)
  const namesakes = new Map<string, number>()
  const people = known.flatMap(({ client, user, said }) => {
    const called = user.name || user.role
    const nth = (namesakes.get(called) ?? 0) + 1
    namesakes.set(called, nth)
    if (client === own) return []
    const old = before.find(({ who }) => who.client === client)
    const next = { who: kept(whoIs(client, user, nth, said.colour), old?.who), said: kept(said, old?.said) }
    return [old?.who === next.who && old.said === next.said ? old : next]
  })
  return people.length === before.length && people.every((one, i) => one === before[i]) ? before : people
}

/** Whether the card that is said to be held is held at `now`, ms. A claim ends by itself: no browser can hold one for ever. */
export function isHeld({ holding, heldUntil }: Said, now: number): boolean {
  return holding !== null && heldUntil > now && heldUntil <= now + 2 * CLAIM_MS
}

/** Who holds which card at `now`, ms; of two who hold the same one, who took it up later. */
export function holdersAt(people: readonly Present[], now: number): Map<MeetingId, Who> {
  const holders = new Map<MeetingId, { who: Who; since: number }>()
  for (const { who, said } of people) {
    if (!said.holding || !isHeld(said, now)) continue
    const other = holders.get(said.holding)
    if (!other || other.since < said.since) holders.set(said.holding, { who, since: said.since })
  }
  return new Map([...holders].map(([meetingId, { who }]) => [meetingId, who]))
}

/** The lowest colour that is free; one's own while nobody who came before has it too. */
export function colourFor(own: Pick<Said, 'came' | 'colour'> & { client: number }, people: readonly Present[]): number {
  const isEarlier = ({ who, said }: Present) =>
    said.came < own.came || (said.came === own.came && who.client < own.client)
  if (!people.some((one) => one.said.colour === own.colour && isEarlier(one))) return own.colour
  const taken = new Set(people.map(({ said }) => said.colour))
  let free = 0
  while (taken.has(free)) free++
  return free
}

function whoIs(client: number, { name, role }: User, nth: number, colour: number): Who {
  return { client, name, role, nth, tint: ((colour % 3) + 1) as Who['tint'], dotted: colour >= 3 }
}

/** `before` where it says the same. */
function kept<T extends object>(next: T, before: T | undefined): T {
  return before && JSON.stringify(next) === JSON.stringify(before) ? before : next
}
