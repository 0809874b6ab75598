import type { Audience } from '../../../shared/protocol.ts'
import { isUndecided, moment, type Asking, type Frame, type Trace } from '../history.ts'
import type { Chance } from './chance.ts'
import { HeldView } from './held-view.ts'
import { late } from './late.ts'
import { Line } from './line.ts'
import type { Load } from './load.ts'
import { participantsWish, staffsWish, type Payload, type Rumour } from './wishes.ts'

/** Who sits at a device: by which link, as whom. */
export interface Seat {
  token: string
  issuer: Trace['issuer']
  clientId: string
}

/** A phone, a board or a screen: sends commands until they are decided, comes back when its line is lost, and records all of it. */
export class Device {
  readonly trace: Trace
  readonly #seat: Seat
  readonly #load: Load
  readonly #chance: Chance
  readonly #rumour: Rumour
  readonly #views = new Map<Audience, HeldView>()
  #line: Line | undefined
  #connecting: Promise<Line> | undefined
  #lines = 0
  readonly #waiting = new Set<() => void>()
  #left = false

  /** `rumour`: what the people of one room tell each other. */
  constructor(seat: Seat, load: Load, chance: Chance, rumour: Rumour = {}) {
    this.#seat = seat
    this.#load = load
    this.#chance = chance
    this.#rumour = rumour
    this.trace = { issuer: seat.issuer, clientId: seat.clientId, asked: [], frames: [] }
  }

