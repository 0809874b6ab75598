import { expect, test } from 'vitest'
import { Outbox, type Letter } from '../../client/room/outbox.ts'
import type { Answer } from '../../shared/protocol.ts'

const ok: Answer = { ok: true, cursor: 'log:staff:1' }
const letter = (seq: number): Letter => ({ clientId: 'tab', seq, type: 'undo' })

/** A line that keeps what is sent on it, and the answer functions. */
function line() {
  const sent: { letter: Letter; answer: (answer: Answer) => void }[] = []
  return { sent, transmit: (one: Letter, answer: (answer: Answer) => void) => void sent.push({ letter: one, answer }) }
}

test('[L3] what is not answered goes out again after a reconnect, in order and under the same identity', async () => {
  const outbox = new Outbox((ms, callback) => setTimeout(callback, ms))
  const [first, second] = [line(), line()]
  const answers = [outbox.put(letter(1))]
  outbox.open(first.transmit)
  answers.push(outbox.put(letter(2)), outbox.put(letter(3)))
  first.sent[1]!.answer(ok)
  outbox.close()
  answers.push(outbox.put(letter(4)))
  outbox.open(second.transmit)
  expect(second.sent.map((one) => one.letter)).toEqual([letter(1), letter(3), letter(4)])
  for (const one of second.sent) one.answer(ok)
  expect(await Promise.all(answers)).toEqual([ok, ok, ok, ok])
})

test('a busy room is asked again by itself, and a refusal is handed on', async () => {
  const outbox = new Outbox((ms, callback) => setTimeout(callback, ms))
  const { sent, transmit } = line()
  outbox.open((one, answer) => {
    transmit(one, answer)
    answer(sent.length === 1 ? { ok: false, code: 'busy', retryAfterMs: 1 } : { ok: false, code: 'not-found' })
  })
  expect(await outbox.put(letter(1))).toEqual({ ok: false, code: 'not-found' })
  expect(sent.map((one) => one.letter.seq)).toEqual([1, 1])
})
