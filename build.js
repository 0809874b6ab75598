// Bundles the server and its command-line tools into dist/server, as ESM; packages stay in node_modules. Then packs the client's files.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'

const tools = (await readdir('server/cli')).filter((name) => name.endsWith('.ts')).map((name) => `server/cli/${name}`)

await rm('dist/server', { recursive: true, force: true })
await build({
  entryPoints: ['server/main.ts', 'server/import/worker.ts', 'server/yjs/worker.ts', ...tools],
  outdir: 'dist/server',
  outbase: 'server',
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})

// First load matters on a hall's network: what can be packed is packed once, as small as it gets.
const packable = /\.(html|js|css|json|svg|webmanifest)$/
for (const entry of await readdir('dist/client', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !packable.test(entry.name)) continue
  const file = join(entry.parentPath, entry.name)
  const plain = await readFile(file)
  const br = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }))])
}
