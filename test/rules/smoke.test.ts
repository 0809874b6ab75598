import { expect, test } from 'vitest'
import { room } from '../given.ts'

test('[M1] a preferred slot comes first', () => {
  const story = room().asked('A', 'B', [4, 2]).does('B', { type: 'accept-request', requestId: 'A>B' }).ok()
  expect(story.where('AB')).toBe('2@1')
})
test('[M2] no idle slot, and B stays seated', () => {
  const story = room().placed('BC', 3, 2).asked('A', 'B').does('B', { type: 'accept-request', requestId: 'A>B' }).ok()
  expect(story.where('AB')).toBe('2@2')
})
