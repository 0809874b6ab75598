import type { Audience, Cursor } from '../../shared/protocol.ts'
import { Chance } from '../histories/world/chance.ts'
import { late } from '../histories/world/late.ts'
import { Browser } from './browser.ts'
import { Bustle } from './deeds.ts'
import { Facilitator } from './facilitator.ts'
import { finding, type Finding } from './finding.ts'
import { openHall } from './hall.ts'
import { Script, type Round } from './script.ts'
import type { SetUp } from './set-ups.ts'
import { SlowLine } from './slow-line.ts'
import { verdictOn } from './verdict.ts'

const FACILITATORS = 8
const PHONES = 6
/** Of a line, each way, in ms. */
const DELAY = { least: 2, most: 18 }
/** For what is still under way when everybody has stopped, in ms. */
const PATIENCE_MS = 30_000

/** What became of a run. */
export interface Outcome {
  acts: number
  ok: number
  /** By code. */
  refused: Map<string, number>
  /** By type of act: those that were answered ok. */
  done: Map<string, number>
  cuts: number
  /** Commands that went over the wire more than once, as their line was cut before the answer. */
  sentAgain: number
  /** Frames that came to boards, phones and screen; each was searched. */
  frames: number
  findings: Finding[]
  seconds: number
  /** What another board can be put through: who did what when, over lines of which delays, in ms. */
  rounds: readonly Round[]
  delays: number[]
}

/**
 * Eight facilitators rearrange one room at random over lines that are cut, while phones and a big screen look on, and all that they saw is
 * held against the log. Ends the set-up.
 */
export async function rearrange(setUp: SetUp, seed: number, acts: number): Promise<Outcome> {
  const chance = new Chance(seed)
  const hall = await openHall(setUp.urls[0]!, FACILITATORS, chance.fork())
  const urlOf = (index: number) => setUp.urls[index % setUp.urls.length]!
  const delays = hall.staff.map(() => chance.between(DELAY.least, DELAY.most))
  const lines = await Promise.all(delays.map((delay, index) => SlowLine.to(urlOf(index), delay)))
  const facilitators = hall.staff.map((token, index) => new Facilitator(index, token, lines[index]!, chance.fork()))
  const links = [...hall.people.slice(0, PHONES), hall.screen]
  const onlookers = links.map((token, index) => new Browser(urlOf(index), token, `onlooker-${index}`))
  const browsers = [...facilitators.map(({ browser }) => browser), ...onlookers]
  try {
    await Promise.all(browsers.map((browser) => browser.until(() => browser.board.isWhole)))
    const script = new Script()
    const bustle = new Bustle()
    let left = acts
    const began = performance.now()
    await Promise.all(facilitators.map((one) => one.play(() => left-- > 0, bustle, script)))
    const seconds = (performance.now() - began) / 1000
    const seats = [hall.staff[0]!, ...links]
    browsers.push(...seats.flatMap((token) => setUp.urls.map((url) => new Browser(url, token, 'newcomer'))))
    const apart = await settled(browsers)
    for (const browser of browsers) browser.leave()
    const kept = await setUp.end(hall.roomId)
    const findings = [...apart, ...verdictOn(browsers, kept)]
    const cuts = facilitators.reduce((sum, one) => sum + one.cuts, 0)
    return { ...countsOf(browsers), cuts, findings, seconds, rounds: script.rounds, delays }
  } finally {
    for (const browser of browsers) browser.leave()
    for (const line of lines) line.close()
  }
}

/** Waits until all who see the same are at one cursor, those who have come just now too. */
async function settled(browsers: readonly Browser[]): Promise<Finding[]> {
  const apart = () => {
    const cursors = new Map<Audience, Set<Cursor>>()
    for (const { board } of browsers)
      for (const [audience, { cursor }] of board.all)
        cursors.set(audience, (cursors.get(audience) ?? new Set<Cursor>()).add(cursor))
    const absent = browsers.filter(({ board }) => !board.isWhole).map(({ clientId }) => `${clientId} has nothing yet`)
    return [...absent, ...[...cursors.values()].flatMap((some) => (some.size > 1 ? [...some].join(' ') : []))]
  }
  const until = performance.now() + PATIENCE_MS
  while (apart().length > 0 && performance.now() < until) await late(20)
  return apart().map((cursors) => finding('L9', `views stay apart: ${cursors}`))
}

function countsOf(browsers: readonly Browser[]) {
  const asked = browsers.flatMap((browser) => browser.asked)
  const refused = new Map<string, number>()
  const done = new Map<string, number>()
  for (const { answer, letter } of asked) {
    if (answer?.ok) done.set(letter.type, (done.get(letter.type) ?? 0) + 1)
    else if (answer) refused.set(answer.code, (refused.get(answer.code) ?? 0) + 1)
  }
  return {
    acts: asked.length,
    ok: asked.filter(({ answer }) => answer?.ok).length,
    refused,
    done,
    sentAgain: asked.filter(({ sent }) => sent > 1).length,
    frames: browsers.reduce((sum, { board }) => sum + board.frames, 0),
  }
}
