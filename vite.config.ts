import { svelte } from '@sveltejs/vite-plugin-svelte'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { phoneFiles } from './client/service-worker/phone-files.ts'
import { manifest } from './client/service-worker/manifest.ts'

const phone = phoneFiles()

export default defineConfig({
  root: 'client',
  plugins: [
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
    rolldownOptions: {
      output: {
        // Small pieces that most pages share come as one: half the requests on a hall's network, and packed better together.
        codeSplitting: { groups: [{ name: 'kit', test: /client\/ui\/|@lucide/, minShareCount: 3 }] },
      },
    },
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', '**/node_modules/**'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
