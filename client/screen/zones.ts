import type { TableRecord } from '../../shared/views/records.ts'

/** Tables by zone, in the order in which zones first come; virtual tables are a zone of their own. */
export function byZone(tables: readonly TableRecord[]): readonly (readonly TableRecord[])[] {
  const zones = new Map<string, TableRecord[]>()
  for (const table of tables) {
    const theirs = zones.get(zoneKey(table))
    if (theirs) theirs.push(table)
    else zones.set(zoneKey(table), [table])
  }
  return [...zones.values()]
}

/** Equal for tables that stand together. */
export function zoneKey({ zone, virtual }: TableRecord): string {
  return `${virtual ? 'virtual' : 'hall'} ${zone}`
}
