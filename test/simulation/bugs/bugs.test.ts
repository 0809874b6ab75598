import { expect, test } from 'vitest'
import { playWith } from '../many.ts'
import { bugs } from './bugs.ts'

/** A bug that is not found in so many days would not be found in an evening either. */
const MOST_DAYS = 1_000

test.each(bugs)('$what is noticed', { timeout: 600_000 }, async ({ edits, caughtBy, from }) => {
  const { failure } = await playWith(edits, MOST_DAYS, from)
  expect(caughtBy, failure?.how.what ?? 'it was not noticed').toContain(failure?.how.law)
})
