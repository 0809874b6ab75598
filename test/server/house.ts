import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { createApp, type App, type AppMeans } from '../../server/app.ts'
import { systemClock, type Clock } from '../../server/clock.ts'
import { configFrom } from '../../server/config.ts'
import { randomId } from '../../server/ids.ts'
import { openMemory } from '../../server/store/memory.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { startDocumentThread, startListThread } from './threads.ts'
import type { Answer, Audience, Changes, Cursor, ServerToClient, WholeView } from '../../shared/protocol.ts'
import type { RecordKind, ViewRecord } from '../../shared/views/records.ts'
import { applied, viewOf, type View } from '../../shared/views/reducer.ts'

/** A server in this process, for tests that speak to it over real HTTP and real sockets. */
export interface House {
  url: string
  app: App
  store: RoomStore
  stop(): Promise<void>
}

export async function openHouse(
  options: {
    store?: RoomStore
    clock?: Clock
    environment?: Record<string, string>
    log?: { write(line: string): void }
    /** Of the built client; absent: what `npm run build` left. */
    clientDir?: string
    startListThread?: AppMeans['startListThread']
    startDocumentThread?: AppMeans['startDocumentThread']
    wayOut?: AppMeans['wayOut']
  } = {},
): Promise<House> {
  const store = options.store ?? openMemory()
  const config = configFrom({
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: options.log ? 'debug' : 'silent',
    ...options.environment,
  })
  const log = options.log ? pino({ level: 'debug' }, options.log) : pino({ level: 'silent' })
  const app = await createApp({
    store,
    clock: options.clock ?? systemClock,
    newId: randomId,
    config,
    log,
    clientDir: options.clientDir ?? 'dist/client',
    startListThread: options.startListThread ?? startListThread,
    startDocumentThread: options.startDocumentThread ?? startDocumentThread,
    ...(options.wayOut && { wayOut: options.wayOut }),
  })
  return { url: await app.listen(), app, store, stop: () => app.close() }
}

/** A morning next week of six slots of 25 + 5 minutes from 10:00, tables 1 to 3, no rules (CASES, "unless a case says otherwise"). */
export function morning(more: object = {}): object {
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  return {
    title: 'A morning',
    timeZone: 'Europe/Rome',
    sessions: [{ name: 'Morning', startsAt: `${day}T10:00`, slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
    tables: 3,
    ...more,
  }
}

export interface Opened {
  roomId: string
  tokens: { organiser: string; facilitator: string; screen: string }
  links: { organiser: string; facilitator: string; screen: string }
}

export async function openRoom(house: Pick<House, 'url'>, body: object = morning()): Promise<Opened> {
  const { status, json } = await call(house, 'POST', '/api/rooms', { body })
  if (status !== 201) throw new Error(`The room was not opened: ${JSON.stringify(json)}`)
  return json as Opened
}

export interface Invited {
  id: string
  name: string
  token: string
  link: string
  calendar: string
}

/** Companies of one person each, named by letters. */
export async function invite(house: Pick<House, 'url'>, room: Opened, names: readonly string[]): Promise<Invited[]> {
  const body = names.map((name) => ({
    name,
    organisation: `${name} Ltd`,
    kind: 'company',
    country: 'IT',
    email: `${name}@x.example`,
  }))
  const { status, json } = await call(house, 'POST', `/api/rooms/${room.roomId}/participants`, {
    body,
    token: room.tokens.organiser,
  })
  if (status !== 200) throw new Error(`Nobody was imported: ${JSON.stringify(json)}`)
  return (json as { participants: Invited[] }).participants
}

export interface Called {
  status: number
  headers: Headers
  text: string
  /** Undefined for what is no JSON. */
  json: unknown
}

export async function call(
  { url }: Pick<House, 'url'>,
  method: string,
  path: string,
  options: { body?: unknown; token?: string; type?: string; headers?: Record<string, string> } = {},
): Promise<Called> {
  const { body, token, type = 'application/json', headers = {} } = options
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': type }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
}

/** What a browser holds of a room: real socket, real reducer. */
export class Guest {
  readonly socket: Socket<ServerToClient, { command: (payload: unknown, answer: (answer: Answer) => void) => void }>
  readonly views = new Map<Audience, View>()
  /** Everything that came, in order. */
  readonly received: ({ event: 'view'; view: WholeView } | { event: 'changes'; changes: Changes })[] = []
  ended: string | undefined
  readonly clientId: string
  #seq = 0
  #waiters = new Set<() => void>()

  constructor(
    url: string,
    token: string,
    options: { cursors?: unknown; clientId?: string; views?: Map<Audience, View> } = {},
  ) {
    this.clientId = options.clientId ?? randomId()
    for (const [audience, view] of options.views ?? []) this.views.set(audience, view)
    const auth = { token, ...(options.cursors !== undefined && { cursors: options.cursors }) }
    this.socket = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true })
    this.socket.on('view', (view) => {
      this.received.push({ event: 'view', view })
      this.views.set(view.audience, viewOf(view))
      this.#tell()
    })
    this.socket.on('changes', (changes) => {
      this.received.push({ event: 'changes', changes })
      const before = this.views.get(changes.audience)
      const after = before && applied(before, changes)
      if (!after) throw new Error(`A gap in ${changes.audience}: ${before?.cursor} then ${changes.after}`)
      this.views.set(changes.audience, after)
      this.#tell()
    })
    this.socket.on('ended', ({ code }) => {
      this.ended = code
      this.#tell()
    })
    this.socket.on('disconnect', () => this.#tell())
  }

  /** Resolves with the first `audiences` views. */
  static async join(
    url: string,
    token: string,
    options: ConstructorParameters<typeof Guest>[2] = {},
    audiences = 1,
  ): Promise<Guest> {
    const guest = new Guest(url, token, options)
    const failed = new Promise<never>((_, reject) => guest.socket.once('connect_error', reject))
    await Promise.race([guest.until(() => guest.received.length >= audiences), failed])
    return guest
  }

  send(type: string, fields: object = {}): Promise<Answer> {
    return this.sendAs({ clientId: this.clientId, seq: ++this.#seq, type, ...fields })
  }

  /** Any payload at all. */
  sendAs(payload: unknown): Promise<Answer> {
    return this.socket.timeout(10_000).emitWithAck('command', payload) as Promise<Answer>
  }

  /** Resolves as soon as `check` holds; looked at whenever something has come. */
  async until(check: () => boolean): Promise<void> {
    while (!check()) {
      await new Promise<void>((resolve) => {
        const once = () => {
          this.#waiters.delete(once)
          resolve()
        }
        this.#waiters.add(once)
      })
    }
  }

  records<K extends RecordKind>(audience: Audience, kind: K): Extract<ViewRecord, { kind: K }>[] {
    const records = this.views.get(audience)?.records[kind] as
      ReadonlyMap<string, Extract<ViewRecord, { kind: K }>> | undefined
    return [...(records?.values() ?? [])]
  }

  cursor(audience: Audience): Cursor | undefined {
    return this.views.get(audience)?.cursor
  }

  leave(): void {
    this.socket.disconnect()
  }

  #tell(): void {
    for (const waiter of this.#waiters) waiter()
  }
}
