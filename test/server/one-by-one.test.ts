import { expect, test } from 'vitest'
import { OneByOne } from '../../server/one-by-one.ts'

test('a room does one piece after another, in order, and goes on after one that fails; rooms do not wait for each other', async () => {
  const line = new OneByOne()
  const told: string[] = []
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const first = line.run('a', async () => {
    await gate
    told.push('a1')
    throw new Error('a1 fails')
  })
  const second = line.run('a', () => Promise.resolve(told.push('a2')))
  await line.run('b', () => Promise.resolve(told.push('b1')))
  expect(told).toEqual(['b1'])
  open()
  await expect(first).rejects.toThrow('a1 fails')
  await second
  expect(told).toEqual(['b1', 'a1', 'a2'])
})

test('so many wait for their turn and no more; when it has come there is room again', async () => {
  const line = new OneByOne()
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const all = [line.run('a', () => gate)]
  await Promise.resolve()
  while (!line.isFull('a')) all.push(line.run('a', () => Promise.resolve()))
  expect(all.length).toBeGreaterThan(8)
  expect(line.isFull('b')).toBe(false)
  open()
  await Promise.all(all)
  expect(line.isFull('a')).toBe(false)
})
