import { keepResult } from '../proof/results.ts'
import { fuzz } from './frames/fuzz.ts'
import { openHall } from './hall.ts'

// A million frames: `npm run prove:fuzz`. FRAMES and SEED in the environment for fewer, and for a run again.

const frames = Number(process.env.FRAMES ?? 1_000_000)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000)
console.log(`${frames} frames, seed ${seed}`)
const begun = performance.now()
const hall = await openHall({ LOG_LEVEL: 'warn' })
let told = 0
const found = await fuzz(hall, {
  frames,
  seed,
  progress(sent) {
    if (sent - told < frames / 20) return
    told = sent
    console.log(`${sent} frames after ${Math.round((performance.now() - begun) / 1000)} s`)
  },
})
await hall.close()
const { before, during, memoryMb, lagMs, wrong, answered } = found
// Bounded: what a room and its log grow by, and what is under way, but not what was refused.
const held = wrong.length === 0 && memoryMb.most < 900
const answers = Object.values(answered).reduce((sum, count) => sum + count, 0)
const figure =
  `${Math.round(found.frames / found.seconds)} frames/s, ${answers} answers (${answered.ok ?? 0} ok), no error logged; p99 beside it ${before.p99} ms, ${during.p99} ms; ` +
  `memory ${memoryMb.before} to ${memoryMb.most} MB, ${memoryMb.after} after; event loop late by ${lagMs} ms at most; seed ${seed}`
console.log(`${held ? 'held' : 'BROKEN'}: ${figure}`)
for (const what of wrong.slice(0, 20)) console.log(`  ${what}`)
await keepResult({
  proof: 'fuzz',
  command: 'npm run prove:fuzz',
  seconds: (performance.now() - begun) / 1000,
  rows: [
    {
      section: 'adversary',
      adversary: 'A grammar fuzzer over WebSocket, Engine.IO, Socket.IO and y-protocols frames, and over every command',
      tries: found.frames,
      unit: 'frames',
      figure,
      held,
    },
  ],
})
process.exit(held ? 0 : 1)
