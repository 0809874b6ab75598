import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { layCable } from '../browser/cable.ts'
import { expectAccessible, openStage, sizes, type Stage } from '../browser/stage.ts'
import { call, Guest } from '../server/house.ts'

// [Y] Two people of a meeting and staff write its note, each in a browser of their own.

let stage: Stage
let helper: Guest
const people = ['Ada', 'Bruno', 'Carla', 'Dario', 'Elena', 'Franz']
beforeAll(async () => {
  stage = await openStage({
    name: 'notes',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'UTC',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 12 }],
      tables: 3,
    },
    people: people.map((name) => ({ name: `${name} Rossi`, organisation: name })),
  })
  helper = await Guest.join(stage.url, stage.room.tokens.organiser)
})
afterAll(async () => {
  helper.leave()
  await stage.close()
})

const pages: Page[] = []
afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())))

let slot = 0
async function book(...names: string[]): Promise<string> {
  const participantIds = names.map((name) => stage.invited(name).id)
  const answer = await helper.send('book-meeting', { participantIds, slotId: `s1.${++slot}`, tableId: 't1' })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  const meetingId = answer.meetingId!
  // What they were told already does not cover their page.
  for (const participantId of participantIds) await helper.send('acknowledge', { meetingId, participantId })
  return meetingId
}

async function onPhone(name: string, partner: string, options: { url?: string; colorScheme?: 'dark' } = {}) {
  const { url, ...look } = options
  const page = url
    ? await stage.open(stage.invited(name).link.replace(stage.url, url), { viewport: sizes.phone, ...look })
    : await stage.phone(name, look)
  pages.push(page)
  await page
    .getByRole('button', { name: new RegExp(partner) })
    .first()
    .click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Shared note' }).click()
  return sheet
}

async function atBoard(cards: string, options = {}) {
  const page = await stage.open(stage.room.links.facilitator, { viewport: sizes.desk, ...options })
  pages.push(page)
  await page.getByRole('gridcell', { name: cards }).dblclick()
  return page.getByRole('dialog', { name: cards })
}

