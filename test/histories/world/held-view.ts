import type { Changes, WholeView } from '../../../shared/protocol.ts'
import type { RecordKind, ViewRecord } from '../../../shared/views/records.ts'

type OfKind<K extends RecordKind> = Extract<ViewRecord, { kind: K }>

/** A view as a client of the load holds it: only to choose what to send next. What it was sent is judged from the recording. */
export class HeldView {
  readonly cursor: string
  readonly #records: Map<RecordKind, Map<string, ViewRecord>>

  private constructor(cursor: string, records: Map<RecordKind, Map<string, ViewRecord>>) {
    this.cursor = cursor
    this.#records = records
  }

  static whole({ cursor, records }: WholeView): HeldView {
    const held = new HeldView(cursor, new Map())
    for (const record of records) held.#kind(record.kind).set(record.id, record)
    return held
  }

  /** This view is not to be used any more. */
  with({ cursor, put, remove }: Changes): HeldView {
    for (const { kind, id } of remove) this.#kind(kind).delete(id)
    for (const record of put) this.#kind(record.kind).set(record.id, record)
    return new HeldView(cursor, this.#records)
  }

  all<K extends RecordKind>(kind: K): OfKind<K>[] {
    return [...this.#kind(kind).values()] as OfKind<K>[]
  }

  #kind(kind: RecordKind): Map<string, ViewRecord> {
    let records = this.#records.get(kind)
    if (!records) this.#records.set(kind, (records = new Map()))
    return records
  }
}
