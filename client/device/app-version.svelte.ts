// The app lies on the phone, so a newer one comes beside it and waits until somebody takes it: no page goes away under a form.

let newer = $state.raw<ServiceWorker | 'on the server'>()

/** A newer version of the app can be had. */
export function isNewerThere(): boolean {
  return newer !== undefined
}

/** Loads the page anew, as the newer version. */
export function takeNewer(): void {
  if (!(newer instanceof ServiceWorker)) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  newer.postMessage('take-over')
}

/** Has the browser keep the app, so that it opens without a network. Browsers do so for secure addresses only: elsewhere nothing happens. */
export async function keepApp(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { type: 'module' })
    watch(registration)
    addEventListener('online', () => lookForNewer())
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && lookForNewer())
  } catch {
    // Refused, as in some private windows: the app works as long as there is a network.
    return
  }
}

/** Asks the server whether there is a newer version, where this browser keeps the app. */
export function lookForNewer(): void {
  const looked = navigator.serviceWorker?.getRegistration().then((registration) => registration?.update())
  looked?.catch(() => undefined)
}

/** A file of this version that the page asks for is gone: the server has a newer one. */
export function noticeMissingFiles(): void {
  addEventListener('vite:preloadError', () => {
    if (!navigator.onLine) return
    newer ??= 'on the server'
    lookForNewer()
  })
  void navigator.serviceWorker?.getRegistration().then((registration) => registration && watch(registration))
}

const watched = new WeakSet<ServiceWorkerRegistration>()

function watch(registration: ServiceWorkerRegistration): void {
  if (watched.has(registration)) return
  watched.add(registration)
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => coming.state === 'installed' && offer(coming))
  })
}

/** The first version of all is no newer one: it takes over by itself. */
function offer(worker: ServiceWorker | null): void {
  if (worker && navigator.serviceWorker.controller) newer = worker
}