const text = (sheet: Locator) => sheet.getByRole('textbox', { name: 'Text of the shared note' })
/** What stands in it, without the flags at the others' cursors. */
const written = (field: Locator) =>
  field.evaluate((content) => {
    const copy = content.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.cm-caret')) caret.remove()
    return [...copy.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n')
  })
const saved = (sheet: Locator) => sheet.getByRole('status').getByText('Saved', { exact: true })

test('[Y] both of a meeting write one note at once, see each other’s cursor and name, and staff read it', async () => {
  await book('Ada', 'Bruno')
  const [ada, bruno] = [await onPhone('Ada', 'Bruno'), await onPhone('Bruno', 'Ada')]
  await ada.getByText('Both of you and the organisers’ team can read it.').waitFor()
  await text(ada).fill('They build pumps.')
  await expect.poll(() => written(text(bruno))).toContain('They build pumps.')
  await saved(ada).waitFor()
  await ada.getByText('Also here: Bruno Rossi').waitFor()
  await text(bruno).click()
  await bruno.page().keyboard.press('Control+End')
  await bruno.page().keyboard.type(' Ours are blue.')
  await expect.poll(() => written(text(ada))).toBe('They build pumps. Ours are blue.')
  await text(ada).locator('.cm-caret', { hasText: 'Bruno Rossi' }).waitFor()
  const staff = await atBoard('Ada · Bruno')
  await staff.getByRole('button', { name: 'Shared note' }).click()
  await expect.poll(() => written(text(staff))).toBe('They build pumps. Ours are blue.')
  await staff.getByText('Its people and all staff can read it.').waitFor()
})

test('[Y] undo takes back one’s own words alone, and Enter begins a line', async () => {
  await book('Ada', 'Carla')
  const [ada, carla] = [await onPhone('Ada', 'Carla'), await onPhone('Carla', 'Ada')]
  await text(ada).click()
  await ada.page().keyboard.type('One')
  await expect.poll(() => written(text(carla))).toBe('One')
  await text(carla).click()
  await carla.page().keyboard.press('Control+End')
  await carla.page().keyboard.press('Enter')
  await carla.page().keyboard.type('Two')
  await expect.poll(() => written(text(ada))).toBe('One\nTwo')
  await ada.page().keyboard.press('Control+z')
  await expect.poll(() => written(text(carla))).toMatch(/^\s*Two$/)
})

test('[Y] next steps are agreed by the keyboard: what, who, by when, done, removed and put back', async () => {
  await book('Ada', 'Dario')
  const [ada, dario] = [await onPhone('Ada', 'Dario'), await onPhone('Dario', 'Ada')]
  await ada.getByText('No next step is agreed yet.').waitFor()
  await ada.getByRole('button', { name: 'Add a next step' }).focus()
  const { keyboard } = ada.page()
  await keyboard.press('Enter')
  await expect
    .poll(() => ada.getByRole('textbox', { name: 'What' }).evaluate((one) => one === document.activeElement))
    .toBe(true)
  await keyboard.type('Send the drawings')
  await ada.getByRole('combobox', { name: 'Who' }).fill('Dario Rossi')
  await ada.getByLabel('By', { exact: true }).fill('2030-05-20')
  const step = dario.getByRole('listitem').filter({ has: dario.page().getByRole('checkbox') })
  await expect.poll(() => step.getByRole('textbox', { name: 'What' }).inputValue()).toBe('Send the drawings')
  await expect.poll(() => step.getByRole('combobox', { name: 'Who' }).inputValue()).toBe('Dario Rossi')
  await expect.poll(() => step.getByLabel('By', { exact: true }).inputValue()).toBe('2030-05-20')
  await step.getByRole('checkbox', { name: 'Done: Send the drawings' }).check()
  await expect.poll(() => ada.getByRole('checkbox').isChecked()).toBe(true)
  await ada.getByRole('button', { name: 'Remove: Send the drawings' }).click()
  await dario.getByText('No next step is agreed yet.').waitFor()
  await keyboard.press('Enter')
  await expect.poll(() => step.getByRole('textbox', { name: 'What' }).inputValue()).toBe('Send the drawings')
  await expect.poll(() => step.getByRole('checkbox').isChecked()).toBe(true)
  await saved(ada).waitFor()
})

test('[Y] what is typed without a line is kept, said to be so, and saved when it is back, even if the note was closed meanwhile', async () => {
  const meetingId = await book('Ada', 'Elena')
  const cable = await layCable(stage.url)
  const ada = await onPhone('Ada', 'Elena', { url: cable.url })
  await text(ada).fill('Before.')
  await saved(ada).waitFor()
  cable.cut()
  await text(ada).click()
  await ada.page().keyboard.press('Control+End')
  await ada.page().keyboard.type(' In the tunnel.')
  await ada.getByText('No line: kept here until it is back').waitFor()
  await ada.getByRole('button', { name: 'Close' }).click()
  cable.mend()
  await expect
    .poll(
      async () => {
        const { json } = await call(stage, 'GET', `/api/rooms/${stage.room.roomId}/notes.json`, {
          token: stage.room.tokens.organiser,
        })
        const { notes } = json as { notes: { meetingId: string; note: { text: string } }[] }
        return notes.find((one) => one.meetingId === meetingId)?.note.text
      },
      { timeout: 20_000 },
    )
    .toBe('Before. In the tunnel.')
  await ada.page().context().close()
  pages.pop()
  await cable.close()
})

test('[Y] the staff note is staff’s alone, and nothing is written in an archived room', async () => {
  const meetingId = await book('Ada', 'Franz')
  const staff = await atBoard('Ada · Franz')
  await staff.getByRole('button', { name: 'Staff note' }).click()
  await staff.getByText('Staff alone can read it.').waitFor()
  const own = staff.getByRole('textbox', { name: 'Text of the staff note' })
  await own.fill('Keep an eye on them.')
  await saved(staff).waitFor()
  await expectAccessible(staff.page())
  const franz = await Guest.join(stage.url, stage.invited('Franz').token, {}, 2)
  expect(await franz.send('ticket', { document: `staff-note:${meetingId}` })).toMatchObject({ ok: false })
  franz.leave()
  await helper.send('archive-room', { archived: true })
  await staff.getByText('The event is over: nothing can be changed in it.').waitFor()
  expect(await own.getAttribute('contenteditable')).toBe('false')
  await expectAccessible(staff.page())
  await helper.send('archive-room', { archived: false })
  await expect.poll(() => own.getAttribute('contenteditable')).toBe('true')
})

test('[Y] [D] who was replaced sees the note no longer', async () => {
  await book('Bruno', 'Carla')
  const bruno = await onPhone('Bruno', 'Carla')
  await text(bruno).fill('Between us.')
  await saved(bruno).waitFor()
  const from = stage.invited('Bruno').id
  await helper.send('substitute', { participantId: from, by: stage.invited('Dario').id })
  await expect.poll(() => bruno.page().getByText('Between us.').count()).toBe(0)
})

test.each(['light', 'dark'] as const)('axe finds nothing in a note on the phone (%s)', async (colorScheme) => {
  if (colorScheme === 'light') await book('Elena', 'Franz')
  const elena = await onPhone('Elena', 'Franz', colorScheme === 'dark' ? { colorScheme } : {})
  await text(elena).fill('Something')
  await elena.getByRole('button', { name: 'Add a next step' }).click()
  await saved(elena).waitFor()
  await expectAccessible(elena.page())
})
