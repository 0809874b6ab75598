import { expect, test } from 'vitest'
import { call, Guest, openHouse } from './house.ts'

test(
  'a rehearsal is a room that is alive: people come in and meetings are made while one watches',
  { timeout: 60_000 },
  async () => {
    const house = await openHouse()
    expect(await call(house, 'POST', '/api/rehearsals', { body: { event: '../../etc' } })).toMatchObject({
      status: 400,
      json: { field: 'event' },
    })
    const { status, json } = await call(house, 'POST', '/api/rehearsals', { body: { event: 'le-bourget-2017' } })
    const { tokens, links, participant } = json as {
      tokens: { facilitator: string }
      links: { screen: string }
      participant: string
    }
    expect(status).toBe(201)
    expect(links.screen).toMatch(new RegExp(`^${house.url}/r/`))
    expect(participant).toMatch(new RegExp(`^${house.url}/r/`))
    const staff = await Guest.join(house.url, tokens.facilitator)
    await staff.until(() => staff.records('staff', 'meeting').length >= 2)
    staff.leave()
    await house.stop()
  },
)
