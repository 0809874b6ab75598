import { notesOf, planName } from '../../shared/documents.ts'
import { MINUTE } from '../../shared/timetable.ts'
import type { Act } from './act.ts'
import { Dice } from './dice.ts'
import {
  differenceNames,
  differences,
  hiddenFromStaff,
  leavesNoTrace,
  type Difference,
  type DifferenceName,
} from './differences.ts'
import { maySee, offersFor, refusalsFor } from './oracle.ts'
import { Side } from './side.ts'
import { anyAct, ownCommand, seekers } from './visible-acts.ts'
import { Workshop } from './workshop.ts'
import { audiences, organiser, worldOf, type AudienceName, type World } from './world.ts'

/** Two histories, side by side: what both have, and in between what one or the other has in its place. */
export interface Pair {
  seed: number
  world: World
  steps: Step[]
  /** What was hidden, in order. */
  hidden: DifferenceName[]
  /** Versions that the two end with, where they are known. */
  versions?: { left: number; right: number }
  /** Documents that either history has, and some that none has. */
  documents?: string[]
}

export type Step =
  | { is: 'both'; act: Act }
  /** `but`: what was offered may differ, for the reasons of [M1]; nothing else. */
  | { is: 'own'; act: Act; but?: 'alternatives' }
  | { is: 'hidden'; what: DifferenceName; at: number; left: Act[]; right: Act[] }
  /** What happens to the audience's own line. */
  | { is: 'line'; what: 'stuck' | 'free' | 'gone' | 'back'; at: number }

/** What `maySee` says to a link that is dead. */
const nothing = JSON.stringify('nothing')
const STEPS = 12
/** As many as may be asked for at once. */
const MOST_DOCUMENTS = 80
/** How often a difference is tried before there is none. */
const TRIES = 25

export function audienceOf(seed: number): AudienceName {
  return audiences[seed % audiences.length]!
}

/** Makes the pair of a seed: the audience takes its turn, all else is random. */
export function pairOf(seed: number): Pair {
  const dice = new Dice(seed)
  const world = worldOf(audienceOf(seed), dice)
  return new Maker(seed, dice, world).make()
}

class Maker {
  readonly #dice: Dice
  readonly #world: World
  readonly #look: (side: Side) => string
  readonly #pair: Pair
  #left = new Side()
  #right: Side
  #at: number

  constructor(seed: number, dice: Dice, world: World) {
    this.#dice = dice
    this.#world = world
    this.#look = maySee(world.reader)
    this.#at = world.startsAt
    for (const act of world.opening) this.#left = this.#left.after(act).side
    this.#right = this.#left
    this.#pair = { seed, world, steps: [], hidden: [] }
  }

