/** Every way by which something of a room reaches an audience. What is added to the product is added here, and to `play.ts`. */
export const channels = [
  'frames as they come',
  'answers and refusals',
  'catching up after having been away',
  'whole views',
  'documents',
  'pushes',
  'calendar feed',
  'exports',
  'errors over HTTP',
  'log lines',
  'metrics',
] as const
export type Channel = (typeof channels)[number]

/** What came over each channel, in order; a line holds the time too where time tells something. */
export type Heard = Record<Channel, string[]>

export function silence(): Heard {
  return Object.fromEntries(channels.map((channel) => [channel, []])) as unknown as Heard
}
