import type { RoomId } from './ids.ts'

/** What there is to look at; `soon`: a meeting begins in a moment [X7]. */
export const pushNews = ['change', 'request', 'soon'] as const
export type PushNews = (typeof pushNews)[number]

/** All that a push says [X6]: that there is something in a room, and in which language to say so. What it is, the page shows. */
export interface PushMessage {
  room: RoomId
  news: PushNews
  language: string
}

/** Where a browser takes pushes, as its `PushSubscription` says it. */
export interface PushAddress {
  /** https */
  endpoint: string
  /** base64url: a point of P-256, uncompressed, and 16 random bytes. */
  keys: { p256dh: string; auth: string }
}
