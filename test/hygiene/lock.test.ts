import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What `npm run audit` asks a registry, as far as it is known here: it cannot always be reached.

interface Package {
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }
const installed = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Oldest version without a hole that is known to us, and why. */
const atLeast: Record<string, [version: string, why: string]> = {
  'socket.io-parser': ['4.2.7', 'CVE-2026-33151, CVE-2026-69185'],
}

test('every package is what was locked: by its content, from whatever registry', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

test.each(Object.entries(atLeast))('%s is without the holes that are known', (name, [version]) => {
  const found = installed.filter(([path]) => nameOf(path) === name)
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter(([, locked]) => isOlder(locked.version!, version))).toEqual([])
})

test('an older version is told from a newer one', () => {
  expect(isOlder('4.2.6', '4.2.7')).toBe(true)
  expect(isOlder('4.2.10', '4.2.7')).toBe(false)
  expect(isOlder('3.9.9', '4.2.7')).toBe(true)
})

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(/[.-]/).slice(0, 3).map(Number)) as [number[], number[]]
  const differs = a.findIndex((part, i) => part !== b[i])
  return differs >= 0 && a[differs]! < b[differs]!
}
