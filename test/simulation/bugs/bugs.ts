import type { Edit } from '../bundle.ts'

/** A mistake that somebody might make in the product, as a change of its text, and by which law the simulation should know it. */
export interface Bug {
  what: string
  edits: readonly Edit[]
  /** Laws or rules of which one must break first. */
  caughtBy: readonly string[]
  /** Seed of the first day that is played, where the days before it are known not to show it; absent: 1. */
  from?: number
}

const edit = (file: string, find: string, replace: string): Edit => ({ file, find, replace })

export const bugs: readonly Bug[] = [
  {
    what: 'an answer before the append',
    caughtBy: ['L2'],
    edits: [
      edit(
        'server/rooms/round.ts',
        '      appending = batch.steps.length > 0\n',
        '      appending = batch.steps.length > 0\n      if (appending) settle(waiting, batch.fates, room.head.version, (by, at) => firstAnswer(room.roomId, by, at, means))\n',
      ),
    ],
  },
  {
    what: 'an append that does not compare',
    caughtBy: ['L1', 'L2', 'L3', 'L4', 'L8', 'L9', 'L11', 'C', 'C5', 'crash'],
    edits: [
      edit(
        'server/rooms/round.ts',
        '      appending = batch.steps.length > 0\n',
        `      appending = batch.steps.length > 0
      if (appending) {
        const end = await means.store.head(room.roomId)
        const moved = batch.write.commits.map((commit, i) => ({ ...commit, version: end.version + 1 + i }))
        if (end.version > room.head.version) {
          await means.store.append(room.roomId, end, { ...batch.write, commits: moved })
          return settle(waiting, batch.fates, room.head.version, (by, at) => firstAnswer(room.roomId, by, at, means))
        }
      }
`,
      ),
    ],
  },
  {
    what: 'the identities of commands forgotten',
    caughtBy: ['L3'],
    edits: [edit('server/rooms/state.ts', '    this.identities.note(step.commit.by, step.commit.version)\n', '')],
  },
  {
    what: 'a stale read after a failover',
    caughtBy: ['L1', 'L2', 'L4', 'L9'],
    edits: [
      edit(
        'server/rooms/host.ts',
        'applied) => this.#show(applied)))) await this.#startAgain()',
        'applied) => this.#show(applied)))) return',
      ),
    ],
  },
  {
    what: 'a change that a feed leaves out',
    caughtBy: ['L4', 'L9'],
    edits: [
      edit(
        'server/rooms/feed.ts',
        '    this.#recent.push(change)\n',
        '    this.#recent.push(this.#count % 7 === 0 ? { put: [], remove: [] } : change)\n',
      ),
    ],
  },
  {
    what: 'a request shown on the floor',
    caughtBy: ['L5'],
    edits: [
      edit(
        'shared/views/floor.ts',
        'import { openMark }',
        "import { requestRecord } from './meetings.ts'\nimport { plain } from './sealed.ts'\nimport { openMark }",
      ),
      edit(
        'shared/views/floor.ts',
        '  participant: {\n',
        '  request: { ids: (room) => room.requests.keys(), record: (room, id) => room.requests.has(id) ? plain(requestRecord(room.requests.get(id)!)) : undefined },\n  participant: {\n',
      ),
    ],
  },
  {
    what: 'a round that ends twice',
    caughtBy: ['C5'],
    edits: [edit('shared/clock.ts', "if (slot.stage !== 'over' && slot.endsAt <= at)", 'if (slot.endsAt <= at)')],
  },
  {
    what: 'a table not checked on swap',
    caughtBy: ['T5', 'T6', 'T'],
    from: 25,
    edits: [
      edit(
        'shared/board.ts',
        `    placeFault(asking, placeOf(b)!, a.participantIds, overrule, both) ??
    placeFault(asking, placeOf(a)!, b.participantIds, overrule, both)`,
        `    slotFault(asking.room, placeOf(b)!.slotId, sitting(asking, a.participantIds, overrule, both)) ??
    slotFault(asking.room, placeOf(a)!.slotId, sitting(asking, b.participantIds, overrule, both))`,
      ),
    ],
  },
  {
    what: 'a table not checked on a move',
    caughtBy: ['L1', 'T', 'T5', 'T6'],
    edits: [
      edit(
        'shared/board.ts',
        'const fault = placeFault(asking, to, meeting.participantIds, overrule, [meetingId])',
        'const fault = slotFault(room, to.slotId, sitting(asking, meeting.participantIds, overrule, [meetingId]))',
      ),
    ],
  },
  {
    what: 'a notice forgotten on a move',
    caughtBy: ['L11'],
    edits: [
      edit(
        'shared/notices.ts',
        "?.state !== 'present') continue",
        "?.state !== 'present' || commit.type === 'move-meeting') continue",
      ),
    ],
  },
  {
    what: 'a cursor read one too far',
    caughtBy: ['L11'],
    from: 9,
    edits: [
      edit(
        'shared/views/ledger.ts',
        'next === undefined ? ledger.version : next - 1',
        'next === undefined ? ledger.version : next',
      ),
    ],
  },
  {
    what: 'an undo over what others did since',
    caughtBy: ['U2'],
    edits: [edit('shared/undo.ts', '    if (since) return reject(since)\n', '')],
  },
  {
    what: 'a node that only wakes when it is told',
    caughtBy: ['L9'],
    from: 140,
    edits: [edit('server/rooms/rooms.ts', '      this.#every(POLL_MS, () => this.#wakeAll()),\n', '')],
  },
  {
    what: 'a limit not given back',
    caughtBy: ['L7'],
    from: 310,
    edits: [
      edit(
        'shared/limits.ts',
        "from === participantId && state === 'pending'",
        "from === participantId && state !== 'accepted'",
      ),
    ],
  },
  {
    what: 'the time of a commit by any clock',
    caughtBy: ['L8', 'R9'],
    edits: [edit('server/rooms/batch.ts', 'const at = Math.max(now, room.at)', 'const at = now')],
  },
  {
    what: 'a pending request that blocks its slots',
    // Or first by a place that the room would give and then refuses.
    caughtBy: ['L7', 'L6'],
    edits: [
      edit(
        'shared/fitting.ts',
        'export function slotFault(room: Room, slotId: SlotId, sitting: Sitting): Rejection | undefined {\n',
        `export function slotFault(room: Room, slotId: SlotId, sitting: Sitting): Rejection | undefined {
  for (const { state, from, slotIds } of room.requests.values())
    if (state === 'pending' && slotIds.includes(slotId) && sitting.participantIds.includes(from)) return { code: 'person-busy', slotId }
`,
      ),
    ],
  },
  {
    what: 'a place offered that is not free',
    caughtBy: ['L6'],
    edits: [
      edit(
        'shared/placing.ts',
        '  const ranked = rankedPlaces(room, wanted, at)\n',
        '  const ranked = rankedPlaces(room, { ...wanted, participantIds: wanted.participantIds.slice(0, 1) }, at)\n',
      ),
    ],
  },
  {
    what: 'an event of a later program passed over',
    caughtBy: ['L4'],
    edits: [edit('shared/evolve.ts', '  if (!apply) throw new', '  if (!apply) return\n  if (!apply) throw new')],
  },
  {
    what: 'a command kept while the store is out of reach',
    caughtBy: ['L10'],
    edits: [
      edit('server/rooms/round.ts', '      if (!unknown || unknown.isOver) return refuse(waiting, unreachable)\n', ''),
    ],
  },
]
