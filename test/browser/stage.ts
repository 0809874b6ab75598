import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Commit } from '../../shared/commit.ts'
import { openStore } from '../../server/store/open.ts'
import { call, openHouse, openRoom, type Invited, type Opened } from '../server/house.ts'
import { axeFinds } from './axe.ts'
import { builtClient } from './built-client.ts'
import { HallClock } from './hall-clock.ts'

/** The sizes that pages are held to. */
export const sizes = {
  phone: { width: 390, height: 844 },
  smallPhone: { width: 320, height: 640 },
  desk: { width: 1280, height: 800 },
  wall: { width: 1920, height: 1080 },
} as const

/** Somebody as an import gives them; what is absent is filled in. */
export interface Actor {
  name: string
  organisation?: string
  kind?: string
  country?: string
  offers?: string[]
  seeks?: string[]
  languages?: string[]
  delegation?: string
  lead?: boolean
}

/** A real server on a free port with a store of its own on disk, a real Chromium, and the people of one room. */
export interface Stage {
  url: string
  clock: HallClock
  room: Opened
  /** Opens a link as somebody who has never been here; every page has storage of its own. */
  open(link: string, options?: BrowserContextOptions): Promise<Page>
  /** Opens the personal link of the one whose name begins so, on a phone. */
  phone(name: string, options?: BrowserContextOptions): Promise<Page>
  invited(name: string): Invited
  /** All that the room has written down so far. */
  log(): Promise<Commit[]>
  close(): Promise<void>
}

/** `name`: of the test file. `room`: the body of POST /api/rooms. `people`: imported when it is open. */
export async function openStage(setting: {
  name: string
  room?: object
  people?: readonly Actor[]
  now?: string
  /** Variables that the server is started with. */
  environment?: Record<string, string>
}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rondo-stage-'))
  const clock = new HallClock()
  if (setting.now) clock.put(setting.now)
  const store = await openStore({ dataDir, redisUrl: undefined })
  const house = await openHouse({
    store,
    clock,
    clientDir: await builtClient(setting.name),
    ...(setting.environment && { environment: setting.environment }),
  })
  const room = await openRoom(house, setting.room)
  const people = await importAll(house.url, room, setting.people ?? [])
  const browser = await launch()

  const open: Stage['open'] = async (link, options) => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Rome', ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(link)
    return page
  }
  const invited = (name: string) => people.find((one) => one.name.startsWith(name))!
  return {
    url: house.url,
    clock,
    room,
    open,
    invited,
    log: () => store.read(room.roomId, 0),
    phone: (name, options) =>
      open(invited(name).link, { viewport: sizes.phone, hasTouch: true, isMobile: true, ...options }),
    async close() {
      await browser.close()
      await house.stop()
      await store.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

/** axe finds nothing on the page as it is, and nothing lies beside it. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is fading in has too little contrast for as long as it does.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  expect(await axeFinds(page)).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBe(0)
}

async function importAll(url: string, room: Opened, people: readonly Actor[]): Promise<Invited[]> {
  if (people.length === 0) return []
  const body = people.map((person) => ({
    organisation: `${person.name} Ltd`,
    kind: 'company',
    country: 'IT',
    ...person,
  }))
  const path = `/api/rooms/${room.roomId}/participants`
  const { status, json, text } = await call({ url }, 'POST', path, { body, token: room.tokens.organiser })
  if (status !== 200) throw new Error(`Nobody was imported: ${text}`)
  return (json as { participants: Invited[] }).participants
}

/**
 * What the browser is started without. Each window would else draw the list of its address line in two processes more, beside the page
 * that is tested: half of what opening one costs. The last switch of this kind counts alone, so Playwright's own are named again.
 */
const withoutFeatures = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup', 'AimEnabled'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'PaintHolding'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch'],
]

export function launch(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${withoutFeatures.join(',')}`,
  ]
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}

/** test/global-setup.ts sees to it that there is one. */
export function chromiumPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync)!
}
