import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type * as entry from './entry.ts'

/** A change of the product's text, made as it is read: how a bug is put in, one at a time. */
export interface Edit {
  /** From the project's root. */
  file: string
  /** Stands in the file exactly once. */
  find: string
  replace: string
}

/** What the bundle gives: the modules of the simulation, with the product in them. */
export type Simulation = typeof entry

/** The simulation with the product in one module, with `edits`. Modules of their own would cost a third more time. */
export async function simulationWith(edits: readonly Edit[] = []): Promise<{ file: string; remove(): Promise<void> }> {
  // Under the project, where packages are found.
  const folder = await mkdtemp(resolve('node_modules/.simulation-'))
  const file = join(folder, 'simulation.mjs')
  await build({
    entryPoints: [resolve('test/simulation/entry.ts')],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'silent',
    plugins: [editing(edits)],
  })
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** `simulationWith`, loaded into this process. */
export async function loadSimulation(edits?: readonly Edit[]): Promise<Simulation> {
  const { file, remove } = await simulationWith(edits)
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Simulation
  } finally {
    await remove()
  }
}

function editing(edits: readonly Edit[]): Plugin {
  return {
    name: 'edits',
    setup({ onLoad, onEnd }) {
      const done = new Set<Edit>()
      for (const edit of edits) {
        const path = resolve(edit.file)
        onLoad({ filter: new RegExp(`^${path.replaceAll('.', '\\.')}$`) }, async () => {
          let contents = await readFile(path, 'utf8')
          for (const one of edits.filter(({ file }) => file === edit.file)) {
            const pieces = contents.split(one.find)
            if (pieces.length !== 2) throw new Error(`${one.file} has ${pieces.length - 1} times: ${one.find}`)
            contents = pieces.join(one.replace)
            done.add(one)
          }
          return { contents, loader: 'ts' }
        })
      }
      onEnd(({ errors }) => {
        if (errors.length === 0 && done.size < edits.length) throw new Error('an edit names a file that is not loaded')
      })
    },
  }
}

/** Does what must not run inside a promise's callback. See drain. */
export function outsidePromises<T>(act: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(act())
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}
