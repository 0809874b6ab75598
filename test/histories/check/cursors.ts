/** An audience's own count, in which each of its cursors ends; the rest is opaque. */
export function countOf(cursor: string): number {
  return Number(/\d+$/.exec(cursor)?.[0] ?? -1)
}
