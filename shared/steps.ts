/** What of something long is looked at in one step: some 50 people, names, wishes or rows, in about a millisecond. */
export const STEP = 50

/** All steps at once, where nobody else waits. */
export function allAtOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