  /** Sends what there is to send, mostly one at a time. Resolves when nothing of its own is undecided, or it is too late. */
  async play(): Promise<void> {
    await this.#connected()
    await this.until(() => this.#views.size === this.#audiences.length)
    if (this.#seat.issuer.role === 'screen') return
    for (let wishes = this.#wishes(); wishes.length > 0; wishes = this.#wishes()) {
      if (this.#chance.is(0.02)) await this.#beAway()
      await Promise.all(wishes.map((wish) => this.ask(wish)))
    }
  }

  /** Sends a command until it is decided. */
  async ask(wish: Payload): Promise<void> {
    const { clientId } = this.#seat
    const seq = this.trace.asked.length + 1
    const asking: Asking = { seq, payload: { clientId, seq, ...wish }, attempts: [] }
    this.trace.asked.push(asking)
    const freed = this.#placeOf(wish)
    const twice = this.#chance.is(0.03)
    const [decided] = await Promise.all([this.#decided(asking), twice && this.#decided(asking)])
    this.#load.note()
    if (decided === 'ok' && freed) this.#rumour.freed = freed
    const { answer } = asking.attempts.at(-1)!
    if (answer?.ok && answer.meetingId) this.#rumour.made = answer.meetingId
    if (decided === 'ok' && this.#chance.is(0.04)) {
      if (this.#chance.is(0.5)) this.#line?.leave()
      await this.#decided(asking)
    }
  }

  /** Resolves when `check` holds; looked at whenever something was heard. */
  async until(check: () => boolean): Promise<void> {
    while (!check()) await new Promise<void>((resolve) => this.#waiting.add(resolve))
  }

  /** Stays connected until it has seen what `other` has, or until it is clear that it does not come to that. */
  async catchUpWith(other: Device): Promise<void> {
    const same = () => this.#audiences.every((audience) => this.cursor(audience) === other.cursor(audience))
    await this.#connected()
    await Promise.race([this.until(same), other.until(same), late(20_000)])
  }

  /** Connects, to node number `node` where one is given, and gets its views. */
  async come(node?: number): Promise<void> {
    await this.#connected(node)
    await Promise.race([this.until(() => this.#views.size === this.#audiences.length), late(20_000)])
  }

  cursor(audience: Audience): string | undefined {
    return this.#views.get(audience)?.cursor
  }

  /** For good. What is undecided stays so. */
  leave(): void {
    this.#left = true
    this.#line?.leave()
  }

  get #audiences(): Audience[] {
    const { issuer } = this.#seat
    if (issuer.role === 'participant') return ['floor', `person:${issuer.participantId}`]
    return [issuer.role === 'screen' ? 'screen' : 'staff']
  }

  /** None when there is nothing left to send. */
  #wishes(): Payload[] {
    const most = this.#chance.is(0.1) ? 3 : 1
    return Array.from({ length: most }, () => this.#load.take()).flatMap((more) => (more ? [this.#wish()] : []))
  }

  /** What a cancellation gives up, as far as one can see. */
  #placeOf({ type, meetingId }: Payload): Rumour['freed'] {
    if (type !== 'cancel-meeting') return undefined
    const meetings = this.#views.get(this.#audiences.at(-1)!)!.all('meeting')
    const meeting = meetings.find(({ id }) => id === meetingId)
    if (!meeting?.slotId || !meeting.tableId) return undefined
    const { participantIds, slotId, tableId } = meeting
    return { participantIds, slotId, tableId }
  }

  #wish(): Payload {
    const { issuer } = this.#seat
    const [first, own] = this.#audiences.map((audience) => this.#views.get(audience)!)
    if (issuer.role !== 'participant') return staffsWish(this.#chance, first!, this.#rumour)
    return participantsWish(this.#chance, issuer.participantId, first!, own!)
  }

  async #decided(asking: Asking): Promise<'ok' | 'refused' | 'unknown'> {
    for (;;) {
      const line = await this.#connected()
      if (this.#left) return 'unknown'
      const attempt: Asking['attempts'][number] = { node: line.node, invoked: moment() }
      asking.attempts.push(attempt)
      const answer = await line.ask(asking.payload)
      if (!answer) continue
      attempt.answered = moment()
      attempt.answer = answer
      if (!isUndecided(answer)) return answer.ok ? 'ok' : 'refused'
      await late(this.#chance.between(100, 400))
      if (this.#chance.is(0.5)) line.leave()
    }
  }

  async #beAway(): Promise<void> {
    this.#line?.leave()
    if (this.#chance.is(0.3)) await late(this.#chance.between(100, 2_000))
  }

  #connected(node?: number): Promise<Line> {
    if (this.#line && !this.#line.isLost) return Promise.resolve(this.#line)
    this.#connecting ??= this.#connect(node).finally(() => (this.#connecting = undefined))
    return this.#connecting
  }

  async #connect(number?: number): Promise<Line> {
    for (;;) {
      const { nodes } = this.#load
      // Most at one node: those at the others have to be told what happens.
      const usual = this.#chance.is(0.5) ? nodes[0]! : this.#chance.pick(nodes)
      const node = number === undefined ? usual : nodes[number]!
      const port = this.#chance.is(0.4) ? node.front.port : node.port
      const auth = { token: this.#seat.token, cursors: [...this.#views.values()].map(({ cursor }) => cursor) }
      const number_ = ++this.#lines
      const line: Line = new Line(node, port, auth, {
        view: (view) => this.#record(line, { at: moment(), line: number_, event: 'view', ...view }),
        changes: (changes) => this.#record(line, { at: moment(), line: number_, event: 'changes', ...changes }),
      })
      const isOpen = await line.open
      if (this.#left) line.leave()
      if (isOpen || this.#left) {
        this.#line = line
        void line.lost.then(() => this.#stayConnected(line))
        return line
      }
      await late(this.#chance.between(20, 150))
    }
  }

  /** Whoever only looks comes back too. */
  #stayConnected(line: Line): void {
    if (this.#line === line && !this.#left) void this.#connected()
  }

  #record(line: Line, frame: Frame): void {
    // What a line brings after it was left is not looked at.
    if (line.isLost) return
    this.trace.frames.push(frame)
    const held = this.#views.get(frame.audience)
    if (frame.event === 'view') this.#views.set(frame.audience, HeldView.whole(frame))
    else if (held && held.cursor === frame.after) this.#views.set(frame.audience, held.with(frame))
    else line.leave()
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}
