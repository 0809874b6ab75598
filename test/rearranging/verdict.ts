import type { Commit } from '../../shared/commit.ts'
import { emptyRoom, evolve } from '../../shared/evolve.ts'
import type { Answer, Audience } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import type { View } from '../../shared/views/reducer.ts'
import { sameBody, sameJson } from '../histories/check/bodies.ts'
import { nameOf, Sight, textOf } from '../histories/check/sight.ts'
import { isUndecided } from '../histories/history.ts'
import { expectLawful, expectLawfulState, Unlawful } from '../laws.ts'
import { unexplained } from './explained.ts'
import type { Asked, Browser } from './browser.ts'
import { finding, type Finding } from './finding.ts'
import type { Kept } from './set-ups.ts'

/** The indices of a room are made anew for one commit in so many: that costs as much as all the rest. */
const INDICES_EVERY = 10

/** What all browsers saw and were told, held against what the store keeps. */
export function verdictOn(browsers: readonly Browser[], kept: Kept): Finding[] {
  const { room, findings } = folded(kept)
  return [
    ...browsers.flatMap(({ board }) => board.findings),
    ...findings,
    ...viewFindings(browsers, room, new Sight(kept.personal)),
    ...browsers.flatMap((one) => answerFindings(one, kept.commits)),
  ]
}

/** [L1] Every state of the log is lawful. */
function folded({ commits }: Kept): { room: Room; findings: Finding[] } {
  const findings: Finding[] = []
  let room = emptyRoom()
  for (const commit of commits) {
    const after = evolve(room, commit)
    const expect = commit.version % INDICES_EVERY === 0 ? expectLawful : expectLawfulState
    try {
      expect(after, room, commit.type)
    } catch (error) {
      if (!(error instanceof Unlawful)) throw error
      findings.push(finding('L1', `version ${commit.version}: ${error.message}`))
    }
    room = after
  }
  return { room, findings }
}

/** [L4] [L9] All views are those of the last state of the log: of who was there all the time, who was away, and who has just come. */
function viewFindings(browsers: readonly Browser[], room: Room, sight: Sight): Finding[] {
  const expected = new Map<Audience, Map<string, string>>()
  return browsers.flatMap(({ board, clientId }) =>
    [...board.all].flatMap(([audience, view]) => {
      const whole = expected.get(audience) ?? sight.whole(room, audience)
      expected.set(audience, whole)
      const wrong = differenceOf(textsOf(view), whole)
      const law = clientId.startsWith('board') ? 'L9' : 'L4'
      return wrong ? [finding(law, `${clientId} ends with another ${audience} than the log: ${wrong}`)] : []
    }),
  )
}

function textsOf({ records }: View): Map<string, string> {
  const all = Object.values(records).flatMap((byId) => [...byId.values()])
  return new Map(all.map((record) => [nameOf(record), textOf(record)]))
}

function differenceOf(seen: ReadonlyMap<string, string>, folded: ReadonlyMap<string, string>): string | undefined {
  for (const [name, text] of folded) {
    const shown = seen.get(name)
    if (shown === undefined) return `${name} is missing`
    if (shown !== text && !sameJson(JSON.parse(shown), JSON.parse(text))) return `${name} is ${shown}, not ${text}`
  }
  return seen.size === folded.size ? undefined : `${seen.size - folded.size} records too many`
}

/** [L2] [L3] [L6] What was answered ok is in the log once, as it was answered; what was refused is not, and says why. */
function answerFindings({ asked, clientId }: Browser, commits: readonly Commit[]): Finding[] {
  const findings: Finding[] = []
  const written = new Map<number, Commit>()
  for (const commit of commits) {
    if (commit.by.clientId !== clientId) continue
    if (written.has(commit.by.seq)) findings.push(finding('L3', `${clientId} ${commit.by.seq} is in the log twice`))
    written.set(commit.by.seq, commit)
  }
  return [...findings, ...asked.flatMap((one) => askedFindings(one, written.get(one.letter.seq)))]
}

function askedFindings({ letter, answer, again, sent }: Asked, commit: Commit | undefined): Finding[] {
  const name = `${letter.clientId} ${letter.seq} (${letter.type})`
  if (!answer) return [finding('L2', `${name} was never answered`)]
  if (!answer.ok) {
    const why = unexplained(answer, letter)
    // Sent twice, the other one may have been done [G7].
    const done = commit && sent === 1
    return [
      ...(why ? [finding('L6', `${name}: ${why}`)] : []),
      ...(done ? [finding('L2', `${name} was refused, and is in the log`)] : []),
    ]
  }
  if (!commit) return [finding('L2', `${name} was answered ok, and is not in the log`)]
  const findings: Finding[] = []
  if (!isAnswerOf(commit, answer)) findings.push(finding('L3', `${name} was answered ${JSON.stringify(answer)}`))
  if (again && !isUndecided(again) && !isAnswerOf(commit, again))
    findings.push(finding('L3', `${name}, sent again, was answered ${JSON.stringify(again)}`))
  return findings
}

/** As the log says it. What was published before already is answered with the version of then [Y3]. */
function isAnswerOf({ version, answer: { version: published, ...body } }: Commit, answer: Answer): boolean {
  return answer.ok && answer.version === (published ?? version) && sameBody(answer, body)
}
