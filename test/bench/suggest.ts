import { build } from 'esbuild'
import { launch } from '../browser/stage.ts'

/**
 * What suggesting and searching cost a slow phone: in Chromium with the processor slowed four times, 2,000 people who offer and seek some two
 * things each. In ms of the page's own thread, so that the machine's noise matters less than by the clock; 50 is the limit.
 */
const PEOPLE = 2000
const SLOWED = 4
const TIMES = 7

const { outputFiles } = await build({
  stdin: {
    contents: `
      import { PeopleIndex } from './shared/people-index.ts'
      import { suggest } from './shared/suggest.ts'
      import { room, slots } from './test/client/given-records.ts'
      import { hall } from './test/people/hall.ts'
      const people = hall(${PEOPLE})
      const names = { country: (code) => ['Land ' + code], language: (code) => [code] }
      const asker = (n) => ({ room: room(), me: people[n], mine: slots, meetings: [], requests: [], declinedBy: [], dismissed: new Set() })
      const index = new PeopleIndex(names)
      const words = ['irrigation', 'mueller', 'xq', 'pho', 'photovoltiacs', 'ana', 'de']
      window.acts = {
        'suggest to somebody new': (n) => suggest(asker(n), people),
        'suggest again after a change': (n) => suggest(asker(${TIMES}), people.with(n + 1, { ...people[n + 1], busy: [] })),
        'make 40 people ready to be searched': () => index.update(people, 40),
        'make the others ready': () => index.update(people),
        'search, one word': (n) => index.find(words[n]),
        'search, three words with slips': () => index.find('irigation maschines pakaging'),
      }`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2023',
})

const browser = await launch()
const page = await browser.newPage()
const cdp = await page.context().newCDPSession(page)
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
await page.evaluate(outputFiles[0]!.text)
const acts = await page.evaluate<string[]>('Object.keys(acts)')
const rows: object[] = []
for (const act of acts) {
  const costs: number[] = []
  for (let n = 0; n < TIMES; n++) {
    const before = await cpu()
    await page.evaluate(`void acts[${JSON.stringify(act)}](${n})`)
    costs.push((await cpu()) - before)
  }
  const sorted = costs.toSorted((a, b) => a - b)
  const [first, median, longest] = [costs[0]!, sorted[TIMES >> 1]!, sorted.at(-1)!].map((ms) => ms.toFixed(1))
  rows.push({ act, 'first, ms': first, 'median, ms': median, 'longest, ms': longest })
}
console.table(rows)
await browser.close()

/** Of the page's thread so far, in ms. */
async function cpu(): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
}
