import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { laws, proofPage } from './page.ts'
import type { KeptResult } from './results.ts'

const kept: KeptResult = {
  proof: 'simulation',
  command: 'npm run prove:simulation',
  seconds: 612,
  at: '2030-05-06T10:00:00.000Z',
  machine: 'Node 20.20.2, 2 cores',
  rows: [
    { section: 'law', law: 'L1', by: 'nodes | killed', tries: 100_000, unit: 'room-days', seed: '99999', held: true },
    { section: 'adversary', adversary: 'a flood', tries: 3, unit: 'rounds', figure: 'p99 4 ms, 9 ms', held: false },
  ],
}

test('what did not hold stands out, also in the first lines', () => {
  const page = proofPage([kept])
  expect(page).toContain('**1 of 2 did not hold**')
  expect(page).toContain('| a flood | 3 rounds | p99 4 ms, 9 ms | **broken** |')
  expect(page).toContain('| nodes \\| killed | 100,000 room-days | 99999 |  | held |')
})

test('a law that nobody tried is said to be untried', () => {
  expect(proofPage([kept])).toContain(`### L2 ${laws.L2}\n\nNot tried yet.`)
})

test('the laws are those of the rules', async () => {
  const rules = await readFile(new URL('../../shared/RULES.md', import.meta.url), 'utf8')
  const named = new Set([...rules.matchAll(/\[?\b(L(?:[1-9]|10|11))\b(?!\.)/g)].map(([, law]) => law))
  expect([...named].sort()).toEqual(Object.keys(laws).sort())
})
