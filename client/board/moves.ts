/** Where the keyboard is on the board; '' in a field stands for the head of the row or the column. */
export interface Spot {
  tableId: string
  slotId: string
}

/** Where a key leads from there, among these rows and columns; undefined: the key does not lead anywhere. `page`: rows in view. */
export function stepOf(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  from: Spot,
  board: { tableIds: readonly string[]; slotIds: readonly string[]; page: number },
): Spot | undefined {
  const rows = ['', ...board.tableIds]
  const columns = ['', ...board.slotIds]
  const [row, column] = [rows.indexOf(from.tableId), columns.indexOf(from.slotId)]
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [ctrlKey ? 1 : row, row === 0 ? 1 : 0],
    End: [ctrlKey ? rows.length - 1 : row, columns.length - 1],
    PageUp: [Math.max(1, row - board.page), column],
    PageDown: [row + board.page, column],
  }
  const step = steps[key]
  if (!step) return undefined
  const within = (index: number, list: readonly string[]) => list[Math.max(0, Math.min(list.length - 1, index))]!
  const to = { tableId: within(step[0], rows), slotId: within(step[1], columns) }
  return to.tableId || to.slotId ? to : from
}
