import { build } from 'esbuild'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Folders of tests that need nothing but the rules: no server, no store, no browser, no time of their own. */
export const folders = ['test/rules', 'test/views', 'test/report', 'test/log']

/** Such tests among others that need more: how people are found and suggested, what staff are told of who did what, what changed. */
export const single = [
  'test/client/changes.test.ts',
  'test/history/history.test.ts',
  'test/people/search.test.ts',
  'test/people/suggest.test.ts',
]

const vitest = pathToFileURL(fileURLToPath(new URL('in-process.js', import.meta.url))).href

/** One module of all pure tests under `root` and of the sources that they import. Gives its path. */
export async function bundleTests(root) {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .sort()
      .map((name) => `${folder}/${name}`),
  )
  const files = [...inFolders, ...single]
  // Each worker its own: one that is being written is empty to another who reads it.
  const outfile = join(root, `pure-tests.${process.pid}.bundle.js`)
  await build({
    stdin: { contents: files.map((file) => `import './${file}'`).join('\n'), resolveDir: root },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [inProcess(root)],
  })
  return outfile
}

/** Gives the tests our runner in place of vitest, and says at the head of each file which one it is. */
function inProcess(root) {
  return {
    name: 'in-process',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^vitest$/ }, () => ({ path: vitest, external: true }))
      onLoad({ filter: /\.test\.ts$/ }, ({ path }) => {
        const name = path.slice(resolve(root).length + 1)
        const source = readFileSync(path, 'utf8').replaceAll(
          'import.meta.url',
          JSON.stringify(pathToFileURL(path).href),
        )
        const head = `import { startFile } from 'vitest'; startFile(${JSON.stringify(name)});`
        return { contents: `${head}${source}`, loader: 'ts' }
      })
    },
  }
}
