import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, type Stage } from './stage.ts'

// What one act changes of several of a person's meetings is one piece of news on their phone.

let stage: Stage
beforeAll(async () => {
  const person = (name: string) => ({ name, organisation: `${name} Ltd`, kind: 'company', country: 'IT' })
  stage = await openStage({
    name: 'cover',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: [{ label: '14' }, { label: '15' }],
    },
    people: ['Ann', 'Ben', 'Cora', 'Dan'].map(person),
  })
})
afterAll(() => stage.close())

test('[L11] [Y7] a publish that moves two of somebody’s meetings is one cover with one receipt', async () => {
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const [ann, ben, cora] = ['Ann', 'Ben', 'Cora'].map((name) => stage.invited(name).id)
  const place = (slot: number) => ({ slotId: `s1.${slot}`, tableId: 't1' })
  const book = async (other: string, slot: number) => {
    const answer = await staff.send('book-meeting', { participantIds: [ann, other], ...place(slot) })
    const { meetingId } = answer as { meetingId: string }
    await staff.send('acknowledge', { meetingId, participantId: ann })
    return meetingId
  }
  const ids = [await book(ben!, 1), await book(cora!, 2)]
  const phone = await stage.phone('Ann')
  await phone.getByRole('region', { name: 'Next' }).waitFor()

  const { planId } = (await staff.send('start-plan', { name: 'Later' })) as unknown as { planId: string }
  const intents = ids.map((meetingId, i) => ({ meetingId, to: place(i + 4) }))
  expect(await staff.send('publish-plan', { planId, intents })).toMatchObject({ ok: true, moved: 2, people: 3 })
  const cover = phone.getByRole('dialog', { name: '2 of your meetings changed' })
  await cover.waitFor()
  expect(await cover.getByRole('listitem').count()).toBe(2)
  await expectAccessible(phone)
  await cover.getByRole('button', { name: 'Seen' }).click()
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  const unseen = () => staff.records('staff', 'notice').filter(({ participantId }) => participantId === ann)
  await staff.until(() => unseen().length === 0)
  staff.leave()
  await phone.context().close()
})
