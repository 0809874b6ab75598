import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Loaded into the server before its own code (`--import`), so that the product needs no door for this: on SIGUSR2 it collects
// garbage and writes what is left to the file that INSIDE names.

/** What the server holds after its garbage was collected. */
export interface Inside {
  heapMb: number
  /** Buffers beside the heap. */
  buffersMb: number
  timers: number
  handles: number
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

process.on('SIGUSR2', () => {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  const active = process.getActiveResourcesInfo()
  const timers = active.filter((name) => name === 'Timeout' || name === 'Immediate').length
  const inside: Inside = { heapMb: heapUsed / 1e6, buffersMb: external / 1e6, timers, handles: active.length - timers }
  writeFileSync(process.env.INSIDE!, JSON.stringify(inside))
})
