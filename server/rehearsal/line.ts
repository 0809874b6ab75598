import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { Answer, Audience, Changes, ClientToServer, ServerToClient, WholeView } from '../../shared/protocol.ts'
import type { RecordKind, ViewRecord } from '../../shared/views/records.ts'
import { applied, type View, viewOf } from '../../shared/views/reducer.ts'

/** How long an answer may take before the rehearsal gives up, in ms. */
const ANSWER_MS = 20_000

/** A real client of the room: one socket, its views, its commands. */
export class Line {
  #socket: Socket<ServerToClient, ClientToServer>
  #views = new Map<Audience, View>()
  #clientId = randomUUID()
  #seq = 0
  #listeners = new Set<() => void>()

  constructor(url: string, token: string) {
    this.#socket = io(url, {
      auth: (give) => give({ token, cursors: this.#cursors() }),
      transports: ['websocket'],
      reconnectionDelayMax: 2_000,
      forceNew: true,
    })
    this.#socket.on('view', (whole) => this.#receiveView(whole))
    this.#socket.on('changes', (changes) => this.#receiveChanges(changes))
  }

  /** Resolves when the views of these audiences are there. */
  async ready(...kinds: string[]): Promise<this> {
    await this.until(() => kinds.every((kind) => [...this.#views.keys()].some((audience) => audience.startsWith(kind))))
    return this
  }

  /** Resolves when `holds` does; looked at after every change. @throws after `withinMs`. */
  async until(holds: () => boolean, withinMs = ANSWER_MS): Promise<void> {
    if (holds()) return
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(look)
        reject(new Error('The room did not come to what was awaited.'))
      }, withinMs)
      const look = () => {
        if (!holds()) return
        clearTimeout(timer)
        this.#listeners.delete(look)
        resolve()
      }
      this.#listeners.add(look)
    })
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** Records of a kind in all views of this client; in two of them (floor and person) the own one wins. */
  records<K extends RecordKind>(kind: K): Map<string, Extract<ViewRecord, { kind: K }>> {
    const all = new Map<string, Extract<ViewRecord, { kind: K }>>()
    for (const view of this.#views.values()) for (const [id, record] of view.records[kind] ?? []) all.set(id, record)
    return all
  }

  async send(type: string, fields: object = {}): Promise<Answer> {
    const payload = { clientId: this.#clientId, seq: ++this.#seq, type, ...fields }
    for (let tries = 1; ; tries++) {
      try {
        const answer = (await this.#socket.timeout(ANSWER_MS / 4).emitWithAck('command', payload)) as Answer
        if (answer.ok || (answer.code !== 'busy' && answer.code !== 'store-unreachable') || tries >= 5) return answer
        await new Promise((resolve) => setTimeout(resolve, answer.retryAfterMs ?? 200 * tries))
      } catch (error) {
        // Unknown: asked again under the same identity it has no second effect (L3).
        if (tries >= 5) throw error
      }
    }
  }

  close(): void {
    this.#socket.disconnect()
  }

  #cursors(): Record<string, string> {
    return Object.fromEntries([...this.#views].map(([audience, view]) => [audience, view.cursor]))
  }

  #receiveView(whole: WholeView): void {
    this.#views.set(whole.audience, viewOf(whole))
    this.#tell()
  }

  #receiveChanges(changes: Changes): void {
    const view = this.#views.get(changes.audience)
    const next = view && applied(view, changes)
    if (next) this.#views.set(changes.audience, next)
    else this.#socket.disconnect().connect()
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
