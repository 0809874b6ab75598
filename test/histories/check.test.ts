import { describe, expect, test } from 'vitest'
import type { Commit } from '../../shared/commit.ts'
import { check } from './check/check.ts'
import type { Finding } from './check/finding.ts'
import { Tale } from './check/given.ts'
import type { Asking, Frame, History } from './history.ts'

/** A asks B, who accepts; G books C and D, then A and C, then others where these are, which is refused; G cancels A and C. */
function lawful(): History {
  const tale = new Tale()
  const [a, b, g] = [tale.comes('A'), tale.comes('B'), tale.comes('G', 'board')]
  const asked = tale.asks(a, 'send-request', { to: 'B', slotIds: ['s1.1'] })
  tale.shown(b)
  const requestId = (asked.attempts[0]!.answer as { requestId: string }).requestId
  tale.asks(b, 'accept-request', { requestId, slotId: 's1.1' })
  tale.asks(g, 'book-meeting', { participantIds: ['C', 'D'], slotId: 's1.1', tableId: 't2' })
  tale.shown(a)
  const booked = tale.asks(g, 'book-meeting', { participantIds: ['A', 'C'], slotId: 's1.2', tableId: 't1' })
  const meetingId = (booked.attempts[0]!.answer as { meetingId: string }).meetingId
  tale.asks(g, 'book-meeting', { participantIds: ['B', 'D'], slotId: 's1.2', tableId: 't1' })
  tale.asks(g, 'cancel-meeting', { meetingId })
  return tale.history()
}

/** What is found when one thing is wrong. */
function found(spoil: (history: History) => void): Finding['of'][] {
  const history = lawful()
  spoil(history)
  return [...new Set(check(history).findings.map(({ of }) => of))]
}

const log = ({ branches }: History): Commit[] => branches[0]!.commits
/** What G asked: 0 books C and D, 1 books A and C, 2 is refused, 3 cancels. */
const staffs = ({ traces }: History, index: number): Asking => traces[2]!.asked[index]!
const only = ({ attempts }: Asking) => attempts[0]!
const lastFrame = ({ traces }: History, who: number): Frame => traces[who]!.frames.at(-1)!

test('a history that holds', () => {
  expect(check(lawful())).toEqual({
    tally: { commands: 6, ok: 5, refused: 1, unknown: 0, lost: 0 },
    findings: [],
  })
})

describe('[L2] answered ok, in the log exactly once', () => {
  test('an ok that is not in the log', () => {
    expect(found((history) => log(history).pop())).toContain('L2')
  })

  test('one command in the log twice', () => {
    const twice = (history: History) => {
      const last = log(history).at(-1)!
      log(history).push({ ...last, version: last.version + 1, events: [] })
    }
    expect(found(twice)).toContain('L2')
  })

  test('a version left out', () => {
    expect(found((history) => log(history).at(-1)!.version++)).toEqual(['L2'])
  })

  test('a command in the log that nobody sent', () => {
    expect(found((history) => staffs(history, 3).seq++)).toContain('L2')
  })

  test('a command that was refused, and done all the same', () => {
    const refused = (history: History) => (only(staffs(history, 3)).answer = { ok: false, code: 'locked' })
    expect(found(refused)).toContain('L2')
  })
})

describe('[L3] the same command, the same answer', () => {
  test('another answer than the log has', () => {
    expect(found((history) => Object.assign(only(staffs(history, 0)).answer!, { meetingId: 'other' }))).toEqual(['L3'])
  })

  test('another answer the second time', () => {
    const again = (history: History) => {
      const { attempts } = staffs(history, 0)
      attempts.push({
        ...attempts[0]!,
        answer: { ...attempts[0]!.answer!, version: 2 } as (typeof attempts)[0]['answer'],
      })
    }
    expect(found(again)).toEqual(['L3'])
  })
})

describe('the sequential decider and the laws', () => {
  test('[L1] two meetings at one table at once', () => {
    const cram = (history: History) => {
      const placed = log(history)
        .flatMap(({ events }) => events)
        .find((event) => event.type === 'meeting-placed' && event.to.tableId === 't2')
      Object.assign(placed!, { to: { slotId: 's1.1', tableId: 't1' } })
    }
    expect(found(cram)).toEqual(expect.arrayContaining(['L1', 'decider']))
  })

  test('[L8] time that runs back', () => {
    expect(found((history) => (log(history).at(-1)!.at -= 60_000))).toContain('L8')
  })

  test('events that the decider would not have given', () => {
    const otherwise = (history: History) => {
      const sent = log(history)
        .flatMap(({ events }) => events)
        .find((event) => event.type === 'request-sent')
      Object.assign(sent!, { slotIds: ['s1.2'] })
    }
    expect(found(otherwise)).toContain('decider')
  })
})

test('version order against real time', () => {
  const tooLate = (history: History) => {
    const { invoked } = only(staffs(history, 0))
    Object.assign(only(staffs(history, 1)), { invoked: invoked - 8, answered: invoked - 4 })
  }
  expect(found(tooLate)).toEqual(['order'])
})

describe('refusals', () => {
  test('by what was not so yet', () => {
    const early = (history: History) => {
      const { invoked } = only(staffs(history, 1))
      Object.assign(only(staffs(history, 2)), { invoked: invoked - 8, answered: invoked - 4 })
    }
    expect(found(early)).toEqual(['refusals'])
  })

  test('by what was no longer so', () => {
    const stale = (history: History) => {
      const [refused, cancelled] = [only(staffs(history, 2)), only(staffs(history, 3))]
      Object.assign(refused, { invoked: cancelled.answered! + 1, answered: cancelled.answered! + 2 })
    }
    expect(found(stale)).toEqual(['refusals'])
  })

  test('with another alternative than there was', () => {
    const other = (history: History) =>
      Object.assign(only(staffs(history, 2)).answer!, { alternatives: [{ slotId: 's1.1', tableId: 't1' }] })
    expect(found(other)).toEqual(['refusals'])
  })
})

