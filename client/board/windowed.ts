/** Rows to draw: those in view and a few around them, and `kept` ones wherever they are; in order. Sizes in px. */
export function rowsInView(
  view: { top: number; height: number; row: number; rows: number },
  kept: readonly number[],
): number[] {
  const { top, height, row, rows } = view
  const first = Math.max(0, Math.floor(top / row) - AROUND)
  const last = Math.min(rows - 1, Math.ceil((top + height) / row) + AROUND)
  const drawn = new Set(kept.filter((index) => index >= 0 && index < rows))
  for (let index = first; index <= last; index++) drawn.add(index)
  return [...drawn].sort((a, b) => a - b)
}

/** Rows drawn beyond each edge, so that a flick of the wheel finds them there. */
const AROUND = 8
