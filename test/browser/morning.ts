import type { BrowserContextOptions, Page } from 'playwright-core'
import { call, Guest } from '../server/house.ts'
import { layCable, type Cable } from './cable.ts'
import { openStage, sizes, type Actor, type Stage } from './stage.ts'

/** A facilitator at the board, in a browser of their own, on a cable of its own. */
export interface Facilitator {
  page: Page
  cable: Cable
}

/** A morning of six slots from 10:00 at three tables, an open browser, and a helper on a staff link who arranges it. */
export class Morning {
  readonly stage: Stage
  readonly helper: Guest
  readonly #here: Facilitator[] = []

  /** `name`: of the test file. `people`: each is from an organisation of their own, which bears their name. */
  static async begin(name: string, people: readonly string[], more: Partial<Actor> = {}): Promise<Morning> {
    const stage = await openStage({
      name,
      now: '2030-05-06T06:00:00Z',
      room: {
        title: 'A day in Milan',
        timeZone: 'UTC',
        sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
        tables: 3,
      },
      people: people.map((person) => ({ name: `${person} Rossi`, organisation: person, ...more })),
    })
    return new Morning(stage, await Guest.join(stage.url, stage.room.tokens.facilitator))
  }

  private constructor(stage: Stage, helper: Guest) {
    this.stage = stage
    this.helper = helper
  }

  async end(): Promise<void> {
    this.helper.leave()
    await this.stage.close()
  }

  idOf(name: string): string {
    return this.stage.invited(name).id
  }

  /** `number`: 1 to 6. */
  slotId(number: number): string {
    return this.helper.records('staff', 'slot').find((slot) => slot.number === number)!.id
  }

  /** Returns the meeting's id. */
  async book(names: readonly string[], slot: number, tableId: string): Promise<string> {
    const participantIds = names.map((name) => this.idOf(name))
    const answer = await this.helper.send('book-meeting', { participantIds, slotId: this.slotId(slot), tableId })
    if (!answer.ok || !answer.meetingId) throw new Error(JSON.stringify(answer))
    return answer.meetingId
  }

  /** No meeting is left, and no plan. */
  async clear(): Promise<void> {
    for (const { id } of this.helper.records('staff', 'plan')) await this.helper.send('drop-plan', { planId: id })
    for (const { id, state } of this.helper.records('staff', 'meeting'))
      if (state !== 'cancelled') await this.helper.send('cancel-meeting', { meetingId: id })
  }

  /** Comes to the board under a link of their own; there when the card at table 1 at 10:00 is. */
  async facilitator(name: string, options: BrowserContextOptions = {}): Promise<Facilitator> {
    const { url, room } = this.stage
    const asked = { body: { name, role: 'facilitator' }, token: room.tokens.organiser }
    const { json } = await call({ url }, 'POST', `/api/rooms/${room.roomId}/staff`, asked)
    const cable = await layCable(url)
    const link = new URL((json as { link: string }).link)
    const page = await this.stage.open(cable.url + link.pathname + link.hash, { viewport: sizes.desk, ...options })
    this.#here.push({ page, cable })
    await page.getByRole('gridcell', { name: 'Table 1, 10:00, Ada · Bruno' }).waitFor()
    return { page, cable }
  }

  /** Closes what the facilitators opened. */
  async allLeave(): Promise<void> {
    const here = this.#here.splice(0)
    await Promise.all(here.map(({ page }) => page.context().close()))
    await Promise.all(here.map(({ cable }) => cable.close()))
  }
}
