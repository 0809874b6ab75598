import { pushNews, type PushMessage } from '../../shared/push.ts'
import { push as de } from '../text/de/push.ts'
import { push as en, type PushWords } from '../text/en/push.ts'
import { push as es } from '../text/es/push.ts'
import { push as fr } from '../text/fr/push.ts'
import { push as it } from '../text/it/push.ts'
import { push as pt } from '../text/pt/push.ts'

const words: Record<string, PushWords> = { de, en, es, fr, it, pt }

/** What comes while no page is open [X6]. */
export function listenForPush(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    const message = messageIn(event.data)
    if (message) event.waitUntil(show(worker, message))
  })
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(worker, pathOf((event.notification.data as { room: string }).room)))
  })
}

/** A later one of the same room takes the place of an earlier one, and is heard again. */
async function show({ registration, clients }: ServiceWorkerGlobalScope, { room, news, language }: PushMessage) {
  const say = words[language] ?? en
  const tag = `${room} ${news}`
  const isLookedAt = (await pagesOf(clients, room)).some((page) => page.visibilityState === 'visible')
  const body = news === 'soon' ? say.where : say.open
  const options = { tag, lang: language, data: { room }, body, icon: '/icons/rondo-192.png' }
  // Where the page is looked at it says so itself. Browsers want each push to be shown all the same: one that is not costs the permission.
  await registration.showNotification(say[news], { ...options, silent: isLookedAt, renotify: !isLookedAt } as object)
  if (isLookedAt) for (const shown of await registration.getNotifications({ tag })) shown.close()
}

async function open({ clients }: ServiceWorkerGlobalScope, path: string): Promise<void> {
  const [page] = await pagesOf(clients, path.slice('/r/'.length))
  if (page) await page.focus()
  else await clients.openWindow(path)
}

/** Those that were opened at the room's address, or from the home screen, which leads to the room opened last. */
async function pagesOf(clients: Clients, room: string): Promise<WindowClient[]> {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  return pages.filter(({ url }) => {
    const { pathname, search } = new URL(url)
    return pathname.replace(/\/$/, '') === pathOf(room) || (pathname === '/' && search === '?app')
  })
}

function pathOf(room: string): string {
  return `/r/${room}`
}

/** Undefined for what names no room. Of a kind that this program does not know, there is a change at least. */
function messageIn(data: PushMessageData | null): PushMessage | undefined {
  try {
    const { room, news, language } = data?.json() as Partial<PushMessage>
    if (typeof room !== 'string') return undefined
    return { room, news: pushNews.find((one) => one === news) ?? 'change', language: String(language) }
  } catch {
    return undefined
  }
}
