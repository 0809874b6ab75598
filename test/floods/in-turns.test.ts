import { expect, test } from 'vitest'
import { DearWork } from '../../server/dear-work.ts'
import { InTurns } from '../../server/door/in-turns.ts'

/** Begins `crowd` acts of one address and then one of another; how many of the crowd had begun by then. */
async function overtaken(turns: InTurns, crowd: number): Promise<number> {
  let [begun, before] = [0, 0]
  const all = new Promise<void>((resolve) => {
    const done = () => void (++begun === crowd + 1 && resolve())
    for (let i = 0; i < crowd; i++) turns.begin('crowd', done)
    turns.begin('one', () => {
      before = begun
      done()
    })
  })
  await all
  return before
}

test('at the door an address does not wait until all of another one is done', async () => {
  expect(await overtaken(new InTurns(() => false), 100)).toBeLessThanOrEqual(1)
})

test('while rooms are busy the loop comes round for them between two requests', async () => {
  const turns = new InTurns(() => true)
  let rounds = 0
  const looking = setInterval(() => rounds++, 1)
  await overtaken(turns, 20)
  clearInterval(looking)
  expect(rounds).toBeGreaterThanOrEqual(10)
})

test('dear work is done for the rooms by turns, a piece at a time, and what fails holds nobody up', async () => {
  const work = new DearWork(() => false)
  const order: string[] = []
  let under = 0
  const piece = (of: string) =>
    work.run(of, async () => {
      expect(++under).toBe(1)
      await Promise.resolve()
      under--
      order.push(of)
    })
  await Promise.all([
    piece('a'),
    piece('a'),
    expect(work.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken'),
    piece('a'),
    piece('b'),
  ])
  expect(order).toEqual(['a', 'a', 'b', 'a'])
})

test('work in steps is the same work, with turns of the loop in between', async () => {
  const work = new DearWork(() => true)
  let rounds = 0
  const looking = setInterval(() => rounds++, 1)
  const adding = function* () {
    let sum = 0
    for (let i = 1; i <= 30; i++) {
      const end = performance.now() + 1
      while (performance.now() < end) sum += 0
      sum += i
      yield
    }
    return sum
  }
  const sum = await work.run('a', () => work.stepwise(adding()))
  clearInterval(looking)
  expect(sum).toBe(465)
  expect(rounds).toBeGreaterThanOrEqual(5)
})

test('a room that waits for much is told so, others are not', () => {
  const work = new DearWork(() => false)
  for (let i = 0; i < 21; i++) void work.run('loud', () => {})
  expect(work.isFull('loud')).toBe(true)
  expect(work.isFull('quiet')).toBe(false)
})
