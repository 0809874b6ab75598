import type { Changes, Cursor, WholeView } from '../protocol.ts'
import type { RecordKind, ViewRecord } from './records.ts'

/** An audience's view as a client holds it: records by kind, then id, in the order in which they came. */
export interface View {
  cursor: Cursor
  records: { readonly [K in RecordKind]?: ReadonlyMap<string, Extract<ViewRecord, { kind: K }>> }
}

/** The view that `whole` says. */
export function viewOf(whole: WholeView): View {
  return folded({ cursor: whole.cursor, records: {} }, whole.records, [])
}

/** `view` after `changes`; undefined when they do not follow it: a gap, ask for the rest (L9). */
export function applied(view: View, changes: Changes): View | undefined {
  if (changes.after !== view.cursor) return undefined
  return folded({ cursor: changes.cursor, records: view.records }, changes.put, changes.remove)
}

function folded(view: View, put: readonly ViewRecord[], remove: Changes['remove']): View {
  const records: Record<string, Map<string, ViewRecord>> = {
    ...(view.records as Record<string, Map<string, ViewRecord>>),
  }
  const own = new Set<RecordKind>()
  const writable = (kind: RecordKind): Map<string, ViewRecord> => {
    if (!own.has(kind)) records[kind] = new Map(records[kind])
    own.add(kind)
    return records[kind]!
  }
  for (const { kind, id } of remove) writable(kind).delete(id)
  for (const record of put) writable(record.kind).set(record.id, record)
  return { cursor: view.cursor, records: records as View['records'] }
}