  make(): Pair {
    const dice = this.#dice
    if (dice.chance(0.5)) for (let i = 0; i < 3; i++) this.#both(anyAct(this.#workshop()))
    // What goes on while meetings run is hidden from others as well.
    if (dice.chance(0.4)) {
      const at = this.#workshop()
      for (const slotId of ['s1.1', 's1.2']) this.#both(at.books(at.others(2), slotId).act)
      this.#pass((120 + dice.upTo(50)) * MINUTE)
    }
    const shutOutAt = this.#world.audience === 'shut out' ? dice.upTo(4) : -1
    for (let i = 0; i < STEPS; i++) {
      if (i === shutOutAt) this.#shutOut()
      this.#at += dice.pick([0, 0, 5, 20, 45, 100])
      const chance = dice.upTo(99)
      if (chance < 35) this.#hide()
      else if (chance < 60) this.#both(anyAct(this.#workshop()))
      else if (chance < 85) this.#own()
      else if (chance < 95) this.#line()
      else this.#pass(dice.upTo(25) * MINUTE)
    }
    for (let tries = 0; this.#pair.hidden.length === 0 && tries < 20; tries++) this.#hide()
    this.#own()
    this.#pair.documents = documentsOf(this.#left, this.#right)
    this.#pair.versions = { left: this.#left.room.version, right: this.#right.room.version }
    return this.#pair
  }

  #workshop(): Workshop {
    return new Workshop(this.#dice, this.#world, { left: this.#left, right: this.#right }, this.#at)
  }

  #same(left: Side, right: Side): boolean {
    return left === right || left.seen(this.#look) === right.seen(this.#look)
  }

  /** Done in both, unless the audience may see a difference then: what was hidden has come to light by it. */
  #both(act: Act, step: Step = { is: 'both', act }): boolean {
    const [left, right] = [this.#left.after(act), this.#right.after(act)]
    if (!this.#same(left.side, right.side)) return false
    this.#left = left.side
    this.#right = right.side
    this.#pair.steps.push(step)
    return true
  }

  #own(act = ownCommand(this.#workshop())): void {
    const at = this.#workshop()
    if (this.#world.audience === 'calendar') return
    // A dead link does nothing: what is sent over it is answered before the room is asked.
    if (at.left.seen(this.#look) === nothing) {
      this.#pair.steps.push({ is: 'own', act })
      return
    }
    const people = seekers(at, act)
    const differ = (look: typeof offersFor) => people !== undefined && look(at.left, people) !== look(at.right, people)
    if (!differ(offersFor)) this.#both(act, { is: 'own', act })
    else if (!differ(refusalsFor) && at.left.after(act).rejection && at.right.after(act).rejection)
      this.#both(act, { is: 'own', act, but: 'alternatives' })
  }

  #pass(ms: number): void {
    const was = this.#at
    this.#at += ms
    const at = this.#workshop()
    if (!this.#both(at.byServer({ role: 'room' }, { type: 'pass-time' }))) this.#at = was
  }

  #shutOut(): void {
    const at = this.#workshop()
    const participantId = at.me
    const type = this.#dice.pick(['erase-participant', 'remove-participant', 'renew-link'])
    this.#both(at.act(organiser, { type, participantId }))
  }

  #line(): void {
    this.#pair.steps.push({ is: 'line', what: this.#dice.pick(['stuck', 'free', 'gone', 'back']), at: this.#at })
  }

  /** Tries differences of any kind until one is hidden from the audience. */
  #hide(): void {
    const names = this.#world.audience === 'facilitator' ? hiddenFromStaff : differenceNames
    for (let tries = 0; tries < TRIES; tries++) {
      const what = this.#dice.pick(names)
      const difference = differences[what](this.#workshop())
      if (difference && this.#hides(what, difference)) return
    }
  }

  #hides(what: DifferenceName, { both = [], asks = [], ...made }: Difference): boolean {
    const swapped = this.#dice.chance(0.5)
    const [left, right] = swapped ? [made.right, made.left] : [made.left, made.right]
    const start = { left: this.#left, right: this.#right, steps: this.#pair.steps.length }
    const together = both.every((act) => this.#both(act))
    const ways = { left: way(this.#left, left, this.#look), right: way(this.#right, right, this.#look) }
    const same = ways.left.seen.join('\n') === ways.right.seen.join('\n')
    if (!together || !same || !this.#differs(what, [...left, ...right], ways)) {
      this.#left = start.left
      this.#right = start.right
      this.#pair.steps.splice(start.steps)
      return false
    }
    this.#left = ways.left.side
    this.#right = ways.right.side
    this.#pair.steps.push({ is: 'hidden', what, at: this.#at, left, right })
    this.#pair.hidden.push(what)
    for (const act of asks) this.#own(act)
    return true
  }

  /** Whether anything came of it that is not the same in both. */
  #differs(what: DifferenceName, acts: readonly Act[], { left, right }: { left: Way; right: Way }): boolean {
    if (leavesNoTrace.has(what)) return acts.length > 0
    return left.commits + right.commits > 0 && left.commits + right.commits >= acts.length
  }
}

interface Way {
  side: Side
  commits: number
  /** What the audience sees, whenever it is another than before. */
  seen: string[]
}

function way(from: Side, acts: readonly Act[], look: (side: Side) => string): Way {
  let side = from
  let commits = 0
  const seen = [from.seen(look)]
  for (const act of acts) {
    const { side: next } = side.after(act)
    if (next === side) continue
    commits++
    if (next.seen(look) !== seen.at(-1)) seen.push(next.seen(look))
    side = next
  }
  return { side, commits, seen }
}

function documentsOf(...sides: readonly Side[]): string[] {
  const meetings = sides.flatMap(({ room }) => [...room.meetings.keys()]).concat('invented')
  const plans = sides.flatMap(({ room }) => [...room.plans.keys()]).concat('invented')
  const names = [...meetings.flatMap(notesOf), ...plans.map(planName), 'board', 'nothing']
  return [...new Set(names)].sort().slice(0, MOST_DOCUMENTS)
}

export function describePair({ seed, world, steps }: Pair): string {
  const told = steps.map((step) => {
    if (step.is === 'line') return `    line ${step.what}`
    if (step.is !== 'hidden') return `    ${step.is === 'own' ? 'AUDIENCE ' : ''}${describeAct(step.act)}`
    const side = (mark: string, acts: readonly Act[]) => acts.map((act) => `  ${mark} ${describeAct(act)}`)
    return [`    (hidden: ${step.what})`, ...side('<', step.left), ...side('>', step.right)].join('\n')
  })
  return [`pair ${seed}, seen by ${world.audience} (${world.people[0]})`, ...told].join('\n')
}

function describeAct({ by, does, at, label }: Act): string {
  const who = by.role === 'participant' ? by.participantId : by.role
  return `${new Date(at).toISOString().slice(11, 23)} ${who}: ${JSON.stringify('deed' in does ? does.deed : does)} (${label})`
}
