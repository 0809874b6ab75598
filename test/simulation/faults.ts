import type { Chance } from './chance.ts'

/** What may go wrong with every message and every call, each with its own probability. */
export const smallFaults = {
  /** A message of the network takes up to 3 s. */
  'slow message': 0.05,
  /** A message is lost, and with it the line, which both sides learn only by a ping. */
  'lost message': 0.01,
  /** A message comes twice. Over TCP that takes a broken proxy: the line is cut soon after. */
  'doubled message': 0.01,
  /** A message overtakes the one before it; as above. */
  'overtaking message': 0.01,
  /** One direction of a line is dead until a ping is missed. */
  'half-open line': 0.02,
  /** A socket takes nothing more for some seconds. */
  'slow reader': 0.03,
  /** The server asks to wait, as over a rate limit. */
  'over a limit': 0.02,
  /** A store's answer takes up to 1.5 s. */
  'slow store': 0.05,
  /** The store did nothing, and no answer came. */
  'store timeout before': 0.02,
  /** It was done, and no answer came. */
  'store timeout after': 0.04,
  /** No answer came in time; it is done some seconds later. */
  'late append': 0.03,
  'lost hint': 0.4,
  'late hint': 0.2,
} as const
export type SmallFault = keyof typeof smallFaults

/** What goes wrong now and then, for a while. */
export const largeFaults = [
  'node killed',
  'node restarted',
  'node paused',
  'node upgraded',
  'clock jumped',
  'store away',
  'store away from one node',
  'store full',
  'store failed over',
  'person offline',
  'line cut',
] as const
export type LargeFault = (typeof largeFaults)[number]

export type Faults = Partial<Record<SmallFault, number>>

/** Each kind is in the world or not; how often it strikes is drawn too. */
export function drawnFaults(chance: Chance): Faults {
  const faults: Faults = {}
  for (const [kind, most] of Object.entries(smallFaults) as [SmallFault, number][])
    if (chance.happens(0.4)) faults[kind] = most * (0.3 + 0.7 * chance.random())
  return faults
}
