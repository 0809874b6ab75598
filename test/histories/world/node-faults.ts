import { moment, type Outage } from '../history.ts'
import { late } from './late.ts'
import type { ServerNode } from './node.ts'
import type { Fault } from './set-up.ts'

/** What happens to a server, and to the lines between it and its clients. */
export function nodeFaults(nodes: readonly ServerNode[]): Fault[] {
  return [
    {
      kind: 'node killed',
      async strike(chance) {
        const node = chance.pick(nodes)
        await node.kill()
        await node.start()
      },
    },
    {
      kind: 'node stopped and continued',
      async strike(chance) {
        const node = chance.pick(nodes)
        node.freeze()
        await late(chance.between(2_000, 5_000))
        node.thaw()
      },
    },
    {
      kind: 'node restarted in good order',
      async strike(chance) {
        const node = chance.pick(nodes)
        await node.stop()
        await node.start()
      },
    },
    {
      kind: 'client lines cut',
      async strike(chance) {
        const { front } = chance.pick(nodes)
        front.cut()
        await late(chance.between(50, 1_000))
        front.heal()
      },
    },
    {
      kind: 'client lines hung',
      async strike(chance) {
        const { front } = chance.pick(nodes)
        front.hang()
        await late(chance.between(500, 3_000))
        front.heal(chance.pick(['comes late', 'is lost']))
      },
    },
  ]
}

/** What happens to the lines between a server and its Redis. */
export function storeLineFaults(nodes: readonly ServerNode[], outages: Outage[]): Fault[] {
  return [
    {
      kind: 'store lines cut',
      async strike(chance) {
        const node = chance.pick(nodes)
        node.back!.cut()
        const from = moment()
        await late(chance.between(200, 2_000))
        outages.push({ node: node.number, from, to: moment() })
        node.back!.heal()
      },
    },
    {
      kind: 'store lines hung',
      async strike(chance) {
        const node = chance.pick(nodes)
        node.back!.hang()
        const from = moment()
        await late(chance.between(1_000, 5_000))
        outages.push({ node: node.number, from, to: moment() })
        node.back!.heal(chance.pick(['comes late', 'is lost']))
      },
    },
    {
      kind: 'hints held back',
      async strike(chance) {
        for (const { back } of nodes) back!.hangHearing()
        await late(chance.between(1_000, 4_000))
        for (const { back } of nodes) back!.heal()
      },
    },
  ]
}
