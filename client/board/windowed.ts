/** Lines are drawn in runs of so many, one run beyond each edge: a flick of the wheel finds them there, and most scrolling draws nothing. */
const RUN = 4

/** First line to draw of those of one size, `from` px scrolled by. */
export function firstInView(from: number, size: number): number {
  return Math.max(0, Math.floor(from / size / RUN) * RUN - RUN)
}

/** Last line to draw, where `count` lines are there and the view is `length` px long. */
export function lastInView(from: number, length: number, size: number, count: number): number {
  return Math.min(count, Math.ceil((from + length) / size / RUN) * RUN + RUN) - 1
}

/** `first` to `last`, and the kept ones wherever they are; in order, each once. */
export function linesToDraw(first: number, last: number, kept: readonly number[]): number[] {
  const drawn = new Set(kept.filter((line) => line >= 0))
  for (let line = first; line <= last; line++) drawn.add(line)
  return [...drawn].sort((a, b) => a - b)
}
