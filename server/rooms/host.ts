import type { RoomId } from '../../shared/ids.ts'
import type { Audience } from '../../shared/protocol.ts'
import { LaterEvent } from '../../shared/evolve.ts'
import type { Room } from '../../shared/room.ts'
import { stillHolds, type Token } from '../links.ts'
import { Alarm } from './alarm.ts'
import { decideBatch, erasedBy, type Batch, type Job, type Standing } from './batch.ts'
import { Feeds } from './feeds.ts'
import type { Means, Outcome, Watcher } from './means.ts'
import { playRound, type RoundRoom } from './round.ts'
import { isSnapshotDue, saveSnapshot } from './snapshots.ts'
import { RoomState, type Applied } from './state.ts'
import { free, type Turns } from './turns.ts'
import { busy, failed, noSuchRoom, refuse, unreachable, type Waiting } from './waiting.ts'
import { Watchers } from './watchers.ts'

/** How often a store out of reach is asked whether it is there again. */
const ASK_AGAIN_MS = 250
/** Jobs that may wait; who comes later is told to come again, rather than wait for seconds and fill the memory. */
const MOST_WAITING = 2_000

/**
 * One room on this node: its state, and the queue through which every command goes. All that waits is decided one after another
 * against the state in memory, appended in one call, and only then broadcast and answered. Another node that was quicker is no
 * mistake: its commits are read and the batch is decided again.
 */
export class RoomHost {
  readonly roomId: RoomId
  readonly feeds: Feeds
  isGone = false
  /** The log holds what a later program wrote. Nothing is shown or decided here any more. */
  isOutdated = false
  #usedAt: number
  readonly #means: Means
  readonly #watchers = new Watchers()
  #state: RoomState
  #waiting: Waiting[] = []
  #working: Promise<void> | undefined
  /** The log may hold more than we know. */
  #behind = false
  /** False from a failure of the store until it has answered again; meanwhile nothing is taken in (L10). */
  #reachable = true
  #stopped = false
  readonly #alarm: Alarm
  readonly #turns: Turns

  constructor(roomId: RoomId, state: RoomState, means: Means) {
    this.roomId = roomId
    this.#usedAt = means.clock.now()
    this.#means = means
    this.#turns = means.turns?.() ?? free
    this.#state = state
    const shown = () => this.#state
    this.feeds = new Feeds(shown, (id, base) => means.calendarLink(this.room, id, base), means.clock)
    this.#alarm = new Alarm(means.clock, () => this.#passTime())
    this.#alarm.set(state.room)
    this.#keepSnapshot()
  }

  get room(): Room {
    return this.#state.room
  }

  /** The room at this moment, for what asks it without changing it. */
  get standing(): Standing {
    const state = this.#state
    return {
      room: state.room,
      versionSeen: (audience, reach) => state.versionSeen(audience, reach),
      words: state.personal.words,
      newId: this.#means.newId,
    }
  }

  get state(): Pick<RoomState, 'personal' | 'editions'> {
    return this.#state
  }

  /** For how long nobody has asked anything of it or listened to it, in ms. */
  get idleMs(): number {
    const inUse = this.#watchers.count > 0 || this.feeds.listeners > 0 || this.#working !== undefined
    return inUse ? 0 : this.#means.clock.now() - this.#usedAt
  }

  /** Somebody came. */
  used(): void {
    this.#usedAt = this.#means.clock.now()
  }

