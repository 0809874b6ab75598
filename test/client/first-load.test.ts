import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Brought along by what people write together; the phone's my day and the staff's pages are shown without them. */
const late = /^(yjs|lib0|y-protocols|y-websocket|y-codemirror\.next|@codemirror)(\/|$)/

/** Imports that are loaded together with a file; types fall away, and `import()` loads later. */
const imported = /^\s*(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'([^']+)'/gm

/** Every package that `page` brings with it, over all files it imports, by the file that does. */
function packagesOf(page: string): Map<string, string> {
  const found = new Map<string, string>()
  const seen = new Set<string>()
  const read = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!/\.(ts|svelte)$/.test(file)) return
    for (const [, name] of readFileSync(file, 'utf8').matchAll(imported)) {
      if (name!.startsWith('.')) read(join(dirname(file), name!))
      else found.set(name!, file)
    }
  }
  read(page)
  return found
}

test.each([
  'client/main.ts',
  'client/phone/PhoneApp.svelte',
  'client/staff/StaffApp.svelte',
  'client/screen/ScreenApp.svelte',
  'client/setup/SetupApp.svelte',
  'client/welcome/WelcomeApp.svelte',
])('%s is shown before anything of Yjs is loaded', (page) => {
  const packages = packagesOf(page)
  expect(packages.keys()).toContain('svelte')
  expect([...packages].filter(([name]) => late.test(name))).toEqual([])
})

test('a document brings Yjs with it', () => {
  expect([...packagesOf('client/yjs/open-document.svelte.ts').keys()]).toContain('yjs')
})
