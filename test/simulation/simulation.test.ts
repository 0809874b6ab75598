import { beforeAll, expect, test } from 'vitest'
import { loadSimulation, outsidePromises, type Simulation } from './bundle.ts'

let simulation: Simulation
beforeAll(async () => {
  simulation = await loadSimulation()
})

test('the same seed plays the same day', async () => {
  const { play, scriptOf } = simulation
  for (const seed of [1, 2, 3, 4, 5]) {
    const [first, second] = await outsidePromises(() => [play(scriptOf(seed)), play(scriptOf(seed))])
    expect(second, `seed ${seed}`).toEqual(first)
  }
})
