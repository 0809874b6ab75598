import type { ParticipantRecord } from '../../shared/views/records.ts'
import { person, slots } from '../client/given-records.ts'

// A hall of invented people, the same for the same seed: names, trades and places of many languages.

const given =
  'Ana Łukasz Zoë Émile Jürgen Søren Beatriz Giulia Hans-Christoph Φωτεινή 晓琳 ليلى Marta Iñaki Chiara Oluwaseun Björn Katarzyna Hugo Inês'.split(
    ' ',
  )
const family =
  "Gutiérrez-Montoya Müller Wiśniewski O'Brien Nascimento Etchegaray Παπαδοπούλου 欧阳 بن حدّو Rossi Weiß Sørensen Lefèvre Ünal Kovács García D'Angelo Nowak Silva Ramstein".split(
    ' ',
  )
const goods =
  'drip irrigation|packaging machines|photovoltaic modules|Pumpentechnik|soil sensors|cold chain logistics|Bewässerung|envases biodegradables|biotechnology|Robotik|wine|olive oil|food safety testing|machine vision|hydrogen storage|recycling of plastics|turbines|fintech|cyber security|textile dyes'.split(
    '|',
  )
const qualities = 'organic|small|modular|industrial|certified|second-hand|digital|mobile|low-cost|custom'.split('|')
const sectors = 'Agriculture|Energy|Food|Logistics|Machinery|Health|Water|Textiles|ICT|Chemistry'.split('|')
const countries = 'IT DE FR ES PT PL GR CN MA MX AR BR GB TR HU'.split(' ')
const languages = 'en de fr es pt it pl el zh ar'.split(' ')

/** Draws numbers: the same for the same seed (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

export function hall(count: number, seed = 1): ParticipantRecord[] {
  const throwOf = dice(seed)
  const pick = (of: readonly string[]) => of[throwOf(of.length)]!
  const some = (most: number, make: () => string) => [...new Set(Array.from({ length: throwOf(most + 1) }, make))]
  const good = () => (throwOf(2) ? `${pick(qualities)} ${pick(goods)}` : pick(goods))
  return Array.from({ length: count }, (_, n) =>
    person(`p${n}`, {
      name: `${pick(given)} ${pick(family)} ${n}`,
      organisation: `${pick(family)} ${pick(sectors)} ${Math.floor(n / 2)}`,
      label: `L${Math.floor(n / 2)}`,
      country: pick(countries),
      sectors: some(2, () => pick(sectors)),
      offers: some(4, good),
      seeks: some(4, good),
      markets: some(3, () => pick(countries)),
      languages: some(3, () => pick(languages)),
      busy: slots.filter(() => throwOf(4) === 0).map(({ id }) => id),
    }),
  )
}
