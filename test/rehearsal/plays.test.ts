import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseGraph } from '../../server/rehearsal/graph.ts'
import { House } from '../../server/rehearsal/house.ts'
import { rehearseEvent, rehearseGraph } from '../../server/rehearsal/rehearsal.ts'
import { readEvent } from '../../server/rehearsal/room-folder.ts'
import { startServer, type Running } from '../../server/start.ts'
import { startDocumentThread, startListThread } from '../server/threads.ts'

let dataDir: string
let server: Running
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rondo-rehearsal-'))
  const environment = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  server = await startServer(environment, { startListThread, startDocumentThread })
})
afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const staging = () => ({
  house: new House(server.url),
  seed: 1,
  pauseMs: 0,
  onStep: () => undefined,
  onProgress: () => undefined,
})

test('milan-2015: 42 clusters, 23 countries, 200 meetings of which 50 C2C, nobody and no table twice', async () => {
  const outcome = await rehearseEvent(await readEvent('milan-2015', Date.now()), staging())
  expect(outcome.organisationsByKind.cluster).toBe(42)
  expect(outcome.countries).toBe(23)
  expect(outcome.meetings).toBeGreaterThanOrEqual(195)
  expect(outcome.byType.C2C).toBeGreaterThanOrEqual(50)
  expect(outcome.byState.placed).toBeGreaterThanOrEqual(190)
  expect(outcome.doubleBookings).toEqual([])
}, 120_000)

/** Twelve people in two groups who all want to meet across; more wishes than one session's tables hold. */
function crowdedGraph(): string {
  const wishes = [1, 2, 3, 4, 5, 6].flatMap((one) =>
    [7, 8, 9, 10, 11, 12].map((other) => `|${one}, ${other}, ${other > 10 ? 2 : 1}`),
  )
  return `nBusiness = 12; nMeetings = ${wishes.length}; nTables = 4; nTotalSlots = 9; nMorningSlots = 6; requested = [${wishes.join('')}|];
    forbidden = [{1, 2}, ${Array.from({ length: 11 }, () => '{}').join(', ')}];`
}

test('a meeting graph: every meeting is asked for and accepted, and placed or waiting with a reason', async () => {
  const outcome = await rehearseGraph('crowded', parseGraph(crowdedGraph()), Date.now(), staging())
  expect(outcome.asked).toBe(36)
  expect(outcome.meetings).toBe(36)
  const waiting = Object.values(outcome.waiting).reduce((sum, count) => sum + count, 0)
  expect((outcome.byState.placed ?? 0) + waiting).toBe(36)
  expect(outcome.doubleBookings).toEqual([])
}, 60_000)
