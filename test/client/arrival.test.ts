import { expect, test } from 'vitest'
import { mayArrive } from '../../client/phone/arrival.ts'

// An event of two days; the room's days are those of UTC here.

const spans = [
  { startsAt: '2030-05-06T10:00:00.000Z', endsAt: '2030-05-06T10:25:00.000Z' },
  { startsAt: '2030-05-07T10:00:00.000Z', endsAt: '2030-05-07T10:25:00.000Z' },
]
const nobodySaid = { checkedInAt: null, spans, satDown: false }
const dayOf = (instant: string | number) => new Date(instant).toISOString().slice(0, 10)
const offered = (clock: string, told = nobodySaid) => mayArrive(told, Date.parse(`2030-05-${clock}:00.000Z`), dayOf)

test('[N.6] a phone offers to check in on a day of the event, until its last slot is over', () => {
  expect(offered('05T23:59')).toBe(false)
  expect(offered('06T00:00')).toBe(true)
  expect(offered('06T10:24')).toBe(true)
  expect(offered('06T10:25')).toBe(false)
  expect(offered('07T08:00')).toBe(true)
  expect(offered('07T10:25')).toBe(false)
})

test('[N.6] who was said to be here, or sat at a table, is not asked', () => {
  expect(mayArrive({ ...nobodySaid, satDown: true }, Date.parse(spans[0]!.startsAt), dayOf)).toBe(false)
  const said = { ...nobodySaid, checkedInAt: '2030-05-06T09:00:00.000Z' }
  expect(mayArrive(said, Date.parse(spans[0]!.startsAt), dayOf)).toBe(false)
})
