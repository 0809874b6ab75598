import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { isPagePath } from '../room/address.ts'
import { listenForPush } from './push.ts'

// Keeps the phone's own files, so that it opens without a network. What the room says never comes through here: views, acts and tokens
// travel over a socket, and what the API answers is fetched anew each time.

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] }

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST, {
  // A room's address and the icon on the home screen open the one page there is.
  urlManipulation: ({ url }) => (isPagePath(url.pathname) ? [new URL('/index.html', url)] : []),
  ignoreURLParametersMatching: [/^app$/],
})

// Open pages are looked after from the first visit on, so that the second may be without a network.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// A newer version waits until somebody takes it; it never changes the files under a page that is in use.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})

listenForPush(self)
