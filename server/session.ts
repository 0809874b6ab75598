import type { Command } from '../shared/commands.ts'
import type { AnswerBody } from '../shared/commit.ts'
import type { DocumentName } from '../shared/documents.ts'
import { parseCommand } from '../shared/parse.ts'
import { protocolVersion, type Answer, type Audience, type Welcome } from '../shared/protocol.ts'
import type { Rejection } from '../shared/rejections.ts'
import { isStaff, speakerOf } from '../shared/roles.ts'
import type { Clock } from './clock.ts'
import type { Admission } from './admission.ts'
import { audiencesOf } from './handshake.ts'
import { invitationTo } from './invitation.ts'
import type { Limits } from './limits.ts'
import type { Line } from './line.ts'
import { stillHolds, type Links, type Token } from './links.ts'
import type { Metrics } from './metrics.ts'
import type { Job } from './rooms/batch.ts'
import type { RoomHost } from './rooms/host.ts'
import type { Outcome, Watcher } from './rooms/means.ts'
import { prepare } from './rooms/prepare.ts'
import { StoreUnreachable } from './store/store.ts'
import { grantFor } from './yjs/grants.ts'
import type { Tickets } from './yjs/tickets.ts'

/** What every session is given. */
export interface SessionMeans {
  links: Links
  limits: Pick<Limits, 'command'>
  metrics: Metrics
  clock: Clock
  /** Absent where there are no documents. */
  tickets?: Pick<Tickets, 'issue'>
}

/** One line into a room: shows it its audiences' views, takes its commands, and ends with its link. */
export class Session implements Watcher {
  readonly #line: Line
  readonly #host: RoomHost
  readonly #token: Token
  readonly #means: SessionMeans
  readonly #audiences: Audience[]
  /** Origin for links that only this one is told. */
  #base = ''
  /** What it calls itself, on a shared link. */
  #device: string | undefined
  #ended = false

  constructor(line: Line, host: RoomHost, token: Token, means: SessionMeans) {
    this.#line = line
    this.#host = host
    this.#token = token
    this.#means = means
    this.#audiences = audiencesOf(token.issuer)
  }

  /** Says welcome, sends the views or what was missed of them, and listens. */
  start({ cursors, base, device }: Pick<Admission, 'cursors' | 'base' | 'device'>): void {
    this.#base = base
    this.#device = device
    this.#line.welcome(this.#welcome())
    const unwatch = this.#host.watch(this)
    this.#line.listen({
      command: (payload, answer) => void this.#command(payload, answer),
      ready: () => this.#catchUp(),
      closed: () => {
        unwatch()
        this.#leaveFeeds()
      },
    })
    void this.#openLink().then(() => this.#show(cursors))
  }

  async #show(cursors: readonly unknown[]): Promise<void> {
    const comes = () => !this.#ended && this.#line.isOpen
    const knowsEnough = await this.#host.reach(this.#audiences, cursors, comes)
    if (!knowsEnough || !comes()) return
    for (const audience of this.#audiences) this.#host.feeds.join(audience, this.#line, cursors, this.#base)
  }

  peopleChanged(): void {
    if (!stillHolds(this.#host.room, this.#token)) this.#end('revoked')
  }

  roomGone(): void {
    this.#end('room-gone')
  }

  roomOutdated(): void {
    this.#ended = true
    this.#leaveFeeds()
    this.#line.close()
  }

  #end(code: 'revoked' | 'room-gone'): void {
    if (this.#ended) return
    this.#ended = true
    this.#leaveFeeds()
    this.#line.end(code)
  }

  #leaveFeeds(): void {
    for (const audience of this.#audiences) this.#host.feeds.leave(audience, this.#line)
  }

  #catchUp(): void {
    for (const audience of this.#audiences) this.#host.feeds.catchUp(audience, this.#line)
  }

  #welcome(): Welcome {
    const { issuer } = this.#token
    return {
      protocol: protocolVersion,
      roomId: this.#host.roomId,
      role: issuer.role,
      ...(issuer.role === 'participant' && { participantId: issuer.participantId }),
      serverTime: this.#means.clock.now(),
    }
  }

  async #command(payload: unknown, answer: unknown): Promise<void> {
    const stopTimer = this.#means.metrics.commandSeconds.startTimer()
    const answered = await this.#decided(payload)
    stopTimer()
    this.#means.metrics.commands.inc({ result: answered.ok ? 'ok' : answered.code })
    if (typeof answer === 'function') answer(answered)
  }

  async #decided(payload: unknown): Promise<Answer> {
    const { issuer } = this.#token
    const retryAfterMs = this.#means.limits.command(this.#host.roomId, issuer, speakerOf(issuer))
    if (retryAfterMs !== undefined) return refusal({ code: 'busy', retryAfterMs })
    const read = parseCommand(payload)
    if (!read.ok) return refusal(read.rejection)
    if (this.#ended) return { ok: false, code: 'not-allowed', ended: true }
    const { clientId, seq, command } = read.parsed
    if (command.type === 'ticket') return this.#ticket(command.document)
    const prepared = prepare(command, issuer, this.#means.links)
    const job: Job = {
      by: { issuer, clientId, seq },
      // [G1] Looked at where the command is decided: the link may have been renewed while it was under way, here or on another node.
      prepare: (standing) =>
        stillHolds(standing.room, this.#token) ? prepared(standing) : { ok: false, rejection: { code: 'not-allowed' } },
    }
    return this.#answer(command, await this.#host.perform(job))
  }

  /** Lets one connection into a document; nothing of it is in the log. */
  async #ticket(document: DocumentName): Promise<Answer> {
    const { tickets } = this.#means
    const grant = grantFor(this.#host.room, this.#token.issuer, document)
    if (!tickets || grant === 'none') return refusal({ code: 'not-allowed' })
    if (grant === 'no-document') return refusal({ code: 'not-found' })
    try {
      const ticket = await tickets.issue({ token: this.#token, device: this.#device }, document)
      return { ok: true, cursor: this.#host.feeds.cursor(this.#audiences.at(-1)!), ...ticket }
    } catch (error) {
      if (!(error instanceof StoreUnreachable)) throw error
      return refusal({ code: 'store-unreachable' })
    }
  }

  #answer(command: Command, outcome: Outcome): Answer {
    if (!outcome.ok) return refusal(outcome.rejection)
    const own = this.#audiences.at(-1)!
    return {
      ok: true,
      cursor: this.#host.feeds.cursor(own),
      ...(isStaff(this.#token.issuer) && { version: outcome.version }),
      ...outcome.answer,
      ...this.#invitation(command, outcome.answer),
    }
  }

  /** Who added a late arrival can let them in at once; printing links again is the organiser's. */
  #invitation({ type }: Command, { participantId }: AnswerBody) {
    if (type !== 'add-participant' || participantId === undefined) return undefined
    return invitationTo(this.#host.room, participantId, this.#means.links, this.#base)
  }

  /** A personal link is opened for the first time: organisers see who never did. It is so before the person is shown anything. */
  async #openLink(): Promise<void> {
    const { issuer, generation } = this.#token
    if (issuer.role !== 'participant' || this.#host.room.participants.get(issuer.participantId)?.openedAt !== null)
      return
    // A client's own identities have a name; this one has none, so that no client can take it.
    const by = { issuer, clientId: '', seq: generation }
    await this.#host.perform({ by, prepare: () => ({ ok: true, deed: { type: 'open-link' }, put: [] }) })
  }
}

function refusal(rejection: Rejection): Answer {
  return { ok: false, ...rejection }
}
