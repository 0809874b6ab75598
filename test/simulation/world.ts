import { Links } from '../../server/links.ts'
import { Metrics } from '../../server/metrics.ts'
import { prepareApply } from '../../server/rooms/applicants.ts'
import type { Job } from '../../server/rooms/batch.ts'
import type { Outcome } from '../../server/rooms/means.ts'
import type { Packet } from '../../server/rooms/packet.ts'
import type { CommandOf } from '../../shared/commands.ts'
import type { Commit, CommitBy } from '../../shared/commit.ts'
import type { Version } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import type { Answer, Audience, Changes, WholeView } from '../../shared/protocol.ts'
import { parseCursor, reachOf } from '../../shared/views/ledger.ts'
import type { Letter } from '../../client/room/outbox.ts'
import type { Views } from '../../client/room/views.ts'
import { anyAsk, type Asker } from './asks.ts'
import { Chance } from './chance.ts'
import { checkCommit } from './check-commit.ts'
import { checkPublish } from './check-publish.ts'
import { stray, strayAfter } from './check-node.ts'
import { checkRefusal } from './check-refusal.ts'
import { foreignIn, leakIn, ViewCheck } from './check-view.ts'
import { actKey, Chronicle } from './chronicle.ts'
import { Device } from './device.ts'
import { Disk } from './disk.ts'
import { drain } from './drain.ts'
import type { Faults, SmallFault } from './faults.ts'
import { anyWish, askOfJoining } from './joining.ts'
import { strike } from './misfortune.ts'
import { DAY_MS, type Script, type Step } from './script.ts'
import { guestsOf, OPENING, ROOM_ID, setUp } from './setting.ts'
import { SimNode, type Look } from './sim-node.ts'
import { Tally, Trace } from './tally.ts'
import { Thread } from './thread.ts'
import { Timeline } from './timeline.ts'

/** After all has healed, everybody sees the same within this, in virtual ms: a missed ping, a few reconnects, a poll. */
const HEALING_MS = 75_000
/** A command is answered, or its line is gone, within this. A pause of its node is not counted. */
const ANSWER_MS = 25_000
/** Between two looks at who waits for an answer. */
const AUDIT_MS = 5_000
const PAUSE_MS = 30_000

export interface Result {
  /** Which law broke, and how. */
  failure: { law: string; what: string; at: number } | undefined
  hash: number
  counts: ReadonlyMap<string, number>
  /** Only where it was asked for. */
  lines: readonly string[] | undefined
}

const links = new Links('the secret of a simulated room')
const metrics = new Metrics()

/** Plays a room-day in virtual time, and looks at every step whether it was lawful. Must not be called from a promise's callback: see drain. */
export function play(script: Script, options: { trace?: boolean } = {}): Result {
  return new World(script, options.trace ?? false).play()
}

export class World {
  readonly script: Script
  readonly timeline = new Timeline(OPENING)
  readonly disk = new Disk()
  readonly tally = new Tally()
  readonly nodes: SimNode[]
  readonly devices: Device[] = []
  /** Nodes for which the store is out of reach. */
  readonly awayFrom = new Set<SimNode>()
  /** Shared by all whom they may strike; empty once the world is healed. */
  readonly #faults: Faults
  readonly #trace: Trace
  readonly #chronicle: Chronicle
  readonly #chance: Chance
  /** By node, the room it had when it was last looked at. */
  readonly #known = new Map<SimNode, unknown>()
  readonly #strayed = new Set<SimNode>()
  /** Views that were the view of the log at their cursor: both stay as they are. */
  readonly #verified = new Set<object>()
  readonly #viewCheck = new ViewCheck()
  readonly #decoded = new Map<Packet, [event: string, message: unknown]>()
  /** By command, the first answer that was `ok`. */
  readonly #answers = new Map<string, string>()
  readonly #letters = new Map<string, Letter>()
  #failure: Result['failure']
  #commitAt = OPENING
  #asks = 0
  #applicants = 0

