import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { proofPage } from './page.ts'
import { keptResults } from './results.ts'

const root = new URL('../../', import.meta.url)
const text = (path: string) => readFile(new URL(path, root), 'utf8')

test('the page is made of what the proofs have kept, and of nothing else', async () => {
  expect(await text('test/PROOF.md')).toBe(proofPage(await keptResults()))
})

test('every result can be made again', async () => {
  const { scripts } = JSON.parse(await text('package.json')) as { scripts: Record<string, string> }
  const kept = (await keptResults()).map(({ command }) => command)
  expect(kept.filter((command) => !(command.slice('npm run '.length) in scripts))).toEqual([])
})
