import type { Act } from './act.ts'
import { organiser } from './world.ts'
import type { Workshop } from './workshop.ts'

/** What happens in one history and in the other in its place. */
export interface Difference {
  /** What has to be so in both first. */
  both?: Act[]
  left: Act[]
  right: Act[]
  /** What the audience asks then, to find out. */
  asks?: Act[]
}

/** Tries to make a difference of one kind; undefined where the room has not what it takes. Whether it is hidden, the oracle says. */
type Kind = (at: Workshop) => Difference | undefined

/** What one may not see of others, a kind each (RULES.md, V). */
export const differences = {
  'a request, or none': (at) => {
    const [b, c] = at.others(2) as [string, string]
    return { left: [at.asks(b, c, { message: at.dice.word() }).act], right: [] }
  },
  'a request that was answered, or none': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const asked = at.asks(b, c)
    const answers = [
      at.by(c, 'decline-request', { requestId: asked.id, reason: at.dice.word() }),
      at.by(b, 'withdraw-request', { requestId: asked.id }),
    ]
    return { left: [asked.act, at.dice.pick(answers)], right: [] }
  },
  'who asked whom': (at) => {
    const [b, c] = at.others(2) as [string, string]
    return { left: [at.asks(b, c).act], right: [at.asks(c, b).act] }
  },
  'who asked whom, and met them': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const slotId = at.slot()
    const one = at.asks(b, c)
    const other = at.asks(c, b)
    return {
      left: [one.act, at.by(c, 'accept-request', { requestId: one.id, slotId })],
      right: [other.act, at.by(b, 'accept-request', { requestId: other.id, slotId })],
    }
  },
  'whom somebody asked': (at) => {
    const [b, c, d] = at.others(3) as [string, string, string]
    return { left: [at.asks(b, c).act], right: [at.asks(b, d).act] }
  },
  'the words of a request': (at) => {
    const [b, c] = at.dice.chance(0.3) ? [at.me, at.others(1)[0]!] : (at.others(2) as [string, string])
    const act = at.asks(b, c, { message: at.dice.word() }).act
    return { left: [act], right: [{ ...act, does: { ...act.does, message: at.dice.word() } } as Act] }
  },
  'the wished slots': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const act = at.asks(b, c, { slotIds: [at.slot()] }).act
    return { left: [act], right: [{ ...act, does: { ...act.does, slotIds: [] } } as Act] }
  },
  'the id of a request': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const act = at.asks(b, c).act
    return { left: [act], right: [at.anew(act)] }
  },
  'a meeting that waits, or none': (at) => {
    const [b, c] = at.others(2) as [string, string]
    // Without a slot that both have open it waits.
    const both = [...at.left.room.slots.keys()].map((slotId) => at.closes(b, slotId))
    const asked = at.asks(b, c)
    return { both, left: [asked.act, at.by(c, 'accept-request', { requestId: asked.id })], right: [] }
  },
  'parked or cancelled': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed')
    if (!meeting) return undefined
    const { id: meetingId } = meeting
    return {
      left: [at.byStaff('unplace-meeting', { meetingId })],
      right: [at.byStaff('cancel-meeting', { meetingId })],
    }
  },
  'who cancelled, and why': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed')
    if (!meeting) return undefined
    const { id: meetingId, participantIds } = meeting
    return {
      left: [at.by(participantIds[0]!, 'cancel-meeting', { meetingId, reason: at.dice.word() })],
      right: [at.byStaff('cancel-meeting', { meetingId })],
    }
  },
  'the reason of a refusal': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const asked = at.asks(b, c)
    const act = at.by(c, 'decline-request', { requestId: asked.id, reason: at.dice.word() })
    return { both: [asked.act], left: [act], right: [{ ...act, does: { ...act.does, reason: at.dice.word() } } as Act] }
  },
  'the reason of a cancellation': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed' || state === 'waiting')
    if (!meeting) return undefined
    const { id: meetingId, participantIds } = meeting
    const act = at.by(participantIds[0]!, 'cancel-meeting', { meetingId, reason: at.dice.word() })
    return { left: [act], right: [{ ...act, does: { ...act.does, reason: at.dice.word() } } as Act] }
  },
  'a proposal, or none': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed')
    if (!meeting) return undefined
    const { id: meetingId, participantIds } = meeting
    return { left: [at.by(participantIds[0]!, 'propose-slot', { meetingId, slotId: at.slot() })], right: [] }
  },
  'a lock, or none': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed')
    return meeting && { left: [at.byStaff('lock-meeting', { meetingId: meeting.id })], right: [] }
  },
  'done and undone, or nothing': (at) => {
    const meeting = at.meeting(({ state, locked }) => state === 'placed' && !locked)
    if (!meeting) return undefined
    return {
      left: [at.act(organiser, { type: 'lock-meeting', meetingId: meeting.id }), at.act(organiser, { type: 'undo' })],
      right: [],
    }
  },
  'at which table': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const slotId = at.slot()
    return {
      left: [at.books([b, c], slotId, { tableId: at.table() }).act],
      right: [at.books([b, c], slotId, { tableId: at.table() }).act],
    }
  },
  'another table of a placed meeting': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed')
    if (!meeting || !('slotId' in meeting)) return undefined
    const { id: meetingId, slotId } = meeting
    return { left: [at.byStaff('move-meeting', { meetingId, slotId, tableId: at.table(), overrule: true })], right: [] }
  },
  'who sits with whom': (at) => {
    const [b, c, d] = at.others(3) as [string, string, string]
    const slotId = at.slot()
    return {
      both: [at.closes(c, slotId), at.closes(d, slotId)],
      left: [at.books([b, c], slotId, { overrule: true }).act],
      right: [at.books([b, d], slotId, { overrule: true }).act],
    }
  },
  'two, or two others at the same place': (at) => {
    const [b, c, d, e] = at.others(4) as [string, string, string, string]
    const act = at.books([b, c], at.slot(), { tableId: at.table() }).act
    return { left: [act], right: [{ ...act, does: { ...act.does, participantIds: [d, e] } } as Act] }
  },
  'one more at a table': (at) => {
    const meeting = at.meeting(({ state }) => state === 'placed')
    const [d] = at.others(1) as [string]
    if (!meeting || !('slotId' in meeting)) return undefined
    return {
      both: [at.closes(d, meeting.slotId)],
      left: [at.byStaff('join-meeting', { meetingId: meeting.id, participantId: d, overrule: true })],
      right: [],
    }
  },
  'busy by a meeting or by a closed slot': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const slotId = at.slot()
    return {
      both: [at.closes(c, slotId)],
      left: [at.books([b, c], slotId, { overrule: true }).act],
      right: [at.closes(b, slotId)],
    }
  },
  'why one’s own partner is busy': (at) => {
    const [b, c, d, e] = at.others(4) as [string, string, string, string]
    const [slotId, tableId] = [at.slot(), at.table()]
    const own = at.books([at.me, b], at.slot())
    // Where others sit at the same table then, what is free is the same in both.
    return {
      both: [own.act, ...[c, d, e].map((id) => at.closes(id, slotId))],
      left: [at.books([b, c], slotId, { tableId, overrule: true }).act],
      right: [at.books([d, e], slotId, { tableId, overrule: true }).act, at.closes(b, slotId)],
      asks: [at.act(at.world.issuer, { type: 'propose-slot', meetingId: own.id, slotId })],
    }
  },
  'busy by a tour or by a closed slot': (at) => {
    const [b] = at.others(1) as [string]
    return { left: [at.by(b, 'sign-up', { itemId: 'i1' })], right: [at.closes(b, 's1.2')] }
  },
  'booked by staff or agreed upon': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const slotId = at.slot()
    const asked = at.asks(b, c)
    return {
      left: [at.books([b, c], slotId).act],
      right: [asked.act, at.by(c, 'accept-request', { requestId: asked.id, slotId })],
    }
  },
  'overruled or not': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const act = at.books([b, c], at.slot(), { overrule: true }).act
    return { left: [act], right: [{ ...act, does: { ...act.does, overrule: false } } as Act] }
  },
  'answered in person or by a lead': (at) => {
    const [lead, member] = at.world.people.slice(2, 4) as [string, string]
    const b = at.others(4).find((id) => id !== lead && id !== member)!
    const asked = at.asks(b, member)
    const decline = (id: string) => at.by(id, 'decline-request', { requestId: asked.id })
    return { both: [asked.act], left: [decline(member)], right: [decline(lead)] }
  },
  'an address': (at) => ({
    left: [at.by(at.others(1)[0]!, 'change-participant', { email: `${at.dice.word()}@example.org` })],
    right: [],
  }),
  'a name': (at) => ({
    left: [at.byStaff('change-participant', { participantId: at.others(1)[0]!, name: at.dice.word() })],
    right: [],
  }),
  'what somebody says of themselves': (at) => ({
    left: [at.by(at.others(1)[0]!, 'change-participant', { about: at.dice.word() })],
    right: [],
  }),
  'a picture, or none': (at) => ({ left: [at.showsPicture(at.others(1)[0]!)], right: [] }),
  'a need': (at) => ({
    left: [at.byStaff('change-participant', { participantId: at.others(1)[0]!, stepFree: at.dice.chance(0.7) })],
    right: [],
  }),
  'a closed slot, or none': (at) => ({ left: [at.closes(at.others(1)[0]!, at.slot())], right: [] }),
  'a sign-up, or none': (at) => ({ left: [at.by(at.others(1)[0]!, 'sign-up', { itemId: at.item() })], right: [] }),
  'a link opened, or not': (at) => {
    const [participantId] = at.others(1) as [string]
    return { left: [at.byServer({ role: 'participant', participantId }, { type: 'open-link' })], right: [] }
  },
  'a link renewed, or not': (at) => {
    const link = at.dice.pick([{ participantId: at.others(1)[0]! }, { link: 'facilitator' }])
    return { left: [at.byOrganiser('renew-link', link)], right: [] }
  },
  'checked in, or not': (at) => ({ left: [at.by(at.others(1)[0]!, 'check-in')], right: [] }),
  'at the table, or not': (at) => {
    const meeting = at.meeting(({ state }) => state === 'running')
    return meeting && { left: [at.by(meeting.participantIds[0]!, 'at-table', { meetingId: meeting.id })], right: [] }
  },
  'an outcome, or none': (at) => {
    const meeting = at.meeting(({ state }) => state === 'running' || state === 'held')
    if (!meeting) return undefined
    const { id: meetingId, participantIds } = meeting
    return { left: [at.by(participantIds[0]!, 'record-outcome', { meetingId, outcome: 'held' })], right: [] }
  },
  'which outcome': (at) => {
    const meeting = at.meeting(({ state }) => state === 'running' || state === 'held')
    if (!meeting) return undefined
    const { id: meetingId, participantIds } = meeting
    const act = at.by(participantIds[0]!, 'record-outcome', { meetingId, outcome: 'held' })
    return { left: [act], right: [{ ...act, does: { ...act.does, outcome: 'cut-short' } } as Act] }
  },
  'no-show or cancelled': (at) => {
    const meeting = at.meeting(({ state }) => state === 'running')
    if (!meeting) return undefined
    const { id: meetingId, participantIds } = meeting
    return {
      left: [at.byStaff('mark-no-show', { meetingId, absent: participantIds })],
      right: [at.byStaff('cancel-meeting', { meetingId })],
    }
  },
  'seen, or not': (at) => {
    const meeting = at.meeting()
    return meeting && { left: [at.by(meeting.participantIds[0]!, 'acknowledge', { meetingId: meeting.id })], right: [] }
  },
  'erased or removed': (at) => {
    const participantId = at.others(1)[0]!
    return {
      left: [at.byOrganiser('erase-participant', { participantId })],
      right: [at.byOrganiser('remove-participant', { participantId })],
    }
  },
  'a member of staff, or none': (at) => {
    const staffId = at.dice.id()
    const key = `${staffId}/name`
    const put = [{ key, owners: [], value: at.dice.word() }]
    const deed = { type: 'add-staff', staffId, role: 'facilitator', name: key } as const
    return { left: [at.byServer(organiser, deed, put)], right: [] }
  },
  'a plan, or none': (at) => ({ left: [at.startsPlan().act], right: [] }),
  'the name of a plan': (at) => {
    const { act } = at.startsPlan()
    return { left: [act], right: [{ ...act, does: { ...act.does, name: at.dice.word() } } as Act] }
  },
  'a plan that was dropped, or one that is kept': (at) => {
    const { act, id: planId } = at.startsPlan()
    return { both: [act], left: [at.byStaff('drop-plan', { planId })], right: [] }
  },
  'what was published, or nothing': (at) => {
    const meeting = at.meeting(({ state, locked }) => state === 'placed' && !locked)
    if (!meeting || !('slotId' in meeting)) return undefined
    const { act, id: planId } = at.startsPlan()
    const intents = [{ meetingId: meeting.id, to: { slotId: meeting.slotId, tableId: at.table() } }]
    return { both: [act], left: [at.byStaff('publish-plan', { planId, intents, overrule: true })], right: [] }
  },
  'moved by a plan, or by hand': (at) => {
    const meeting = at.ownMeeting() ?? at.meeting(({ state, locked }) => state === 'placed' && !locked)
    if (!meeting || !('slotId' in meeting)) return undefined
    const { act, id: planId } = at.startsPlan()
    const [meetingId, to] = [meeting.id, { slotId: meeting.slotId, tableId: at.table() }]
    return {
      both: [act],
      left: [at.byStaff('publish-plan', { planId, intents: [{ meetingId, to }], overrule: true })],
      right: [at.byStaff('move-meeting', { meetingId, ...to, overrule: true })],
    }
  },
  'where a virtual table is': (at) => {
    const tables = [...at.left.room.tables.values()].filter(({ url }) => url !== null)
    const url = `https://meet.example.org/${at.dice.word()}`
    return { left: [at.byOrganiser('change-table', { tableId: at.dice.pick(tables).id, url })], right: [] }
  },
  'for whom a table is kept': (at) => ({
    left: [
      at.byOrganiser('change-table', { tableId: at.table(), reserved: at.dice.pick(['House 1', 'South', 'Nobody']) }),
    ],
    right: [],
  }),
  'who may meet': (at) => {
    const mayMeet = [{ a: { delegation: ['South'] }, b: {} }]
    const { limits, requestsExpireAfterMinutes, leadMinutes } = at.left.room.rules
    return {
      left: [at.byOrganiser('set-rules', { rules: { mayMeet, limits, requestsExpireAfterMinutes, leadMinutes } })],
      right: [],
    }
  },
  'a note of others, or none': (at) => {
    const meeting = at.meeting()
    return meeting && { left: [at.writes(`note:${meeting.id}`)], right: [] }
  },
  'a note among staff, or none': (at) => {
    const meeting = at.ownMeeting() ?? at.meeting()
    return meeting && { left: [at.writes(`staff-note:${meeting.id}`)], right: [] }
  },
  'somebody at a document, or nobody': (at) => {
    const plan = at.startsPlan()
    const meeting = at.meeting()
    const own = at.ownMeeting()
    const notes = [meeting && `note:${meeting.id}`, own && `staff-note:${own.id}`].filter((name) => name !== undefined)
    return { both: [plan.act], left: [at.sits(at.dice.pick(['board', `plan:${plan.id}`, ...notes]))], right: [] }
  },
  'a meeting, or none': (at) => ({ left: [at.books(at.others(2), at.slot()).act], right: [] }),
  'somebody who asks to take part, or nobody': (at) => ({
    both: [at.opensJoining()],
    left: [at.applies().act],
    right: [],
  }),
  'what was decided of an application': (at) => {
    const { act, id } = at.applies()
    const [one, other] = at.dice.some(['decline', 'defer', 'reopen'], 2) as [string, string]
    return {
      both: [at.opensJoining(), act],
      left: [at.byOrganiser(`${one}-applications`, { applicationIds: [id] })],
      right: [at.byOrganiser(`${other}-applications`, { applicationIds: [id] })],
    }
  },
  'something refused, or nothing': (at) => {
    const [b, c] = at.others(2) as [string, string]
    return {
      left: [
        at.asks(b, b, { message: at.dice.word() }).act,
        at.by(c, 'cancel-meeting', { meetingId: 'invented', reason: at.dice.word() }),
      ],
      right: [],
    }
  },
  'sent twice, or once': (at) => {
    const [b, c] = at.others(2) as [string, string]
    const { act } = at.asks(b, c)
    return { left: [act, act], right: [act] }
  },
} as const satisfies Record<string, Kind>

export type DifferenceName = keyof typeof differences
export const differenceNames = Object.keys(differences) as DifferenceName[]

/** Those after which both logs are the same: a refusal and a repetition write nothing, and documents lie beside the log. */
export const leavesNoTrace: ReadonlySet<DifferenceName> = new Set([
  'something refused, or nothing',
  'sent twice, or once',
  'a note of others, or none',
  'a note among staff, or none',
  'somebody at a document, or nobody',
])

/** All that is hidden from staff; of the rest everything, or that a commit was made, is theirs to see. */
export const hiddenFromStaff: readonly DifferenceName[] = [
  'the words of a request',
  'the reason of a refusal',
  'the reason of a cancellation',
  'which outcome',
  'something refused, or nothing',
  'sent twice, or once',
]