  constructor(script: Script, isTraced: boolean) {
    this.script = script
    this.#faults = { ...script.faults }
    this.#trace = new Trace(isTraced)
    this.#chance = new Chance(script.seed ^ 0x51ed270b)
    this.#chronicle = new Chronicle((page, before, firstVersion) => {
      this.note('commit', () => `${page.room.version} ${page.commit!.type} ${JSON.stringify(page.commit!.by)}`)
      this.#trace.mix(page.commit!.events.length)
      this.#commitAt = this.timeline.now
      this.#guard(() => checkCommit(page, before, firstVersion))
      this.#checkSeen(page.commit!)
    })
    this.disk.watch(this.#chronicle)
    setUp(this.disk, script, this.#chance, links)
    this.disk.watch({ committed: (commit) => this.#hint(commit), lost: () => {} })
    this.nodes = Array.from({ length: script.nodes }, (_, i) => new SimNode(`node ${i + 1}`, this.#nodeSurroundings(i)))
  }

  play(): Result {
    for (const node of this.nodes) node.start()
    const guests = guestsOf(this.#chance, this.room, links)
    for (const guest of guests) this.comes(guest)
    for (const step of this.script.steps) this.timeline.after(step.at, () => this.#does(step))
    this.#audit()
    this.#run(OPENING + DAY_MS)
    this.#heal()
    this.#run(this.timeline.now + HEALING_MS)
    // What the clock did a moment ago may be under way.
    for (let i = 0; i < 20 && this.timeline.now - this.#commitAt < 5_000; i++) this.#run(this.timeline.now + 5_000)
    if (!this.#failure) this.#checkEnd()
    return { failure: this.#failure, hash: this.#trace.hash, counts: this.tally.counts, lines: this.#trace.lines }
  }

  get room() {
    return this.#chronicle.head.room
  }

  note(what: string, how: () => string): void {
    this.#trace.note(this.timeline.now - OPENING, what, how)
  }

  comes(guest: ConstructorParameters<typeof Device>[0]): void {
    const chance = new Chance(this.#chance.seed())
    const device = new Device(guest, {
      timeline: this.timeline,
      chance,
      dial: (device) => this.#dial(device, new Chance(chance.seed())),
      decoded: (packet) => this.#decode(packet),
      received: (device, audience, before, message) => this.#received(device, audience, before, message),
      asked: ({ issuer }, letter) => this.#letters.set(actKey({ ...letter, issuer }), letter),
      answered: (device, letter, answer) => this.#answered(device, letter, answer),
      gap: (device) => this.#gap(device),
      refused: (code) => this.tally.note(`door: ${code}`),
    })
    this.devices.push(device)
    this.timeline.after(this.#chance.random() * 3_000, () => device.connect())
  }

  /** A link of somebody who is in the room now. */
  linkOf(issuer: Device['issuer']): string | undefined {
    return links.tokenFor(this.room, issuer)
  }

  broken(law: string, what: string): void {
    this.#failure ??= { law, what, at: this.timeline.now - OPENING }
  }

  #run(until: number): void {
    while (!this.#failure && this.timeline.step(until)) {
      drain()
      for (const node of this.nodes) if (node.host && this.#known.get(node) !== node.host.room) this.#checkNode(node)
    }
  }

  #guard(check: () => void): void {
    try {
      check()
    } catch (error) {
      const { message, stack } = error as Error
      const law = /^\[(\w[\w.]*)\]/.exec(message)?.[1]
      this.broken(law ?? 'crash', law ? message : String(stack))
    }
  }

  #does(step: Step): void {
    const chance = new Chance(step.seed)
    if (step.does === 'ask') this.#ask(chance, anyAsk)
    else if (step.does === 'ask of joining') this.#ask(chance, askOfJoining)
    else if (step.does === 'somebody applies') this.#applies(chance)
    else if (step.does === 'ask again') chance.pick(this.devices).askAgain(chance)
    else if (step.does === 'device comes') this.#deviceComes(chance)
    else {
      this.note(step.does, () => '')
      this.tally.note(`fault: ${step.does}`)
      strike(this, step.does, chance)
    }
  }

  #ask(chance: Chance, making: typeof anyAsk): void {
    for (let tries = 0; tries < 10; tries++) {
      const [asker, command] = making(chance, this.room)
      const device = this.#deviceOf(asker, chance)
      if (!device) continue
      const said =
        command.type === 'acknowledge'
          ? { ...command, cursor: device.views.get(device.audiences.at(-1)!)?.cursor }
          : command
      this.note('ask', () => `${device.name} ${JSON.stringify(said)}`)
      device.ask(said)
      break
    }
    if (++this.#asks % 10 === 0) this.#checkAll()
  }

  #deviceOf(asker: Asker, chance: Chance): Device | undefined {
    const own = this.devices.filter(({ issuer, ended }) => {
      if (ended) return false
      if (issuer.role === 'participant') return issuer.participantId === asker
      return issuer.role === asker
    })
    return own.length > 0 ? chance.pick(own) : undefined
  }

  /** Over HTTP, at any node; whoever gets no answer may try again. */
  #applies(chance: Chance): void {
    const by: CommitBy = {
      issuer: { role: 'applicant', applicationId: null },
      clientId: `applicant ${++this.#applicants}`,
      seq: 1,
    }
    const key = actKey(by)
    const wish = anyWish(chance)
    this.note('applies', () => wish.profile.name)
    const keys = (name: string) => links.organisationKey(ROOM_ID, nameForm(name))
    const job: Job = { by, prepare: (standing) => prepareApply(wish, standing, keys) }
    chance.pick(this.nodes).asks(job, (outcome) => {
      this.tally.note(outcome.ok ? 'ok: apply' : `refused: apply, ${outcome.rejection.code}`)
      if (outcome.ok && this.#chronicle.versionOf(key) === undefined && !this.#chronicle.lostActs.has(key))
        this.broken('L2', `${wish.profile.name} was told that they applied, and it is not in the log`)
    })
  }

  #deviceComes(chance: Chance): void {
    const people = [...this.room.participants.values()].filter(({ state }) => state === 'present')
    if (people.length === 0) return
    const issuer = { role: 'participant' as const, participantId: chance.pick(people).id }
    const token = this.linkOf(issuer)
    if (token) this.comes({ name: `${issuer.participantId}-late${this.devices.length}`, issuer, token })
  }

  #dial(device: Device, chance: Chance): Thread {
    const up = this.nodes.filter(({ isUp }) => isUp)
    // A balancer may not know yet who is gone.
    const node = chance.pick(up.length > 0 && !chance.happens(0.05) ? up : this.nodes)
    this.tally.note('dialled')
    const { timeline } = this
    const net = { timeline, chance, faults: this.#faults, struck: (fault: SmallFault) => this.struck(fault) }
    return new Thread(net, device, node)
  }

  struck(fault: SmallFault): void {
    this.tally.note(`fault: ${fault}`)
    this.note(fault, () => '')
  }

  #nodeSurroundings(i: number): ConstructorParameters<typeof SimNode>[1] {
    return {
      roomId: ROOM_ID,
      disk: this.disk,
      timeline: this.timeline,
      chance: new Chance(this.script.seed + 7919 * (i + 1)),
      faults: this.#faults,
      links,
      metrics,
      struck: (fault) => this.struck(fault),
      conflicted: () => this.tally.note('conflict'),
      reaches: (node) => !this.awayFrom.has(node),
      decided: (_node, by, look, outcome) => this.#decided(by, look, outcome),
      complained: (node, error, message) =>
        this.broken('crash', `${node.name}: ${message}: ${(error as Error | undefined)?.stack ?? String(error)}`),
    }
  }

  #hint(commit: Commit): void {
    for (const node of this.nodes) node.appended(commit)
  }

  #decided(by: CommitBy, look: Look | undefined, outcome: Outcome): void {
    if (outcome.ok || !look?.preparation.ok) return
    const { rejection } = outcome
    if (rejection.code === 'store-unreachable' || rejection.code === 'busy') return
    const { room, at, preparation } = look
    this.#guard(() => checkRefusal({ room, by, at: Math.max(at, room.at), deed: preparation.deed, rejection }))
  }

  #answered(device: Device, letter: Letter, answer: Answer): void {
    const key = actKey({ issuer: device.issuer, clientId: letter.clientId, seq: letter.seq })
    this.note('answer', () => `${device.name} ${letter.seq} ${letter.type} ${JSON.stringify(answer)}`)
    if (!answer.ok) {
      this.tally.note(`refused: ${letter.type}`)
      this.tally.note(`code: ${answer.code}`)
      return
    }
    this.tally.note(`ok: ${letter.type}`)
    const version = this.#chronicle.versionOf(key)
    if (version === undefined) {
      if (this.#chronicle.lostActs.has(key)) return this.tally.note('lost with the end of a log')
      return this.broken('L2', `${letter.type} of ${device.name} was answered ok and is not in the log`)
    }
    this.#expectPublished(letter, answer, version)
    const { cursor: _cursor, token: _token, link: _link, calendar: _calendar, ...kept } = answer
    const said = JSON.stringify(kept)
    const before = this.#answers.get(key)
    if (before !== undefined) this.tally.note('answered again')
    if (before !== undefined && before !== said && !this.#hasLost)
      this.broken('L3', `${letter.type} of ${device.name} was answered ${before}, then ${said}`)
    this.#answers.set(key, said)
  }

  #expectPublished(letter: Letter, { fallen = [] }: Extract<Answer, { ok: true }>, version: Version): void {
    if (letter.type !== 'publish-plan' || this.#hasLost) return
    const { pages } = this.#chronicle
    this.#guard(() =>
      checkPublish(
        letter as Letter & CommandOf<'publish-plan'>,
        fallen,
        pages[version - 1]!.room,
        pages[version]!.room,
      ),
    )
  }

  #decode(packet: Packet): [event: string, message: unknown] {
    let known = this.#decoded.get(packet)
    if (!known) this.#decoded.set(packet, (known = JSON.parse(packet.text.slice(1)) as [string, unknown]))
    return known
  }

  get #hasLost(): boolean {
    return this.#chronicle.branches.length > 0
  }

  #received(device: Device, audience: Audience, before: Views, message: WholeView | Changes): void {
    const isWhole = 'records' in message
    this.tally.note(isWhole ? 'whole view' : 'changes')
    this.note(isWhole ? 'view' : 'changes', () => `${device.name} ${message.cursor}`)
    const leak = leakIn(audience, isWhole ? message.records : message.put)
    if (leak) this.broken('L5', `${device.name} was shown ${leak} in ${audience}`)
    const was = parseCursor(before.get(audience)?.cursor)
    const is = parseCursor(message.cursor)!
    this.#trace.mix(is.reach.count)
    if (was && was.reach.count > is.reach.count && !device.thread?.isOdd && !this.#hasLost)
      this.broken('L9', `${device.name} was taken back in ${audience} from ${was.reach.count} to ${is.reach.count}`)
  }

  #gap(device: Device): void {
    this.tally.note('gap')
    if (!device.thread?.isOdd) this.broken('L4', `${device.name} was told changes that do not follow`)
  }

  #checkNode(node: SimNode): void {
    // It stopped in the middle of what it could not read.
    if (node.host!.isOutdated) return void (node.host = undefined)
    const { room } = node.host!
    const from = ((this.#known.get(node) as typeof room | undefined)?.version ?? -1) + 1
    if (!node.runsLater && this.#chronicle.pages.slice(from, room.version + 1).some(({ isLater }) => isLater))
      this.broken('L4', `${node.name} went past an event that it does not know`)
    const before = this.#known.get(node) as typeof room | undefined
    this.#known.set(node, room)
    const { pages } = this.#chronicle
    const right = pages[room.version]
    if (this.#strayed.has(node) || !right) {
      // It may not know yet that the store lost what it has.
      if (!this.#hasLost) return this.broken('L2', `${node.name} is at ${room.version}, the log at ${pages.length - 1}`)
      if (right && !stray(room, right.room)) this.#strayed.delete(node)
      else this.#strayed.add(node)
      return
    }
    const isNext = before && before.version < room.version
    const where = isNext ? strayAfter(pages.slice(before.version + 1, room.version + 1), room) : stray(room, right.room)
    if (!where) return
    if (this.#hasLost) this.#strayed.add(node)
    else this.broken('L4', `${node.name} at ${room.version} is not the fold of the log in ${where}`)
  }

  #checkAll(): void {
    for (const node of this.nodes) {
      if (!node.host || this.#strayed.has(node)) continue
      const right = this.#chronicle.pages[node.host.room.version]
      const where = right && stray(node.host.room, right.room)
      if (where && !this.#hasLost)
        this.broken('L4', `${node.name} at ${node.host.room.version} is not the fold of the log in ${where}`)
    }
    for (const device of this.devices) this.#checkViews(device, false)
  }

  #checkViews(device: Device, isEnd: boolean): void {
    // What an odd line brought is put right when it is cut.
    if (device.thread?.isOdd) return
    for (const [audience, view] of device.views) {
      if (this.#verified.has(view) && !isEnd) continue
      const wrong = this.#wrong(this.#chronicle.pages, audience, view)
      if (!wrong) this.#verified.add(view)
      const branches = isEnd ? [] : this.#chronicle.branches
      if (wrong && !branches.some((pages) => !this.#wrong(pages, audience, view)))
        this.broken('L4', `${device.name} at ${view.cursor}: ${wrong}`)
      const person = audience.startsWith('person:') && audience.slice('person:'.length)
      if (person && isEnd) {
        const foreign = foreignIn(this.room, person, view)
        if (foreign) this.broken('L5', `${device.name} holds ${foreign}`)
      }
    }
  }

  #wrong(
    pages: Chronicle['pages'],
    audience: Audience,
    view: NonNullable<ReturnType<Views['get']>>,
  ): string | undefined {
    return this.#viewCheck.wrongIn(pages, audience, view)
  }

  /** [L11] [X2] What somebody says they saw, they had been shown. */
  #checkSeen({ by, events }: Commit): void {
    const { issuer } = by
    if (issuer.role === 'room' || issuer.role === 'screen') return
    const letter = this.#letters.get(actKey(by)) as { cursor?: string } | undefined
    const shown = parseCursor(letter?.cursor)
    for (const event of events) {
      if (event.type !== 'change-seen' || !shown || this.#hasLost) continue
      const upTo = reachOf(this.#chronicle.pages[event.upTo]!.ledger, shown.audience).count
      if (upTo > shown.reach.count)
        this.broken(
          'L11',
          `${event.participantId} had been shown ${letter?.cursor} and is said to have seen version ${event.upTo}`,
        )
    }
  }

  /** [L10] Whoever asked is answered, or their line is gone. */
  #audit(): void {
    this.timeline.after(AUDIT_MS, () => {
      const { now } = this.timeline
      for (const node of this.nodes) {
        if (node.pausedUntil + ANSWER_MS > now) continue
        for (const [letter, { at, thread }] of node.pending) {
          if (thread.isOpen && now - at > ANSWER_MS)
            this.broken('L10', `${node.name} has not answered ${letter.type} for ${now - at} ms`)
        }
      }
      this.#audit()
    })
  }

  /** From here on nothing goes wrong any more. */
  #heal(): void {
    this.note('healed', () => '')
    for (const kind of Object.keys(this.#faults) as SmallFault[]) this.#faults[kind] = 0
    this.awayFrom.clear()
    this.disk.full = false
    const isUpgrading = this.nodes.some(({ isLater }) => isLater)
    for (const node of this.nodes) {
      if (isUpgrading && !node.isLater) {
        node.kill()
        node.isLater = true
      }
      node.pausedUntil = Math.min(node.pausedUntil, this.timeline.now + PAUSE_MS)
      node.skewMs = 0
      node.start()
    }
    for (const device of this.devices) device.goOnline()
  }

  /** [L9] [L2] All that live hold what a fresh client would, and nothing waits. */
  #checkEnd(): void {
    this.#checkAll()
    for (const node of this.nodes) {
      const right = this.#chronicle.head.room
      if (node.host && stray(node.host.room, right))
        this.broken('L9', `${node.name} has healed and is at ${node.host.room.version}, the log at ${right.version}`)
    }
    for (const device of this.devices) {
      if (device.ended) {
        this.tally.note(`ended: ${device.ended}`)
        continue
      }
      if (device.waiting.size > 0) this.broken('L10', `${device.name} still waits for answers`)
      for (const audience of device.audiences) {
        const held = device.views.get(audience)
        const wrong = held ? this.#wrong(this.#chronicle.pages, audience, held) : 'it has none'
        if (wrong) this.broken('L9', `${device.name} has healed, and ${audience}: ${wrong}`)
        else if (held!.cursor !== this.#cursorNow(audience))
          this.broken('L9', `${device.name} has healed and is at ${held!.cursor}, not ${this.#cursorNow(audience)}`)
      }
      this.#checkViews(device, true)
    }
  }

  #cursorNow(audience: Audience): string | undefined {
    return this.nodes.find(({ host }) => host)?.host?.feeds.cursor(audience)
  }
}
