import type { AnswerBody } from '../../../shared/commit.ts'
import type { Answer } from '../../../shared/protocol.ts'

/** Whether an `ok` says what its commit says, cursor and version aside. */
export function sameBody(answer: Extract<Answer, { ok: true }>, body: AnswerBody): boolean {
  const { ok: _ok, cursor: _cursor, version: _version, ...said } = answer
  return sameJson(said, body)
}

/** Whether two values are the same once they have been on the wire, whatever the order of their fields. */
export function sameJson(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b)
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
