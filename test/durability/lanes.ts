/**
 * Does `count` pieces of work, numbered from 0, over several lanes at once: each lane takes the next piece and keeps what it made in the
 * one before. After a failure no lane begins another piece. @throws the first failure
 */
export async function inLanes(
  lanes: number,
  count: number,
  open: (lane: number) => Promise<{ work(index: number): Promise<void>; close(): Promise<void> }>,
): Promise<void> {
  let next = 0
  let failed = false
  const ran = await Promise.allSettled(
    Array.from({ length: Math.min(lanes, count) }, async (_, number) => {
      const lane = await open(number)
      try {
        while (next < count && !failed) await lane.work(next++)
      } catch (error) {
        failed = true
        throw error
      } finally {
        await lane.close()
      }
    }),
  )
  for (const lane of ran) if (lane.status === 'rejected') throw lane.reason
}
