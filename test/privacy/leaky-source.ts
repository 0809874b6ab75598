import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type * as Pairs from './prove-pairs.ts'

/** An edit of the source that lets something out which an audience may not see. */
export interface Edit {
  /** From the root of the project. */
  file: string
  /** Stands in the file once. */
  old: string
  new: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The proof of pairs, run on a source with this edit in it; the files themselves stay as they are. `stop` throws the bundle away. */
export async function provingOn(edit: Edit): Promise<{ pairs: typeof Pairs; stop(): Promise<void> }> {
  // Inside the project, so that the bundle finds its packages.
  const folder = await mkdtemp(join(root, 'dist/leaky-'))
  const outfile = join(folder, 'pairs.js')
  const edited: string[] = []
  await build({
    entryPoints: [join(root, 'test/privacy/prove-pairs.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [editing(edit, edited)],
  })
  if (edited.length !== 1) throw new Error(`${edit.file} is no part of what is proved`)
  const pairs = (await import(pathToFileURL(outfile).href)) as typeof Pairs
  return { pairs, stop: () => rm(folder, { recursive: true }) }
}

function editing(edit: Edit, edited: string[]): Plugin {
  return {
    name: 'edit',
    setup(bundler) {
      bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (relative(root, path) !== edit.file) return undefined
        const parts = (await readFile(path, 'utf8')).split(edit.old)
        if (parts.length !== 2) throw new Error(`${edit.file} holds this ${parts.length - 1} times: ${edit.old}`)
        edited.push(path)
        return { contents: parts.join(edit.new), loader: 'ts' }
      })
    },
  }
}
