import { expect, test } from 'vitest'
import type { Commit } from '../../shared/commit.ts'
import { emptyRoom, evolve, evolveAll } from '../../shared/evolve.ts'
import type { Audience, Changes, WholeView } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import { fromSnapshot, toSnapshot } from '../../shared/snapshot.ts'
import { counted, cursorOf, emptyLedger, reachOf, type Ledger } from '../../shared/views/ledger.ts'
import type { ViewRecord } from '../../shared/views/records.ts'
import { changesOf, recordsOf } from '../../shared/views/project.ts'
import { applied, viewOf, type View } from '../../shared/views/reducer.ts'
import { unseal } from '../../shared/views/sealed.ts'
import { Walk, type Step } from './walk.ts'

/** These seeds, or the first `WALKS` of them, and fewer steps, where the tests are run thousands of times over. */
const walks = (...seeds: number[]) => seeds.slice(0, Number(process.env.WALKS ?? seeds.length))
const STEPS = Number(process.env.STEPS ?? 300)

/** What a client of an audience is sent, and what it makes of it. */
class Client {
  view: View
  readonly #audience: Audience
  readonly #walk: Walk

  constructor(audience: Audience, walk: Walk, room: Room, ledger: Ledger) {
    this.#audience = audience
    this.#walk = walk
    this.view = viewOf(this.whole(room, ledger))
  }

  whole(room: Room, ledger: Ledger): WholeView {
    const { lookUp, extras } = this.#walk
    const records = recordsOf(room, this.#audience).map((sealed) => unseal(sealed, lookUp, extras))
    return JSON.parse(JSON.stringify({ audience: this.#audience, cursor: this.#cursor(ledger), records })) as WholeView
  }

  receive({ before, after, touched }: Step, was: Ledger, is: Ledger): void {
    const found = changesOf(before, after, touched).get(this.#audience)
    if (!found) return
    const { lookUp, extras } = this.#walk
    const put = found.put.map((sealed) => unseal(sealed, lookUp, extras))
    const changes = {
      audience: this.#audience,
      after: this.#cursor(was),
      cursor: this.#cursor(is),
      put,
      remove: found.remove,
    }
    const view = applied(this.view, JSON.parse(JSON.stringify(changes)) as Changes)
    if (!view) throw new Error(`a gap for ${this.#audience}`)
    this.view = view
  }

  #cursor(ledger: Ledger): string {
    return cursorOf('log', this.#audience, reachOf(ledger, this.#audience))
  }
}

/** A line for each record. */
function linesOf({ cursor, records }: View): string[] {
  const all = Object.values(records).flatMap((byId: ReadonlyMap<string, ViewRecord>) => [...byId.values()])
  return [cursor, ...all.map((record) => JSON.stringify(record)).sort()]
}

function* steps(walk: Walk, people: number, count: number): Generator<Step> {
  yield* walk.open(people)
  for (let i = 0; i < count; i++) yield* walk.step()
}

test.each(walks(1, 2, 3, 4, 5, 6))(
  '[L4] changes folded one by one are the view computed afresh, for every audience (seed %i)',
  (seed) => {
    const walk = new Walk(seed)
    const clients = new Map<Audience, Client>()
    let ledger = emptyLedger
    const seen = new Set<string>()
    const log: Commit[] = []
    for (const step of steps(walk, 9, STEPS)) {
      log.push(step.commit)
      // Now and then made of the log anew: then nothing in it is remembered of the room before.
      const room = log.length % 10 === 0 ? evolveAll(emptyRoom(), log) : step.after
      const was = ledger
      ledger = counted(ledger, step.commit.version, changesOf(step.before, step.after, step.touched))
      for (const client of clients.values()) client.receive(step, was, ledger)
      const audiences: Audience[] = [
        'staff',
        'floor',
        'screen',
        ...[...step.after.participants.keys()].map((id): Audience => `person:${id}`),
      ]
      for (const audience of audiences) {
        const client = clients.get(audience) ?? new Client(audience, walk, step.after, ledger)
        clients.set(audience, client)
        const [folded, afresh] = [linesOf(client.view), linesOf(viewOf(client.whole(room, ledger)))]
        if (folded.join() === afresh.join()) continue
        expect(folded, `seed ${seed}, version ${step.after.version} (${step.commit.type}), ${audience}`).toEqual(afresh)
      }
      seen.add(step.commit.type)
    }
    expect(seen.size).toBeGreaterThan(STEPS < 300 ? 10 : 25)
  },
)

test.each(walks(11, 12, 13))(
  'what two rooms differ in is found without being told what was touched, the same (seed %i)',
  (seed) => {
    for (const { before, after, touched } of steps(new Walk(seed), 9, STEPS)) {
      const told = changesOf(before, after, touched)
      const found = changesOf(before, after)
      expect(new Set(found.keys())).toEqual(new Set(told.keys()))
    }
  },
)

test.each(walks(21, 22, 23))(
  'a snapshot is the room again, with all that is derived, and goes on as the room does (seed %i)',
  (seed) => {
    const walk = new Walk(seed)
    let restored: Room | undefined
    let ledger = emptyLedger
    for (const step of steps(walk, 9, STEPS)) {
      ledger = counted(ledger, step.commit.version, changesOf(step.before, step.after, step.touched))
      if (restored) {
        restored = evolve(restored, step.commit)
        expect(toSnapshot(restored, ledger)).toEqual(toSnapshot(step.after, ledger))
      }
      if (step.after.version % 40 === 0) {
        const again = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(step.after, ledger))))
        expect(again).toEqual({ room: step.after, ledger })
        restored = again.room
      }
    }
    expect(restored).toBeDefined()
  },
)
