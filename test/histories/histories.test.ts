import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from '../server/process.ts'
import { check } from './check/check.ts'
import { record } from './record.ts'
import { embedded } from './world/embedded.ts'
import { threeNodes } from './world/three-nodes.ts'

const COMMANDS = 1_500
const SEED = Number(process.env.SEED ?? 1)

let program: string
beforeAll(async () => (program = (await bundled(`histories-${process.pid}`, ['main.ts']))[0]!))
afterAll(() => rmSync(dirname(program), { recursive: true, force: true }))

test.each([
  ['the embedded store', embedded],
  ['one Redis, three nodes', threeNodes],
])(
  `[L1] [L2] [L3] [L8] [L9] %s: ${COMMANDS} commands, a node killed and one stopped, seed ${SEED}`,
  async (_name, start) => {
    const setUp = await start(program)
    const plan = {
      seed: SEED,
      rooms: 2,
      commands: COMMANDS,
      faults: ['node killed', 'node stopped and continued'],
      atMost: 60,
    }
    const { histories } = await record(setUp, plan).finally(() => setUp.abandon())
    const verdicts = histories.map(check)
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([])
    const sum = (of: 'ok' | 'refused' | 'unknown' | 'lost') => verdicts.reduce((n, { tally }) => n + tally[of], 0)
    expect(sum('ok')).toBeGreaterThan(COMMANDS / 4)
    expect(sum('refused')).toBeGreaterThan(COMMANDS / 10)
    expect({ unknown: sum('unknown'), lost: sum('lost') }).toEqual({ unknown: 0, lost: 0 })
  },
  120_000,
)
