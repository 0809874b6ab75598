import { io, type Socket } from 'socket.io-client'

// What another program's author writes from the README alone: plain HTTP, plain Socket.IO and a reducer. Nothing of ours is imported.

/** A record of a view; which other fields it has depends on its kind. */
export interface Rec {
  kind: string
  id: string
  state?: string
  slotId?: string
  tableId?: string
  participantIds?: string[]
  busy?: string[]
  startsAt?: string
  endsAt?: string
  [field: string]: unknown
}

export interface Place {
  slotId: string
  tableId: string
}

export interface Answer {
  ok: boolean
  code?: string
  cursor?: string | number
  version?: number
  requestId?: string
  meetingId?: string
  slotId?: string
  tableId?: string
  alternatives?: Place[]
  [field: string]: unknown
}

interface WholeView {
  audience: string
  cursor: string | number
  records: Rec[]
}

interface Changes {
  audience: string
  after: string | number
  cursor: string | number
  put: Rec[]
  remove: { kind: string; id: string }[]
}

export type Frame = ({ event: 'view' } & WholeView) | ({ event: 'changes' } & Changes)

/** One audience's view as this program holds it. */
export class View {
  readonly cursor: string | number
  readonly records: ReadonlyMap<string, Rec>

  constructor(cursor: string | number, records: Iterable<Rec>) {
    this.cursor = cursor
    this.records = new Map([...records].map((record) => [`${record.kind}/${record.id}`, record]))
  }

  with({ cursor, put, remove }: Changes): View {
    const records = new Map(this.records)
    for (const { kind, id } of remove) records.delete(`${kind}/${id}`)
    for (const record of put) records.set(`${record.kind}/${record.id}`, record)
    return new View(cursor, records.values())
  }

  all(kind: string): Rec[] {
    return [...this.records.values()].filter((record) => record.kind === kind)
  }

  find(kind: string, id: string | undefined): Rec | undefined {
    return this.records.get(`${kind}/${id}`)
  }

  /** Everything in it, in an order of its own: two views that say the same are equal. */
  get contents(): Rec[] {
    return [...this.records.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record)
  }
}

/** What every cursor ends in. */
export function countOf(cursor: string | number | undefined): number {
  return Number(/\d+$/.exec(String(cursor))?.[0])
}

const WAIT_MS = 8_000

/** A program on one link. */
export class Program {
  readonly socket: Socket
  readonly views = new Map<string, View>()
  /** All that came, in order. */
  readonly frames: Frame[] = []
  readonly clientId: string
  #seq = 0
  #waiting = new Set<() => void>()

  constructor(url: string, token: string, more: { cursors?: unknown; clientId?: string; name?: string } = {}) {
    const { clientId, ...auth } = more
    this.clientId = clientId ?? `program-${Math.random()}`
    this.socket = io(url, { auth: { token, ...auth }, transports: ['websocket'], reconnection: false, forceNew: true })
    this.socket.on('view', (view: WholeView) => {
      this.frames.push({ event: 'view', ...view })
      this.views.set(view.audience, new View(view.cursor, view.records))
      this.#tell()
    })
    this.socket.on('changes', (changes: Changes) => {
      this.frames.push({ event: 'changes', ...changes })
      const held = this.views.get(changes.audience)
      if (held?.cursor === changes.after) this.views.set(changes.audience, held.with(changes))
      this.#tell()
    })
    this.socket.on('disconnect', () => this.#tell())
  }

  /** Resolves with `views` views. @throws what the server says instead */
  static async join(
    url: string,
    token: string,
    views = 1,
    more: ConstructorParameters<typeof Program>[2] = {},
  ): Promise<Program> {
    const program = new Program(url, token, more)
    const refused = new Promise<never>((_, reject) => program.socket.once('connect_error', reject))
    await Promise.race([program.until(() => program.views.size >= views), refused])
    return program
  }

  /** Sends a command and, once it is `ok`, waits until one's own view has come to the answer's cursor. */
  async send(type: string, fields: object = {}): Promise<Answer> {
    const answer = await this.raw({ clientId: this.clientId, seq: ++this.#seq, type, ...fields })
    if (answer.ok) await this.until(() => countOf(this.own.cursor) >= countOf(answer.cursor))
    return answer
  }

  /** Any payload at all. */
  raw(payload: unknown): Promise<Answer> {
    return this.socket.timeout(WAIT_MS).emitWithAck('command', payload) as Promise<Answer>
  }

  /** As `send`. @throws where the answer is a refusal */
  async ok(type: string, fields: object = {}): Promise<Answer> {
    const answer = await this.send(type, fields)
    if (!answer.ok) throw new Error(`${type} was refused: ${JSON.stringify(answer)}`)
    return answer
  }

  /** The view that answers' cursors are about: a participant's personal one, else the only one. */
  get own(): View {
    const personal = [...this.views].find(([audience]) => audience.startsWith('person:'))
    const view = personal?.[1] ?? [...this.views.values()][0]
    if (!view) throw new Error('No view has come.')
    return view
  }

  view(audience: string): View {
    const view = this.views.get(audience)
    if (!view) throw new Error(`There is no view ${audience}, only ${[...this.views.keys()].join(', ')}.`)
    return view
  }

  /** Looks whenever something has come. @throws after eight seconds */
  async until(check: () => boolean): Promise<void> {
    const late = Date.now() + WAIT_MS
    while (!check()) {
      const left = late - Date.now()
      if (left <= 0) throw new Error(`It did not come about: ${check.toString()}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  leave(): void {
    this.socket.disconnect()
  }

  #tell(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}

export interface Called {
  status: number
  headers: Headers
  text: string
  /** Undefined for what is no JSON. */
  json: unknown
}

/** A body that is no string or bytes is sent as JSON. */
export async function call(
  url: string,
  method: string,
  options: { body?: unknown; token?: string; type?: string; headers?: Record<string, string> } = {},
): Promise<Called> {
  const { body, token, type = 'application/json', headers = {} } = options
  const isPlain = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': type }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: isPlain ? (body as string) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
}
