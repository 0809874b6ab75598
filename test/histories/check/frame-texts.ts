import type { Audience } from '../../../shared/protocol.ts'
import type { Frame } from '../history.ts'
import { countOf } from './cursors.ts'
import { nameOf, textOf } from './sight.ts'
import { roomAtCount, type Told } from './told.ts'

/** Of a record that is no more. */
export const GONE = 'removed'
/** Expected frames remembered: clients of one audience are sent the same ones at about the same time. */
const REMEMBERED = 400

/** Name of each record a frame tells -> what it says of it. */
type Texts = ReadonlyMap<string, string>

/** What frames should say, by the logs. */
export class FrameTexts {
  readonly #branches: readonly Told[]
  readonly #expected = new Map<string, Texts | undefined>()

  constructor(branches: readonly Told[]) {
    this.#branches = branches
  }

  /** Whether this is the frame that the branch gives for this stretch. */
  fits(branch: number, frame: Frame): boolean {
    const expected = this.#expectedIn(branch, frame)
    return expected !== undefined && differing(expected, said(frame)).length === 0
  }

  /** In words, for who looks for the cause. */
  difference(branch: number, frame: Frame): string {
    const expected = this.#expectedIn(branch, frame)
    if (!expected) return 'there is no such count in the log'
    const got = said(frame)
    const [name] = differing(expected, got)
    return `${name} is ${got.get(name!) ?? 'not told'}, should be ${expected.get(name!) ?? 'not told'}`
  }

  #expectedIn(branch: number, frame: Frame): Texts | undefined {
    const from = frame.event === 'view' ? -1 : countOf(frame.after)
    const to = countOf(frame.cursor)
    const key = `${branch} ${frame.audience} ${from} ${to}`
    if (this.#expected.has(key)) return this.#expected.get(key)
    const told = this.#branches[branch]!
    const texts = from < 0 ? whole(told, frame.audience, to) : between(told, frame.audience, from, to)
    if (this.#expected.size >= REMEMBERED) this.#expected.clear()
    this.#expected.set(key, texts)
    return texts
  }
}

function said(frame: Frame): Texts {
  if (frame.event === 'view') return new Map(frame.records.map((record) => [nameOf(record), textOf(record)]))
  return new Map([
    ...frame.remove.map((name) => [nameOf(name), GONE] as const),
    ...frame.put.map((record) => [nameOf(record), textOf(record)] as const),
  ])
}

/** The whole view at a count; undefined where the log has no such count. */
export function whole(told: Told, audience: Audience, count: number): Texts | undefined {
  const room = roomAtCount(told, audience, count)
  return room && told.sight.whole(room, audience)
}

/** Each record once, as it is at the end of the stretch; undefined where the log has no such stretch. */
export function between(
  { changes, rooms, sight }: Told,
  audience: Audience,
  from: number,
  to: number,
): Texts | undefined {
  const list = changes.get(audience) ?? []
  if (from > to || to > list.length) return undefined
  const texts = new Map<string, string>()
  for (const { version, put, remove } of list.slice(from, to)) {
    for (const name of remove) texts.set(nameOf(name), GONE)
    for (const sealed of put) texts.set(nameOf(sealed.record), sight.text(rooms[version]!, sealed))
  }
  return texts
}

function differing(a: Texts, b: Texts): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name))
}
