import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { systemClock } from '../../server/clock.ts'
import { droppedBy } from '../../server/rooms/batch.ts'
import { Feeds } from '../../server/rooms/feeds.ts'
import { RoomState } from '../../server/rooms/state.ts'
import type { RoomStore } from '../../server/store/store.ts'
import type { Commit } from '../../shared/commit.ts'
import type { PersonalKey, RoomId } from '../../shared/ids.ts'
import type { Audience } from '../../shared/protocol.ts'
import { speakerOf } from '../../shared/roles.ts'
import type { ViewRecord } from '../../shared/views/records.ts'
import type { View } from '../../shared/views/reducer.ts'
import { wordsOf } from './load.ts'
import { CLIENT, saidBy, type Visitor } from './visitor.ts'

/** One room's log as it was found after each crash, folded from its first commit; no snapshot has a part in it. */
export class RecoveredRoom {
  readonly #roomId: RoomId
  readonly #state: RoomState
  readonly #feeds: Feeds
  /** JSON of each commit that was found. */
  readonly #found: string[] = []
  readonly #byCommand = new Map<string, Commit>()
  /** All that the log says lies beside it now. */
  readonly #beside = new Set<PersonalKey>()

  constructor(roomId: RoomId) {
    this.#roomId = roomId
    this.#state = new RoomState(roomId)
    this.#feeds = new Feeds(
      () => this.#state,
      () => '',
      systemClock,
    )
  }

  /** Whether each of them was in the room before: then coming back changes nothing. */
  knows(visitors: readonly Visitor[]): boolean {
    const { participants, version } = this.#state.room
    return version > 0 && visitors.every(({ part }) => participants.get(part.speaker)?.openedAt !== null)
  }

  /** Reads what there is after a crash. @throws AssertionError what is lost, doubled, torn or not as the log says */
  async read(store: RoomStore, visitors: readonly Visitor[]): Promise<void> {
    const log = await store.read(this.#roomId, 0)
    assert.deepEqual(
      log.map(({ version }) => version),
      log.map((_, index) => index + 1),
      '[L2] versions are dense',
    )
    this.#found.forEach((text, index) =>
      assert.equal(JSON.stringify(log[index]), text, `[L2] what was found at ${index + 1} is still there`),
    )
    const entries = await store.personal(this.#roomId)
    this.#state.personal.put(entries)
    for (const commit of log.slice(this.#found.length)) this.#take(commit)

    for (const visitor of visitors) this.#expectAnswered(visitor)
    assert.deepEqual(
      new Set(entries.map(({ key }) => key)),
      this.#beside,
      '[L2] personal data is there with the commits that name it',
    )
    for (const { key, value } of entries) this.#expectWords(key, value)
    const loaded = await RoomState.load(store, this.#roomId)
    assert.ok(isDeepStrictEqual(loaded.pack(), this.#state.pack()), 'what a node loads is the fold of the log')
  }

  /** @throws AssertionError a view is not that of the log. */
  expectShown(view: View | undefined, audience: Audience): void {
    assert.equal(view?.cursor, this.#feeds.cursor(audience), `[L9] cursor of ${audience}`)
    const shown = Object.values(view!.records).flatMap((byId: ReadonlyMap<string, ViewRecord>) => [...byId.values()])
    assert.deepEqual(linesOf(shown), linesOf(this.#feeds.records(audience)), `[L4] view of ${audience}`)
  }

  #take(commit: Commit): void {
    this.#found.push(JSON.stringify(commit))
    const { issuer, clientId, seq } = commit.by
    const command = `${speakerOf(issuer)} ${clientId} ${seq}`
    assert.ok(!this.#byCommand.has(command), `[L2] ${command} is in the log once`)
    this.#byCommand.set(command, commit)
    for (const key of commit.personal ?? []) this.#beside.add(key)
    const { step } = this.#state.applyCommit(commit)
    for (const key of droppedBy(step)) this.#beside.delete(key)
  }

  #expectAnswered({ part, answered }: Visitor): void {
    for (const { sent, answer } of answered) {
      const commit = this.#byCommand.get(`${part.speaker} ${CLIENT} ${sent.seq}`)
      assert.ok(commit, `[L2] ${part.speaker} ${sent.seq} (${String(sent.type)}) was answered and is lost`)
      const { version = commit.version, ...said } = saidBy(answer)
      assert.equal(version, commit.version, `[L2] ${part.speaker} ${sent.seq} has the version that was told`)
      for (const [field, value] of Object.entries(commit.answer)) assert.deepEqual(said[field], value, field)
    }
  }

  /** Words are those of the command that brought them. */
  #expectWords(key: PersonalKey, value: unknown): void {
    const commit = this.#bearer(key)
    if (!commit || typeof value !== 'string') return
    assert.equal(value, wordsOf(speakerOf(commit.by.issuer), commit.by.seq), `the words of ${commit.type}`)
  }

  #bearer(key: PersonalKey): Commit | undefined {
    for (const commit of this.#byCommand.values()) if (commit.personal?.includes(key)) return commit
    return undefined
  }
}

/** Addresses of calendars are the server's own business. */
function linesOf(records: readonly ViewRecord[]): string[] {
  return records.map((record) => JSON.stringify({ ...record, calendar: '' })).sort()
}
