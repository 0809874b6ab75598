import type { WebSocket } from 'ws'
import { closeCodes, type DocumentName } from '../../shared/documents.ts'
import type { RoomId } from '../../shared/ids.ts'
import { isStaff, speakerOf } from '../../shared/roles.ts'
import { profileAt, textAt } from '../../shared/views/words.ts'
import { stillHolds } from '../links.ts'
import type { RoomHost } from '../rooms/host.ts'
import { Allowances } from './allowance.ts'
import { Connection, type Author } from './connection.ts'
import { grantFor, ownersOf } from './grants.ts'
import type { NoteText } from './note-text.ts'
import { SharedDocument, type DocumentMeans } from './shared-document.ts'
import type { Bearer } from './tickets.ts'

/** Net under the store's hints. ms */
const POLL_MS = 2_000
/** A browser that hears nothing for 30 s gives up its line. ms */
const PROBE_MS = 12_000

/** The documents that somebody is at on this node. */
export class Documents {
  readonly #means: DocumentMeans
  readonly #open = new Map<string, SharedDocument>()
  readonly #allowances = new Allowances()
  readonly #unhook: (() => void)[]

  constructor(means: DocumentMeans) {
    this.#means = means
    const { documents } = means.store
    this.#unhook = [
      documents.onAdd((roomId, name) => this.#open.get(keyOf(roomId, name))?.wake()),
      documents.onTold((roomId, name, message) => this.#open.get(keyOf(roomId, name))?.told(message)),
      this.#every(POLL_MS, (document) => document.wake()),
      this.#every(PROBE_MS, (document) => document.probe()),
    ]
  }

  /** Lets somebody in whose ticket was good, as far as they may; who they are is looked at again with everything that concerns it. */
  join(ws: WebSocket, host: RoomHost, bearer: Bearer, name: DocumentName): void {
    const { metrics } = this.#means
    const { issuer } = bearer.token
    const ofLink = this.#allowances.of(`${host.roomId}/${speakerOf(issuer)}`, isStaff(issuer) ? 'staff' : 'person')
    const connection = new Connection(ws, authorOf(host, bearer), false, metrics, ofLink)
    const look = () => {
      const grant = stillHolds(host.room, bearer.token) ? grantFor(host.room, issuer, name) : 'none'
      if (grant === 'none') return connection.close(closeCodes.access)
      if (grant === 'no-document') return connection.close(closeCodes.noDocument)
      connection.mayWrite = grant === 'write'
      connection.author = authorOf(host, bearer)
    }
    look()
    const unwatch = host.watch({
      peopleChanged: look,
      accessChanged: look,
      roomGone: () => connection.close(closeCodes.noDocument),
      roomOutdated: () => connection.close(closeCodes.comeAgain),
    })
    metrics.documentConnections.inc()
    ws.once('close', () => {
      unwatch()
      metrics.documentConnections.dec()
    })
    this.#documentAt(host.roomId, name).join(connection, () => ownersOf(host.room, name))
  }

  /** What a note says, for exports; undefined where nobody ever wrote. @throws StoreUnreachable */
  async textOf(roomId: RoomId, name: DocumentName): Promise<NoteText | undefined> {
    const { store, thread } = this.#means
    const found = await store.documents.read(roomId, name, 0)
    if (found === 'gone' || found.length === 0) return undefined
    const { answer } = await thread.ask({ ask: 'text', updates: found.map(({ update }) => update) })
    return answer.is === 'text' ? answer.text : undefined
  }

  /** Everybody is to come again, elsewhere or later. */
  async close(): Promise<void> {
    for (const unhook of this.#unhook) unhook()
    for (const document of this.#open.values()) document.closeAll(closeCodes.comeAgain)
    await this.#means.thread.close()
  }

  #documentAt(roomId: RoomId, name: DocumentName): SharedDocument {
    const key = keyOf(roomId, name)
    let document = this.#open.get(key)
    if (!document) {
      document = new SharedDocument(roomId, name, this.#means, () => {
        this.#open.delete(key)
        this.#means.metrics.documents.set(this.#open.size)
      })
      this.#open.set(key, document)
      this.#means.metrics.documents.set(this.#open.size)
    }
    return document
  }

  /** Returns how to stop. */
  #every(ms: number, act: (document: SharedDocument) => void): () => void {
    let cancel = () => {}
    const again = () => {
      cancel = this.#means.clock.after(ms, () => {
        for (const document of this.#open.values()) act(document)
        again()
      })
    }
    again()
    return () => cancel()
  }
}

function keyOf(roomId: RoomId, name: DocumentName): string {
  return `${roomId}/${name}`
}

/** As others see them: participants and named staff by their names, a shared link by what the device calls itself. */
function authorOf({ room, state }: RoomHost, { token: { issuer }, device }: Bearer): Author {
  const { words } = state.personal
  const author = { id: speakerOf(issuer), role: issuer.role }
  if (issuer.role === 'participant')
    return { ...author, name: profileAt(words, room.participants.get(issuer.participantId)?.profile).name }
  const member = isStaff(issuer) ? room.staff.get(issuer.staffId) : undefined
  return { ...author, name: textAt(words, member?.name) || device || '' }
}
