import type { Answer } from '../../shared/protocol.ts'
import type { View } from '../../shared/views/reducer.ts'
import { Chance } from '../histories/world/chance.ts'
import { late } from '../histories/world/late.ts'
import { Guest } from '../server/house.ts'
import type { BoardCopy } from './board-copy.ts'
import { Bustle } from './deeds.ts'
import { Facilitator } from './facilitator.ts'
import { finding, type Finding } from './finding.ts'
import { openHall } from './hall.ts'
import { Script } from './script.ts'
import type { SetUp } from './set-ups.ts'
import { SlowLine } from './slow-line.ts'
import { verdictOn } from './verdict.ts'

const FACILITATORS = 8
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
  /** Frames that came to eight boards; each was searched. */
  frames: number
  findings: Finding[]
  seconds: number
  /** What another board can be put through: how it began, who did what when, and the lines' delays. */
  start: BoardCopy
  script: Script
  delays: number[]
}

/** Eight facilitators rearrange one room at random over lines that are cut, and all that they saw is held against the log. Ends the set-up. */
export async function rearrange(setUp: SetUp, seed: number, acts: number): Promise<Outcome> {
  const chance = new Chance(seed)
  const { roomId, tokens } = await openHall(setUp.urls[0]!, FACILITATORS, chance.fork())
  const urlOf = (index: number) => setUp.urls[index % setUp.urls.length]!
  const lines = await Promise.all(
    tokens.map((_, index) => SlowLine.to(urlOf(index), chance.between(DELAY.least, DELAY.most))),
  )
  const facilitators = tokens.map(
    (token, index) => new Facilitator({ index, token, line: lines[index]! }, chance.fork()),
  )
  try {
    await Promise.all(facilitators.map((one) => one.until(() => one.board.view !== undefined)))
    const start = facilitators[0]!.board.copy
    const script = new Script()
    const bustle = new Bustle()
    let left = acts
    const began = performance.now()
    await Promise.all(facilitators.map((one) => one.play(() => left-- > 0, bustle, script)))
    const seconds = (performance.now() - began) / 1000
    const { fresh, findings } = await settled(facilitators, setUp.urls, tokens[0]!)
    for (const one of facilitators) one.leave()
    const kept = await setUp.end(roomId)
    return {
      ...countsOf(facilitators),
      findings: [...findings, ...verdictOn(facilitators, fresh, kept)],
      seconds,
      start,
      script,
      delays: lines.map(({ delay }) => delay),
    }
  } finally {
    for (const one of facilitators) one.leave()
    for (const line of lines) line.close()
  }
}

/** Waits until all boards are where one is that comes new to each node. */
async function settled(
  facilitators: readonly Facilitator[],
  urls: readonly string[],
  token: string,
): Promise<{ fresh: View[]; findings: Finding[] }> {
  const guests = await Promise.all(urls.map((url) => Guest.join(url, token)))
  const cursors = () => [
    ...facilitators.map(({ board }) => board.view?.cursor),
    ...guests.map((guest) => guest.cursor('staff')),
  ]
  const apart = () => new Set(cursors()).size > 1
  const until = performance.now() + PATIENCE_MS
  while (apart() && performance.now() < until) await late(20)
  const findings = apart() ? [finding('L9', `boards stay apart: ${cursors().join(', ')}`)] : []
  for (const guest of guests) guest.leave()
  return { fresh: guests.map((guest) => guest.views.get('staff')!), findings }
}

function countsOf(facilitators: readonly Facilitator[]) {
  const asked = facilitators.flatMap((one) => one.asked)
  const refused = new Map<string, number>()
  const done = new Map<string, number>()
  for (const { answer, letter } of asked) {
    if (answer?.ok) done.set(letter.type, (done.get(letter.type) ?? 0) + 1)
    else if (answer) refused.set(codeOf(answer), (refused.get(codeOf(answer)) ?? 0) + 1)
  }
  return {
    acts: asked.length,
    ok: asked.filter(({ answer }) => answer?.ok).length,
    refused,
    done,
    cuts: facilitators.reduce((sum, { cuts }) => sum + cuts, 0),
    sentAgain: asked.filter(({ sent }) => sent > 1).length,
    frames: facilitators.reduce((sum, { board }) => sum + board.frames, 0),
  }
}

function codeOf(answer: Answer): string {
  return answer.ok ? 'ok' : answer.code
}
