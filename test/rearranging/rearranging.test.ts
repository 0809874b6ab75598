import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from '../server/process.ts'
import { onPlainBoards } from './on-plain-board.ts'
import { rearrange } from './rearrange.ts'
import { twoNodes } from './set-ups.ts'

const ACTS = 400
const SEED = Number(process.env.SEED ?? 1)

let program: string
beforeAll(async () => (program = (await bundled(`rearranging-${process.pid}`, ['main.ts']))[0]!))
afterAll(() => rmSync(dirname(program), { recursive: true, force: true }))

test(`[L1] [L3] [L6] [L9] eight facilitators on two nodes, lines cut: ${ACTS} acts at once, seed ${SEED}`, async () => {
  const setUp = await twoNodes(program)
  const outcome = await rearrange(setUp, SEED, ACTS).finally(() => setUp.abandon())
  expect(outcome.findings).toEqual([])
  // It was no walk in an empty hall.
  expect(outcome.acts).toBe(ACTS)
  expect(outcome.ok).toBeGreaterThan(ACTS / 4)
  expect(outcome.acts - outcome.ok).toBeGreaterThan(ACTS / 10)
  expect(outcome.cuts).toBeGreaterThan(0)
  expect(outcome.frames).toBeGreaterThan(ACTS / 4)
  for (const type of ['move-meeting', 'swap-meetings', 'publish-plan', 'undo'])
    expect(outcome.done.get(type), type).toBeGreaterThan(0)
  const plain = onPlainBoards(outcome.rounds, outcome.delays)
  expect(plain.equal).toBe(true)
  expect(plain.drags).toBeGreaterThan(ACTS / 10)
}, 120_000)
