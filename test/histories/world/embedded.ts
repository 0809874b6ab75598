import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../../server/store/embedded.ts'
import { nodeFaults } from './node-faults.ts'
import { ServerNode } from './node.ts'
import { readAll, type SetUp } from './set-up.ts'

/** One node on the embedded store. */
export async function embedded(program: string): Promise<SetUp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rondo-histories-'))
  const node = await ServerNode.start(0, program, { DATA_DIR: dataDir })
  const nodes = [node]

  async function abandon(): Promise<void> {
    await node.end()
    await rm(dataDir, { recursive: true, force: true })
  }

  return {
    name: 'embedded store, one node',
    mayLose: false,
    nodes,
    faults: nodeFaults(nodes),
    outages: [],
    abandon,
    async end(rooms) {
      await node.end()
      const store = await openEmbedded({ dataDir })
      const read = await readAll(store, rooms, 0)
      await store.close()
      await abandon()
      return new Map([...read].map(([room, branch]) => [room, [branch]]))
    },
  }
}
