import type { Chance } from './chance.ts'
import type { LargeFault } from './faults.ts'
import type { World } from './world.ts'

/** Clocks jump by this at most, either way. ms */
const JUMP_MS = 5 * 60_000
const PAUSE_MS = 30_000
const AWAY_MS = 60_000
/** Commits that open the room: they are never lost. */
const OPENED = 3

/** Lets something go wrong, for a while. */
export function strike(world: World, fault: LargeFault, chance: Chance): void {
  const { nodes, devices, timeline } = world
  const node = chance.pick(nodes)
  switch (fault) {
    case 'node killed':
      node.kill()
      return void timeline.after(chance.among(10, 40_000), () => node.start())
    case 'node upgraded':
      node.isLater = true
      node.stop()
      return void timeline.after(chance.among(10_500, 20_000), () => node.start())
    case 'node restarted':
      node.stop()
      return void timeline.after(chance.among(10_500, 20_000), () => node.start())
    case 'node paused':
      return node.pause(chance.happens(0.5) ? PAUSE_MS : chance.among(100, PAUSE_MS))
    case 'clock jumped':
      node.skewMs = chance.happens(0.3) ? 0 : Math.round((chance.random() * 2 - 1) * JUMP_MS)
      return
    case 'store away':
      for (const one of nodes) world.awayFrom.add(one)
      return void timeline.after(chance.among(100, AWAY_MS), () => world.awayFrom.clear())
    case 'store away from one node':
      world.awayFrom.add(node)
      return void timeline.after(chance.among(100, AWAY_MS), () => world.awayFrom.delete(node))
    case 'store full':
      world.disk.full = true
      return void timeline.after(chance.among(100, 20_000), () => (world.disk.full = false))
    case 'store failed over':
      return world.disk.loseEnd(Math.min(chance.among(1, 5), world.disk.version - OPENED))
    case 'person offline': {
      const device = chance.pick(devices)
      device.goOffline()
      return void timeline.after(chance.among(500, 4 * 60_000), () => device.goOnline())
    }
    case 'line cut':
      return chance.pick(devices).thread?.cut()
  }
}
