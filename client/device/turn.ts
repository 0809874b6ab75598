import type { DeviceStore, LinkKey } from './store.ts'

/** Somebody who has the turn and was not heard of for so long has lost it, in ms. Sending twice does no harm (L3). */
const LOST_AFTER_MS = 10_000
/** How often who waits looks whether it is their turn, in ms. */
const LOOK_AGAIN_MS = 250

/** Says that one is still at it. */
export type StillHere = () => Promise<void>

/** Does `work` while no other tab of this browser does such work for the link. */
export async function inTurn(
  store: DeviceStore,
  link: LinkKey,
  work: (stillHere: StillHere) => Promise<void>,
): Promise<void> {
  // Browsers have locks for secure addresses only; a hall's own network often speaks plain http.
  if ('locks' in navigator) return navigator.locks.request(`rondo:${link}`, () => work(() => Promise.resolve()))
  const holder = String(crypto.getRandomValues(new Uint32Array(2)))
  while (!(await taken(store, link, holder))) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  try {
    await work(async () => void (await taken(store, link, holder)))
  } finally {
    await givenBack(store, link, holder)
  }
}

/** Takes or keeps the turn; false: somebody else has it. */
async function taken(store: DeviceStore, link: LinkKey, holder: string): Promise<boolean> {
  const writing = store.transaction('leases', 'readwrite')
  const lease = await writing.store.get(link)
  const isFree = !lease || lease.holder === holder || lease.until < Date.now()
  if (isFree) await writing.store.put({ link, holder, until: Date.now() + LOST_AFTER_MS })
  await writing.done
  return isFree
}

async function givenBack(store: DeviceStore, link: LinkKey, holder: string): Promise<void> {
  const writing = store.transaction('leases', 'readwrite')
  if ((await writing.store.get(link))?.holder === holder) await writing.store.delete(link)
  await writing.done
}
