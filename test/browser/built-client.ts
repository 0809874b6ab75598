import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/**
 * Folder of the client as its source is now: what `npm run build` left in dist/client, or, where a source is newer than that, one
 * built for these tests. `name` keeps test files that run side by side out of each other's way.
 */
export async function builtClient(name: string): Promise<string> {
  const page = 'dist/client/index.html'
  const newest = Math.max(...['client', 'shared'].map(newestIn), statSync('vite.config.ts').mtimeMs)
  if (existsSync(page) && statSync(page).mtimeMs > newest) return 'dist/client'
  const outDir = `dist/test-client-${name}`
  await build({ logLevel: 'error', build: { outDir: `../${outDir}` } })
  return outDir
}

/** ms since 1970 UTC of the newest file below a folder. */
function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs))
}
