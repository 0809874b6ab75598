import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../browser/stage.ts'
import { call } from '../server/house.ts'

// Every page in a real browser: nothing of it breaks its own rules, nothing is asked of anybody else, no key is left where others see it.

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ name: 'hygiene', people: [{ name: 'Ada Anders' }, { name: 'Bo Berg' }] })
})
afterAll(() => stage.close())

const pages: Record<string, () => string> = {
  phone: () => stage.invited('Ada').link,
  board: () => stage.room.links.facilitator,
  screen: () => stage.room.links.screen,
  'set-up': () => stage.room.links.organiser,
  welcome: () => `${stage.url}/`,
}

/** What a page does while it is loaded anew. */
interface Watched {
  violations: string[]
  asked: { url: string; referer: string | undefined }[]
  complaints: string[]
}

async function watch(page: Page): Promise<Watched> {
  const watched: Watched = { violations: [], asked: [], complaints: [] }
  await page.exposeFunction('tellViolation', (text: string) => watched.violations.push(text))
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    tellViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile))`)
  page.on('console', (message) => {
    if (message.type() === 'error') watched.complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => watched.complaints.push(message))
  page.on('request', (request) => watched.asked.push({ url: request.url(), referer: request.headers().referer }))
  await page.reload({ waitUntil: 'networkidle' })
  return watched
}

describe.each(Object.keys(pages))('the page of %s', (name) => {
  test('keeps to its own policy, asks nobody else, and shows no key to anybody', async () => {
    const link = pages[name]!()
    const page = await stage.open(link)
    const watched = await watch(page)
    expect(watched.violations).toEqual([])
    expect(watched.complaints).toEqual([])
    const { host } = new URL(stage.url)
    expect(watched.asked.length).toBeGreaterThan(2)
    expect(watched.asked.filter(({ url }) => !url.startsWith('data:') && new URL(url).host !== host)).toEqual([])
    expect(watched.asked.filter(({ referer }) => referer)).toEqual([])
    const key = new URL(link).hash.slice(1)
    if (key !== '') for (const { url } of watched.asked) expect(url).not.toContain(key)
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
  })
})

test('what the policy forbids is forbidden, and is noticed', async () => {
  const page = await stage.open(`${stage.url}/`)
  const { violations } = await watch(page)
  await page.evaluate(`
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran = true'
    document.body.append(script)
    fetch('http://127.0.0.1:9/').catch(() => undefined)
    try { new WebSocket('ws://127.0.0.1:9/') } catch {}`)
  await expect
    .poll(() => violations.map((text) => text.split(' ')[0]).sort())
    .toEqual(['connect-src', 'connect-src', 'script-src-elem'])
  expect(await page.evaluate('globalThis.ran')).toBeUndefined()
  await page.context().close()
})

test('the page holds no script and no style of its own, and nothing from elsewhere', async () => {
  const { text } = await call(stage, 'GET', '/')
  expect(text).toContain('<script')
  expect(text.match(/<script(?![^>]*\bsrc=")[^>]*>/g)).toBeNull()
  expect(text.match(/<style|\sstyle=|\son\w+=|javascript:/gi)).toBeNull()
  expect(
    [...text.matchAll(/(?:src|href)="([^"]*)"/g)]
      .map(([, to]) => to)
      .filter((to) => !/^\/(?!\/)/.test(to!) && !to!.startsWith('data:')),
  ).toEqual([])
})

test.each(['/', '/r/abc', '/api/rooms/abc/board.csv', '/nothing', '/metrics'])(
  '%s comes with every guard',
  async (path) => {
    const { headers } = await call(stage, 'GET', path)
    const policy = Object.fromEntries(
      headers
        .get('content-security-policy')!
        .split(';')
        .map((part) => [part.trim().split(' ')[0]!, part.trim().split(' ').slice(1)]),
    )
    expect(policy['default-src']).toEqual(["'none'"])
    expect(policy['script-src']).toEqual(["'self'"])
    expect(policy['style-src']).toEqual(["'self'"])
    expect(policy['connect-src']).toEqual([
      "'self'",
      `ws://${new URL(stage.url).host}`,
      `wss://${new URL(stage.url).host}`,
    ])
    expect(policy['frame-ancestors']).toEqual(["'none'"])
    expect(policy['base-uri']).toEqual(["'none'"])
    expect(policy['form-action']).toEqual(["'none'"])
    expect(JSON.stringify(policy)).not.toMatch(/unsafe-eval|http:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    // This house is reached by plain http.
    expect(headers.get('strict-transport-security')).toBeNull()
  },
)
