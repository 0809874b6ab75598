import type { ManifestOptions } from 'vite-plugin-pwa'

/** How the app shows itself on a home screen. It opens the room that was opened last in this browser (`?app`). */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Rondo',
  short_name: 'Rondo',
  description: 'Your meetings at the event: who, when, at which table.',
  start_url: '/?app',
  scope: '/',
  display: 'standalone',
  background_color: '#F2F4F5',
  theme_color: '#F2F4F5',
  icons: [
    { src: '/icons/rondo-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/rondo-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/rondo-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}