describe('[L4] [L9] views', () => {
  test('a frame that says something else than the log', () => {
    const wrong = (history: History) => {
      const frame = lastFrame(history, 2) as Extract<Frame, { event: 'changes' }>
      Object.assign(frame.put[0]!, { locked: true })
    }
    expect(found(wrong)).toEqual(['L4'])
  })

  test('a change that was left out', () => {
    const dropped = (history: History) => {
      const frame = lastFrame(history, 2) as Extract<Frame, { event: 'changes' }>
      frame.put = frame.put.slice(1)
    }
    expect(found(dropped)).toEqual(['L4'])
  })

  test('a record that this audience may not see', () => {
    const leaked = (history: History) => {
      const frame = lastFrame(history, 0) as Extract<Frame, { event: 'changes' }>
      frame.put = [...frame.put, { kind: 'notice', id: 'leak' } as (typeof frame.put)[number]]
    }
    expect(found(leaked)).toEqual(['L4'])
  })

  test('changes that do not follow what the client holds', () => {
    const gap = (history: History) => {
      const frame = lastFrame(history, 2) as Extract<Frame, { event: 'changes' }>
      frame.after = 'log:staff:1'
    }
    expect(found(gap)).toContain('L4')
  })

  test('back in time', () => {
    const back = (history: History) => {
      const { frames } = history.traces[2]!
      frames.push(frames[0]!, ...frames.slice(1))
    }
    expect(found(back)).toEqual(['L9'])
  })

  test('a client that does not come to see all of it', () => {
    expect(found((history) => history.traces[2]!.frames.pop())).toEqual(['L9'])
  })

  test('an answer with a cursor from which the effect cannot be seen', () => {
    expect(found((history) => Object.assign(only(staffs(history, 0)).answer!, { cursor: 'log:staff:1' }))).toEqual([
      'own writes',
    ])
  })
})

test('[L10] ok from a node that could not reach its store', () => {
  const away = (history: History) => {
    const { invoked, answered } = only(staffs(history, 0))
    history.outages.push({ node: 0, from: invoked - 1, to: answered! + 1 })
  }
  expect(found(away)).toEqual(['L10'])
})

describe('a copy promoted that had not got everything', () => {
  /** A and C are booked, which is lost, then B and D at that place. Before and after, G and A are shown what is. */
  function promoted(): History {
    const tale = new Tale()
    const [a, g] = [tale.comes('A'), tale.comes('G', 'board')]
    tale.asks(g, 'book-meeting', { participantIds: ['C', 'D'], slotId: 's1.1', tableId: 't2' })
    tale.asks(g, 'book-meeting', { participantIds: ['A', 'C'], slotId: 's1.2', tableId: 't1' })
    for (const trace of [a, g]) tale.shown(trace)
    tale.promoted(1)
    tale.asks(g, 'book-meeting', { participantIds: ['B', 'D'], slotId: 's1.2', tableId: 't1' })
    return tale.history()
  }

  function foundThen(spoil: (history: History) => void): Finding['of'][] {
    const history = promoted()
    spoil(history)
    return [...new Set(check(history).findings.map(({ of }) => of))]
  }

  const board = ({ traces }: History) => traces[1]!

  test('what was lost is counted, and everybody ends with what is left', () => {
    expect(check(promoted())).toEqual({
      tally: { commands: 3, ok: 3, refused: 0, unknown: 0, lost: 1 },
      findings: [],
    })
  })

  test('what was lost and sent again counts from then on, also after another promotion', () => {
    const tale = new Tale()
    const g = tale.comes('G', 'board')
    const first = tale.asks(g, 'book-meeting', { participantIds: ['C', 'D'], slotId: 's1.1', tableId: 't2' })
    tale.promoted(1)
    tale.asks(g, 'book-meeting', { participantIds: ['A', 'B'], slotId: 's1.1', tableId: 't1' })
    tale.again(g, first)
    tale.asks(g, 'close-table', { tableId: 't1' })
    tale.promoted(1)
    expect(check(tale.history())).toEqual({
      tally: { commands: 3, ok: 3, refused: 0, unknown: 0, lost: 1 },
      findings: [],
    })
  })

  test('[L2] [L9] where nothing may be lost, it is', () => {
    expect(foundThen((history) => (history.mayLose = false))).toEqual(['L2', 'L9'])
  })

  test('[L2] without a promotion it would be lost', () => {
    expect(foundThen((history) => history.branches.shift())).toContain('L2')
  })

  test('[L2] what was sent after the promotion is not lost with it', () => {
    const later = (history: History) => {
      const lost = board(history).asked[1]!.attempts[0]!
      Object.assign(lost, { invoked: history.branches[1]!.from + 1, answered: history.branches[1]!.from + 2 })
    }
    expect(foundThen(later)).toContain('L2')
  })

  test('[L4] nobody is led from the lost log into the other', () => {
    const mixed = (history: History) => {
      const { frames } = board(history)
      const whole = frames.at(-1) as Extract<Frame, { event: 'view' }>
      const { records, ...stamp } = whole
      const put = records.filter(({ kind }) => kind === 'meeting')
      frames[frames.length - 1] = { ...stamp, event: 'changes', after: frames.at(-2)!.cursor, put, remove: [] }
    }
    expect(foundThen(mixed)).toContain('L4')
  })

  test('[L9] nobody ends with what was lost', () => {
    expect(foundThen((history) => board(history).frames.pop())).toEqual(['L9'])
  })
})
