import { svelte } from '@sveltejs/vite-plugin-svelte'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { pieces } from './client/pieces.ts'
import { phoneFiles } from './client/service-worker/phone-files.ts'
import { manifest } from './client/service-worker/manifest.ts'
import { stillIcons } from './client/still-icons.ts'

const phone = phoneFiles()

const all = ['test/**/*.test.ts']
const exclude = ['test/bench/**', '**/node_modules/**']
/** Tests of what others notice of an abuser: they need the machine for themselves. Most others wait more than they work, and run three at a time. */
const alone = ['test/floods/**/*.test.ts', 'test/adversaries/**/*.test.ts', 'test/yjs/attacks.test.ts']

export default defineConfig({
  root: 'client',
  plugins: [
    stillIcons(),
    svelte(),
    phone.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'sw.ts',
      injectRegister: false,
      manifest,
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['index.html', 'icons/rondo-192.png', 'assets/*'],
        dontCacheBustURLsMatching: /^assets\//,
        manifestTransforms: [(entries) => ({ manifest: entries.filter(({ url }) => phone.keeps(url)) })],
        sourcemap: false,
      },
    }),
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: pieces } } },
  },
  test: {
    root: '.',
    exclude,
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'together', include: all, exclude: [...exclude, ...alone], maxWorkers: 3 } },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
