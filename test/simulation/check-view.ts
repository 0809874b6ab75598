import type { View as HeldView } from '../../shared/views/reducer.ts'
import type { Audience } from '../../shared/protocol.ts'
import type { ParticipantId, Version } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import type { Room } from '../../shared/room.ts'
import { parseCursor, reachOf, type Reach } from '../../shared/views/ledger.ts'
import type { RecordKind, ViewRecord } from '../../shared/views/records.ts'
import { recordsOf } from '../../shared/views/project.ts'
import { unseal } from '../../shared/views/sealed.ts'
import { profileAt, type Words } from '../../shared/views/words.ts'
import type { Page } from './chronicle.ts'
import { same } from './same.ts'

/** What each audience may be shown at all (V). */
const kindsFor: Record<'staff' | 'floor' | 'screen' | 'person', ReadonlySet<RecordKind>> = {
  staff: new Set<RecordKind>([
    'room',
    'slot',
    'table',
    'item',
    'staff',
    'participant',
    'request',
    'meeting',
    'notice',
    'plan',
    'joining',
    'application',
    'privacy',
  ]),
  floor: new Set<RecordKind>(['room', 'slot', 'table', 'item', 'participant', 'privacy']),
  screen: new Set<RecordKind>(['room', 'slot', 'table', 'item', 'cell', 'figures']),
  person: new Set<RecordKind>(['participant', 'me', 'request', 'meeting', 'notice']),
}

/** The first record that this audience may not be shown; undefined: there is none. */
export function leakIn(audience: Audience, records: readonly ViewRecord[]): string | undefined {
  const kinds = kindsFor[audience.startsWith('person:') ? 'person' : (audience as 'staff' | 'floor' | 'screen')]
  const leak = records.find(({ kind }) => !kinds.has(kind))
  return leak && `${leak.kind} ${leak.id}`
}

/** The first record of a person's view that is of others only, by the room as it is. Leads see their delegation's. */
export function foreignIn(room: Room, person: ParticipantId, view: HeldView): string | undefined {
  const self = room.participants.get(person)
  if (self?.state !== 'present') return undefined
  const form = nameForm(self.delegation)
  const own = new Set([person])
  if (self.lead && form !== '')
    for (const other of room.participants.values())
      if (other.state === 'present' && nameForm(other.delegation) === form) own.add(other.id)
  for (const { id, from, to } of view.records.request?.values() ?? [])
    if (!own.has(from) && !own.has(to)) return `request ${id}`
  for (const { id, participantIds } of view.records.meeting?.values() ?? [])
    if (!participantIds.some((one) => own.has(one))) return `meeting ${id}`
  for (const { id, participantId } of view.records.notice?.values() ?? [])
    if (!own.has(participantId)) return `notice ${id}`
  for (const { id } of view.records.me?.values() ?? []) if (!own.has(id)) return `me ${id}`
  return undefined
}

/** The pages at which an audience's view was at `reach`, as `[first, last]`; undefined: it never was. */
function pagesAt(pages: readonly Page[], audience: Audience, { count, digest }: Reach): [Version, Version] | undefined {
  const firstFrom = (least: number) => {
    let [low, high] = [0, pages.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (reachOf(pages[middle]!.ledger, audience).count >= least) high = middle
      else low = middle + 1
    }
    return low
  }
  const first = firstFrom(count)
  const there = first < pages.length && reachOf(pages[first]!.ledger, audience)
  return there && there.count === count && there.digest === digest ? [first, firstFrom(count + 1) - 1] : undefined
}

/** What an audience should hold at a page, with the words that lay beside the log then. */
function expectedAt({ room, beside }: Page, audience: Audience): ViewRecord[] {
  const words: Words = (key) => beside.get(key)?.value
  const extras = extrasOf(room, words)
  return recordsOf(room, audience).map((sealed) => unseal(sealed, words, extras))
}

/**
 * Compares held views with the log. What was worked out or compared once is remembered, for one world: in a hall all hold the same, and
 * what comes in one packet to many is one record. (Maps, not weak ones: those are dear to collect, and the world is over soon.)
 */
export class ViewCheck {
  readonly #expected = new Map<Page, Map<Audience, ViewRecord[]>>()
  readonly #alike = new Map<ViewRecord, ViewRecord>()

  /** Why a held view is not the view of the log at its cursor; undefined: it is. */
  wrongIn(pages: readonly Page[], audience: Audience, held: HeldView): string | undefined {
    const reach = parseCursor(held.cursor)?.reach
    const span = reach && pagesAt(pages, audience, reach)
    if (!span) return `there never was a cursor ${held.cursor}`
    const [first, last] = span
    let left = 0
    for (const byId of Object.values(held.records)) left += byId.size
    for (const right of this.#expectedOnce(pages[last]!, audience)) {
      const { kind, id } = right
      const record = held.records[kind]?.get(id)
      if (!record) return `${kind} ${id} is missing`
      left--
      if (this.#isAlike(record, right)) continue
      // Words may be gone from beside the log before the version that says so has come, or still be there.
      const others = [pages[first]!, { ...pages[last]!, beside: pages.at(-1)!.beside }]
      if (!others.some((page) => expectedAt(page, audience).some((other) => same(record, other))))
        return `${kind} ${id} is ${JSON.stringify(record)}, not ${JSON.stringify(right)}`
    }
    return left === 0 ? undefined : 'it has records that are gone'
  }

  #expectedOnce(page: Page, audience: Audience): ViewRecord[] {
    let known = this.#expected.get(page)
    if (!known) this.#expected.set(page, (known = new Map()))
    const records = known.get(audience) ?? expectedAt(page, audience)
    known.set(audience, records)
    return records
  }

  #isAlike(held: ViewRecord, right: ViewRecord): boolean {
    if (this.#alike.get(held) === right) return true
    if (!same(held, right)) return false
    this.#alike.set(held, right)
    return true
  }
}

/** What a node fills in beside words; `calendarOf` is what simulated nodes use too. */
export function calendarOf(room: Room, id: ParticipantId): string {
  return `${id}.${room.participants.get(id)?.linkGeneration ?? 0}`
}

function extrasOf(room: Room, words: Words) {
  return {
    calendar: (id: ParticipantId) => calendarOf(room, id),
    isPersonName: (organisation: string) =>
      [...room.participants.values()].some(
        ({ profile }) => nameForm(profileAt(words, profile).name) === nameForm(organisation),
      ),
  }
}
