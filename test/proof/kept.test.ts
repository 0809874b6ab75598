import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { laws, proofPage } from './page.ts'
import { keptResults } from './results.ts'

const root = new URL('../../', import.meta.url)
const text = (path: string) => readFile(new URL(path, root), 'utf8')

test('the page is made of what the proofs have kept, and of nothing else', async () => {
  expect(await text('test/PROOF.md')).toBe(proofPage(await keptResults()))
})

test('every result can be made again, and every proof has left one', async () => {
  const { scripts } = JSON.parse(await text('package.json')) as { scripts: Record<string, string> }
  const kept = (await keptResults()).map(({ command }) => command)
  const proofs = Object.keys(scripts).filter((name) => name.startsWith('prove:'))
  expect(kept.sort()).toEqual(proofs.map((name) => `npm run ${name}`).sort())
})

test('every law was tried, and held', async () => {
  const rows = (await keptResults()).flatMap((result) => result.rows)
  for (const law of Object.keys(laws)) {
    const own = rows.filter((row) => row.section === 'law' && row.law === law)
    expect(own.length, `${law} was not tried`).toBeGreaterThan(0)
    expect(
      own.filter((row) => !row.held),
      `${law} was broken`,
    ).toEqual([])
  }
})