  /** Resolves when it is durable, or refused. Never rejects. */
  perform(job: Job): Promise<Outcome> {
    // Its own clock keeps no room in memory: what falls due meanwhile is made up for when somebody comes [C5].
    if (job.by.issuer.role !== 'room') this.used()
    if (this.#stopped) return Promise.resolve(busy)
    if (!this.#reachable) return Promise.resolve(unreachable)
    if (this.#waiting.length >= MOST_WAITING) return Promise.resolve(busy)
    return new Promise((settle) => {
      this.#waiting.push({ job, settle })
      this.#work()
    })
  }

  /** Somebody may have appended: read on. */
  wake(): void {
    if (this.#stopped) return
    this.#behind = true
    this.#work()
  }

  /** Whether the link holds. Before it is called revoked, what other nodes may have done for it is read: it may be new. */
  async letsIn(token: Token): Promise<boolean> {
    if (stillHolds(this.room, token)) return true
    await this.upToDate()
    return stillHolds(this.room, token)
  }

  /** Resolves when what other nodes may have done has been read, or cannot be. */
  async upToDate(): Promise<void> {
    this.wake()
    while (this.#working) await this.#working
  }

  /**
   * Before somebody is shown less than they have seen at another node, what is missing here is read (L9). Resolves with whether they may be
   * shown what is known here: true when it has been read, also where the log holds no more, for then the cursor is of no log that there is;
   * false where they do not wait any more (`comes`), or this node stops and reads no more.
   */
  async reach(audiences: readonly Audience[], cursors: readonly unknown[], comes: () => boolean): Promise<boolean> {
    if (!audiences.some((audience) => this.feeds.isBehind(audience, cursors))) return true
    while (!this.#stopped && comes()) {
      this.wake()
      while (this.#working) await this.#working
      if (this.#reachable && !this.#stopped) return true
      await this.#pause(ASK_AGAIN_MS)
    }
    return false
  }

  /** Returns how to stop. */
  watch(watcher: Watcher): () => void {
    return this.#watchers.add(watcher)
  }

  /** There is no such room any more. */
  gone(): void {
    this.isGone = this.#stopped = true
    this.#alarm.off()
    refuse(this.#waiting.splice(0), noSuchRoom)
    this.#watchers.gone()
  }

  /** Its commands are asked again by themselves, and reach a node that knows more. */
  #outdated(jobs: readonly Waiting[]): void {
    this.#means.log.warn({ roomId: this.roomId }, 'the log holds what a later program wrote: this node leaves the room')
    this.isOutdated = this.#stopped = true
    this.#alarm.off()
    refuse([...jobs, ...this.#waiting.splice(0)], busy)
    this.#watchers.outdated()
  }

  /** Takes nothing more, answers what is in the queue and saves a snapshot. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#alarm.off()
    while (this.#working) await this.#working
    if (!this.isGone && !this.isOutdated) await saveSnapshot(this.roomId, this.#state, this.#means)
  }

  #hasWork(): boolean {
    return this.#waiting.length > 0 || (this.#behind && this.#reachable)
  }

  #work(): void {
    if (!this.#working && this.#hasWork()) this.#working = this.#run()
  }

  async #run(): Promise<void> {
    while (this.#hasWork()) {
      const jobs = this.#waiting.splice(0, this.#turns.atOnce)
      try {
        await this.#round(jobs)
      } catch (error) {
        if (error instanceof LaterEvent) this.#outdated(jobs)
        else await this.#oneByOne(jobs, error)
      }
      this.#turns.worked(jobs.length)
      await this.#leaveOthersTheirTurn()
    }
    // In the same breath as the last look at the queue: what comes after it starts another run.
    this.#working = undefined
  }

  /** A job that makes us fail must not take the others of its batch with it. */
  async #oneByOne(jobs: readonly Waiting[], error: unknown): Promise<void> {
    this.#means.log.error({ err: error, roomId: this.roomId, jobs: jobs.length }, 'a batch failed')
    if (jobs.length === 0) this.#behind = false
    for (const job of jobs) {
      const alone = jobs.length > 1 ? this.#round([job]) : Promise.reject(error)
      await alone.catch(() => job.settle(failed))
    }
  }

  #round(waiting: readonly Waiting[]): Promise<void> {
    const state = () => this.#state
    const room: RoundRoom = {
      roomId: this.roomId,
      get head() {
        return state().head
      },
      readOn: () => this.#readOn(),
      decide: () => this.#decide(waiting),
      adopt: (batch) => this.#adopt(batch),
      overtaken: () => (this.#behind = true),
      lost: () => this.#lost(),
    }
    return playRound(room, waiting, this.#means)
  }

  #decide(waiting: readonly Waiting[]): Batch {
    const jobs = waiting.map(({ job }) => job)
    return this.#turns.spend(() =>
      decideBatch(jobs, { ...this.standing, identities: this.#state.identities }, this.#means.clock.now()),
    )
  }

  #adopt({ steps, write }: Batch): void {
    this.#means.metrics.commits.inc(steps.length)
    this.#state.personal.put(write.put)
    this.#turns.spend(() => this.#show(steps.map((step) => this.#state.apply(step))))
  }

  /** A room that has had more than its share of this process rests: its commands wait, those of the other rooms do not. */
  async #leaveOthersTheirTurn(): Promise<void> {
    const { restMs } = this.#turns
    if (restMs > 0 && this.#waiting.length > 0 && !this.#stopped) await this.#pause(restMs)
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#means.clock.after(ms, resolve))
  }

  /** Takes in what others appended; nothing to do while we are not behind. @throws StoreUnreachable */
  async #readOn(): Promise<void> {
    if (!this.#behind) return
    this.#behind = false
    const { store } = this.#means
    if (!(await this.#state.readTail(store, (applied) => this.#show(applied)))) await this.#startAgain()
    this.#reachable = true
  }

  /** The log is not the one we know: another one, or the store has lost its end, and may have grown again. What it holds is what counts. */
  async #startAgain(): Promise<void> {
    this.#state = await RoomState.load(this.#means.store, this.roomId)
    if (this.room.version === 0) return this.gone()
    // Before anything is shown: a link that held in what was lost may not hold here.
    this.#watchers.allChanged()
    this.feeds.startAgain()
    this.#alarm.set(this.room)
  }

  #show(applied: readonly Applied[]): void {
    for (const { changes } of applied) this.feeds.note(changes)
    if (applied.some(({ step }) => erasedBy(step).length > 0)) this.feeds.forgetWholeViews()
    this.feeds.send()
    const steps = applied.map(({ step }) => step)
    this.#watchers.changed(steps)
    this.#means.happened?.(this, steps)
    this.#alarm.set(this.room)
    this.#keepSnapshot()
  }

  /** The store is out of reach: whoever waits is told so, and the log is asked again and again until it answers. */
  #lost(): void {
    this.#behind = true
    refuse(this.#waiting.splice(0), unreachable)
    if (!this.#reachable) return
    this.#reachable = false
    this.#means.log.warn({ roomId: this.roomId }, 'the store cannot be reached')
    this.#probe()
  }

  /** There may be several at a time where the store comes and goes. Each waits for work under way, and its look counts as work. */
  #probe(): void {
    this.#means.clock.after(ASK_AGAIN_MS, () => {
      if (this.#reachable || this.#stopped) return
      this.#working ??= this.#lookAgain()
      void this.#working.finally(() => this.#probe())
    })
  }

  /** Never beside other work: two that read on at once would take the same commits in twice. */
  async #lookAgain(): Promise<void> {
    try {
      await this.#readOn()
    } catch (error) {
      if (error instanceof LaterEvent) this.#outdated([])
      else this.#behind = true
    }
    this.#working = undefined
    this.#work()
  }

  async #passTime(): Promise<Room> {
    const prepare: Job['prepare'] = () => ({ ok: true, deed: { type: 'pass-time' }, put: [] })
    await this.perform({ by: { issuer: { role: 'room' }, clientId: 'room', seq: 1 }, prepare })
    return this.room
  }

  #keepSnapshot(): void {
    if (isSnapshotDue(this.#state)) void saveSnapshot(this.roomId, this.#state, this.#means)
  }
}
