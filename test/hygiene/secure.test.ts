import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, openHouse, type House } from '../server/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ environment: { PUBLIC_URL: 'https://rondo.example.org' } })
})
afterAll(() => house.stop())

test('where people come by https, browsers are told to come by nothing else, and to keep other windows out', async () => {
  const { headers } = await call(house, 'GET', '/')
  expect(headers.get('strict-transport-security')).toBe('max-age=15552000')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
})

test('a host that is none does not get into the policy', async () => {
  const policy = await new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(house.url)
    const headers = { host: "x;script-src 'unsafe-inline'" }
    const asked = request({ hostname, port, path: '/', headers }, (response) => {
      response.resume()
      resolve(String(response.headers['content-security-policy']))
    })
    asked.once('error', reject)
    asked.end()
  })
  expect(policy).not.toContain("script-src 'unsafe-inline'")
  expect(policy).toContain("connect-src 'self'")
})
