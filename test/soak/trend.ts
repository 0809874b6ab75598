/** A value at a moment, in ms. */
export type Point = readonly [at: number, value: number]

/** How much a value rises in an hour, by the straight line that lies closest to its points. */
export function risePerHour(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const over = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0)
  const under = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return under === 0 ? 0 : (over / under) * 3_600_000
}
