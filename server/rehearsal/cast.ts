import type { ImportedLink } from './house.ts'
import { Line } from './line.ts'
import { Player, type Temper } from './player.ts'

/** How many connect at once: well under what an address may open a second. */
const CONNECT_AT_ONCE = 40

/** Every participant on a line of their own. */
export async function gatherCast(
  url: string,
  people: readonly ImportedLink[],
  temper: Temper,
  random: () => number,
): Promise<Map<string, Player>> {
  const players = new Map<string, Player>()
  for (let from = 0; from < people.length; from += CONNECT_AT_ONCE) {
    const some = people.slice(from, from + CONNECT_AT_ONCE)
    const came = await Promise.all(
      some.map(
        async ({ id, token }) => new Player(id, await new Line(url, token).ready('floor', 'person'), temper, random),
      ),
    )
    for (const player of came) players.set(player.id, player)
  }
  return players
}

export function sendHome(players: ReadonlyMap<string, Player>): void {
  for (const { line } of players.values()) line.close()
}
