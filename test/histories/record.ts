import { moment, type History } from './history.ts'
import { Chance } from './world/chance.ts'
import { Device } from './world/device.ts'
import { late } from './world/late.ts'
import { Load } from './world/load.ts'
import { openSmallRoom, type OpenedRoom } from './world/opening.ts'
import type { Fault, SetUp } from './world/set-up.ts'

export interface Plan {
  seed: number
  /** Played at the same time. */
  rooms: number
  /** In all of them together. */
  commands: number
  /** So many, of all kinds there are in turn; or these, one after another. */
  faults: number | readonly string[]
  /** After so many seconds no new command is sent. */
  atMost: number
}

export interface Recording {
  histories: History[]
  /** How often each kind struck. */
  faults: Map<string, number>
  /** From the first command until the last was decided, in seconds. */
  seconds: number
}

/** Time for what is undecided when all is healed, in ms. */
const LAST_ANSWERS_MS = 60_000

/** Plays rooms on a set-up while things go wrong, heals everything, and records what everybody sent and saw. Ends the set-up. */
export async function record(setUp: SetUp, plan: Plan): Promise<Recording> {
  const chance = new Chance(plan.seed)
  const load = new Load(setUp.nodes, plan.commands, moment() + plan.atMost * 1000)
  const rooms: OpenedRoom[] = []
  for (let i = 0; i < plan.rooms; i++) rooms.push(await openSmallRoom(setUp.nodes[0]!.url, chance, i % 2 === 1))
  const devices = rooms.map(({ seats }) => {
    const rumour = {}
    return seats.map((seat) => new Device(seat, load, chance.fork(), rumour))
  })
  const all = devices.flat()
  const began = moment()
  const playing = Promise.all(all.map((device) => device.play()))
  const faults = await disturb(setUp, load, plan, chance.fork())
  await Promise.race([playing, late(LAST_ANSWERS_MS)])
  const healed = moment()
  const latecomers = await Promise.all(rooms.map((room, index) => settled(room, devices[index]!, load, chance.fork())))
  for (const device of [...all, ...latecomers.flat()]) device.leave()
  const logs = await setUp.end(rooms.map(({ roomId }) => roomId))
  const histories = rooms.map(({ roomId }, index) => ({
    setUp: setUp.name,
    seed: plan.seed,
    mayLose: setUp.mayLose,
    traces: [...devices[index]!, ...latecomers[index]!].map(({ trace }) => trace),
    branches: logs.get(roomId)!,
    outages: setUp.outages,
    healed,
  }))
  return { histories, faults, seconds: (healed - began) / 1000 }
}

/** Faults at about even distances in answered commands, so that each meets rooms at work. Returns how often each kind struck. */
async function disturb(setUp: SetUp, load: Load, plan: Plan, chance: Chance): Promise<Map<string, number>> {
  const struck = new Map<string, number>()
  const faults = faultsOf(setUp, plan.faults, chance)
  // Commands go on during most faults.
  const every = plan.commands / (2 * faults.length + 1)
  for (const fault of faults) {
    if (load.isOver) break
    await load.until(load.answered + every * chance.between(0.5, 1.2))
    await fault.strike(chance.fork())
    struck.set(fault.kind, (struck.get(fault.kind) ?? 0) + 1)
  }
  return struck
}

function faultsOf({ faults }: SetUp, wanted: Plan['faults'], chance: Chance): Fault[] {
  if (typeof wanted === 'number') {
    const turns = Array.from({ length: Math.ceil(wanted / faults.length) }, () => chance.shuffled(faults))
    return turns.flat().slice(0, wanted)
  }
  return wanted.map((kind) => {
    const fault = faults.find((one) => one.kind === kind)
    if (!fault) throw new Error(`There is no fault "${kind}" here.`)
    return fault
  })
}

/**
 * Waits until every device sees what somebody sees who comes only now. First each node is asked something that it refuses: it does so
 * only when it knows all that is in the log.
 */
async function settled(room: OpenedRoom, devices: readonly Device[], load: Load, chance: Chance): Promise<Device[]> {
  const asking = load.nodes.map(({ number }) =>
    latecomer({
      token: room.facilitator,
      clientId: `last-${number}`,
      issuer: { role: 'facilitator', staffId: 'facilitator' },
    }),
  )
  for (const [number, device] of asking.entries()) {
    await device.come(number)
    await device.ask({ type: 'lock-meeting', meetingId: 'none' })
  }
  const fresh = room.seats.map((seat) => latecomer({ ...seat, clientId: `${seat.clientId}-late` }))
  await Promise.all(
    fresh.map(async (device, index) => {
      await device.come()
      await devices[index]!.catchUpWith(device)
    }),
  )
  await Promise.all(asking.map((device) => device.catchUpWith(fresh.at(-2)!)))
  return [...asking, ...fresh]

  function latecomer(seat: ConstructorParameters<typeof Device>[0]): Device {
    return new Device(seat, load, chance.fork())
  }
}
