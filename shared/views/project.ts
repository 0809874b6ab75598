import { touchedBetween } from '../draft.ts'
import type { Audience, RecordName } from '../protocol.ts'
import type { Room, Touched } from '../room.ts'
import { affectedBy, type Affected } from './affected.ts'
import { concernedBy } from './concerned.ts'
import { floorView } from './floor.ts'
import { personOf } from './ledger.ts'
import { personView } from './person.ts'
import { names, namesMark, registered, screenView } from './screen.ts'
import { removedPeople } from './removed.ts'
import { nameOf, sameSealed, type Sealed } from './sealed.ts'
import { staffView } from './staff.ts'
import { kindOrder, type View } from './view.ts'

/** What one commit changed for one audience. */
export interface SealedChanges {
  put: Sealed[]
  remove: RecordName[]
}

/** The whole view of an audience, in the order of kinds and, within a kind, in the order in which things were made. */
export function recordsOf(room: Room, audience: Audience): Sealed[] {
  const view = viewOf(audience)
  const records: Sealed[] = []
  for (const kind of kindOrder) {
    const look = view[kind]
    for (const id of look?.ids(room) ?? []) {
      const record = look?.record(room, id)
      if (record) records.push(record)
    }
  }
  return records
}

/**
 * What differs between two rooms of one log, for each audience that sees a difference [L4]. Looks only at what `touched`
 * can have changed: pass what `evolveTracked` says where it is known.
 */
export function changesOf(
  before: Room,
  after: Room,
  touched: Touched = touchedBetween(before, after),
): Map<Audience, SealedChanges> {
  const changes = new Map<Audience, SealedChanges>()
  const add = (audience: Audience, affected: Affected | 'all') => {
    const view = viewOf(audience)
    const found = differing(view, before, after, affected === 'all' ? everything(view, before, after) : affected)
    if (found.put.length + found.remove.length > 0) changes.set(audience, found)
  }
  for (const figure of [removedPeople, registered, names]) figure.carry(before, after, touched)
  const affected = affectedBy(before, after, touched)
  add('staff', affected)
  add('floor', affected)
  add('screen', namesMark(before) !== namesMark(after) ? 'all' : affected)
  for (const [participantId, own] of concernedBy(before, after, touched, affected)) add(`person:${participantId}`, own)
  return changes
}

function viewOf(audience: Audience): View {
  switch (audience) {
    case 'staff':
      return staffView
    case 'floor':
      return floorView
    case 'screen':
      return screenView
    default:
      return personView(personOf(audience)!)
  }
}

function everything(view: View, before: Room, after: Room): Affected {
  return Object.fromEntries(
    kindOrder.map((kind) => [kind, new Set([...(view[kind]?.ids(before) ?? []), ...(view[kind]?.ids(after) ?? [])])]),
  )
}

/** What is new comes in the order in which it was made; the rest by id, so that the order tells nothing of what is hidden (L5). */
function differing(view: View, before: Room, after: Room, affected: Affected): SealedChanges {
  const put: Sealed[] = []
  const remove: RecordName[] = []
  for (const kind of kindOrder) {
    const [look, ids] = [view[kind], affected[kind]]
    if (!look || !ids || ids.size === 0) continue
    const changed: Sealed[] = []
    const added: Sealed[] = []
    const gone: string[] = []
    for (const id of ids) {
      const [was, is] = [look.record(before, id), look.record(after, id)]
      if (!is) {
        if (was) gone.push(id)
      } else if (!was) added.push(is)
      else if (!sameSealed(was, is)) changed.push(is)
    }
    put.push(...changed.sort(byId), ...added)
    remove.push(...gone.sort().map((id) => ({ kind, id })))
  }
  return { put, remove }
}

function byId(a: Sealed, b: Sealed): number {
  return nameOf(a).id < nameOf(b).id ? -1 : 1
}
