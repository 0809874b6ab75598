import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { keepResult, type ProofRow } from '../proof/results.ts'

// npm run prove:hygiene: runs the tests of this folder, which are short, and keeps what they found.

/** What each test file shows, and by what. */
const shows: Record<string, { what: string; figure: string }> = {
  'forgotten.test.ts': {
    what: 'an erased person, and a room whose time is over, looked for in every byte kept by the embedded store and by Redis',
    figure: '51 people of whom every word is marked; files, keys, exports, views, backup, log: none left',
  },
  'quiet.test.ts': {
    what: 'names, words, addresses, ids and keys looked for in the log at trace, in /metrics, /readyz, /healthz, errors and the store',
    figure: 'none of them',
  },
  'pages.test.ts': {
    what: 'phone, board, screen, set-up and welcome in Chromium under a strict content security policy',
    figure: 'no violation, no request to others, no referrer, no cookie, no inline script',
  },
  'secure.test.ts': { what: 'https only where people come by https', figure: 'HSTS and COOP with an https PUBLIC_URL' },
  'lock.test.ts': {
    what: 'what is installed',
    figure: 'each package by its content; none with a hole that is known here',
  },
}

interface Report {
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
}

const begun = performance.now()
const folder = await mkdtemp(join(tmpdir(), 'rondo-hygiene-'))
const outputFile = join(folder, 'report.json')
const args = [
  'vitest',
  'run',
  'test/hygiene',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${outputFile}`,
]
await once(spawn('npx', args, { stdio: 'inherit' }), 'exit')
const { testResults } = JSON.parse(await readFile(outputFile, 'utf8')) as Report
await rm(folder, { recursive: true })

const rows = Object.entries(shows).map(([file, { what, figure }]): ProofRow => {
  const checks = testResults.find(({ name }) => basename(name) === file)?.assertionResults ?? []
  const broken = checks.filter(({ status }) => status !== 'passed')
  return {
    section: 'other',
    topic: 'hygiene',
    what,
    tries: Math.max(1, checks.length),
    unit: 'checks',
    figure: broken.length === 0 ? figure : broken.map(({ fullName }) => fullName).join('; '),
    held: checks.length > 0 && broken.length === 0,
  }
})
await keepResult({
  proof: 'hygiene',
  command: 'npm run prove:hygiene',
  seconds: (performance.now() - begun) / 1_000,
  rows,
})
process.exitCode = rows.every(({ held }) => held) ? 0 : 1
