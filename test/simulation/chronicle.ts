import type { Commit, CommitBy } from '../../shared/commit.ts'
import { emptyRoom, evolveTracked } from '../../shared/evolve.ts'
import type { Version } from '../../shared/ids.ts'
import { speakerOf } from '../../shared/roles.ts'
import type { Room, Touched } from '../../shared/room.ts'
import { counted, emptyLedger, type Ledger } from '../../shared/views/ledger.ts'
import { changesOf } from '../../shared/views/project.ts'
import { isLater, readLater } from './later.ts'
import type { Beside, DiskWatcher } from './disk.ts'

/** One version of the log, folded. */
export interface Page {
  commit: Commit | undefined
  room: Room
  touched: Touched | undefined
  ledger: Ledger
  /** Written by tomorrow's program, with what today's does not know. */
  isLater: boolean
  /** Personal data beside the log. */
  beside: Beside
}

const blank: Page = {
  commit: undefined,
  room: emptyRoom(),
  touched: undefined,
  ledger: emptyLedger,
  isLater: false,
  beside: new Map(),
}

/** The log as it should be: folded commit by commit, every version remembered. What nodes and clients hold is compared with it. */
export class Chronicle implements DiskWatcher {
  /** By version. */
  pages: Page[] = [blank]
  /** Ends of the log that were lost, each with all that came before it. */
  readonly branches: Page[][] = []
  /** Commands whose commit was lost with the end of a log. */
  readonly lostActs = new Set<string>()
  readonly #acts = new Map<string, Version>()
  readonly #check: (page: Page, before: Room, firstVersion: Version | undefined) => void

  /** `check`: of every commit, with the version under which the same command was in the log already. */
  constructor(check: (page: Page, before: Room, firstVersion: Version | undefined) => void) {
    this.#check = check
  }

  get head(): Page {
    return this.pages.at(-1)!
  }

  versionOf(key: string): Version | undefined {
    return this.#acts.get(key)
  }

  committed(written: Commit, beside: Beside): void {
    const commit = readLater(written)
    const { room: before, ledger } = this.head
    const { room, touched } = evolveTracked(before, commit)
    const page = {
      commit,
      room,
      touched,
      isLater: isLater(written),
      beside,
      ledger: counted(ledger, commit.version, changesOf(before, room, touched)),
    }
    this.pages.push(page)
    const key = actKey(commit.by)
    this.#check(page, before, this.#acts.get(key))
    this.#acts.set(key, commit.version)
    this.lostActs.delete(key)
  }

  lost(after: Version): void {
    this.branches.push(this.pages)
    for (const { commit } of this.pages.slice(after + 1)) {
      this.#acts.delete(actKey(commit!.by))
      this.lostActs.add(actKey(commit!.by))
    }
    this.pages = this.pages.slice(0, after + 1)
  }
}

/** The identity under which a command is done once (L3). */
export function actKey({ issuer, clientId, seq }: CommitBy): string {
  return `${speakerOf(issuer)} ${clientId} ${seq}`
}
