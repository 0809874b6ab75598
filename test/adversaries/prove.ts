import { keepResult, type AdversaryRow } from '../proof/results.ts'
import { adversaries } from './catalogue.ts'
import { errorsIn, openHall } from './hall.ts'

// The catalogue with more effort: `npm run prove:adversaries`. EFFORT: how many times that of `npm test`, 10 unless told.

const effort = Number(process.env.EFFORT ?? 10)
const begun = performance.now()
const rows: AdversaryRow[] = []
for (const adversary of adversaries) {
  const hall = await openHall()
  const { tries, unit, figure, wrong } = await adversary.attack(hall, effort)
  wrong.push(...errorsIn(hall))
  await hall.close()
  rows.push({ section: 'adversary', adversary: adversary.name, tries, unit, figure, held: wrong.length === 0 })
  console.log(`${wrong.length === 0 ? 'held  ' : 'BROKEN'} ${adversary.name}: ${tries} ${unit}, ${figure}`)
  for (const what of wrong.slice(0, 10)) console.log(`       ${what}`)
}
const seconds = (performance.now() - begun) / 1000
await keepResult({ proof: 'adversaries', command: 'npm run prove:adversaries', seconds, rows })
process.exit(rows.every(({ held }) => held) ? 0 : 1)
