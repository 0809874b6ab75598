/** What comes while no page is open. */
export function listenForPush(_worker: ServiceWorkerGlobalScope): void {
  return
}
