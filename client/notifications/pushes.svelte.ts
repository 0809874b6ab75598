import type { RoomId } from '../../shared/ids.ts'
import type { PushAddress } from '../../shared/push.ts'
import { ask } from '../room/http.ts'
import { enter } from '../room/links.ts'
import { language } from '../text/language.svelte.ts'
import { forget, keep, kept } from '../ui/keeping.ts'
import { factsHere, hindranceOf, type Hindrance } from './hindrance.ts'

/** `looking`: not known yet. */
export type Standing = 'looking' | 'on' | 'off' | Hindrance

/** The worker of a first visit is there within a second or two; ms. */
const WORKER_MS = 10_000

const choiceKey = (roomId: RoomId) => `rondo:pushes:${roomId}`

/** Whether somebody has turned pushes of this room on in this browser. */
export function arePushesChosen(roomId: RoomId): boolean {
  return kept<boolean>('browser', choiceKey(roomId)) ?? false
}

/** Pushes of one room to this device (X6). A browser has one subscription for all its rooms; each room is told of it by itself. */
export class Pushes {
  standing = $state<Standing>('looking')
  /** The last act came to nothing. */
  failed = $state(false)
  readonly #roomId: RoomId
  #publicKey = ''

  constructor(roomId: RoomId) {
    this.#roomId = roomId
  }

  /** Where they are on, the room is told again where to: the browser may have another address by now, its owner another language. */
  async look(): Promise<void> {
    const hindrance = hindranceOf(factsHere())
    if (hindrance) return this.#is(hindrance)
    const said = await this.#ask<{ publicKey: string | null }>('GET')
    if (!said.ok) return this.#is(said.status === 0 ? 'no-line' : 'no-server')
    if (said.body.publicKey === null) return this.#is('no-server')
    this.#publicKey = said.body.publicKey
    if (!(await workerHere())) return this.#is('unsupported')
    const isOn = arePushesChosen(this.#roomId) && Notification.permission === 'granted'
    this.#is(isOn && (await this.#subscribe().catch(() => false)) ? 'on' : 'off')
  }

  /** Asks for permission where that was not given. Never rejects. */
  async turnOn(): Promise<void> {
    this.failed = false
    const permission = await Notification.requestPermission()
    if (permission === 'denied') return this.#is('denied')
    if (permission !== 'granted') return
    const isDone = await this.#subscribe().catch(() => false)
    this.failed = !isDone
    if (!isDone) return
    keep('browser', choiceKey(this.#roomId), true)
    this.#is('on')
  }

  /** The browser keeps its subscription: another room may use it. Never rejects. */
  async turnOff(): Promise<void> {
    const worker = await workerHere()
    const subscription = await worker?.pushManager.getSubscription().catch(() => null)
    const said = subscription ? await this.#ask('DELETE', { endpoint: subscription.endpoint }) : { ok: true }
    this.failed = !said.ok
    if (!said.ok) return
    forget('browser', choiceKey(this.#roomId))
    this.#is('off')
  }

  #is(standing: Standing): void {
    this.standing = standing
  }

  /** Whether the room knows this device now. Rejects where the browser's push service does not answer. */
  async #subscribe(): Promise<boolean> {
    const worker = await workerHere()
    if (!worker) return false
    const { pushManager } = worker
    const wanted = bytesOf(this.#publicKey)
    const there = await pushManager.getSubscription()
    // One made for another server, or before it had another secret, would never be reached.
    const isOurs = there && sameBytes(there.options.applicationServerKey, wanted)
    if (there && !isOurs) await there.unsubscribe()
    const subscription = isOurs
      ? there
      : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted })
    const { endpoint, keys } = subscription.toJSON() as PushAddress
    const said = await this.#ask('POST', { endpoint, keys, language: language() })
    return said.ok
  }

  #ask<T>(method: 'GET' | 'POST' | 'DELETE', json?: unknown) {
    const token = enter(this.#roomId, undefined)?.token
    return ask<T>(`/api/rooms/${this.#roomId}/push`, { method, json, ...(token && { token }) })
  }
}

/** The worker that keeps this page; undefined where none comes. */
async function workerHere(): Promise<ServiceWorkerRegistration | undefined> {
  const given = new Promise<undefined>((resolve) => setTimeout(resolve, WORKER_MS))
  return Promise.race([navigator.serviceWorker.ready, given])
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function sameBytes(given: ArrayBuffer | null, right: Uint8Array): boolean {
  const bytes = new Uint8Array(given ?? new ArrayBuffer(0))
  return bytes.length === right.length && bytes.every((byte, at) => byte === right[at])
}
