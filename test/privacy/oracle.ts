import { nameForm } from '../../shared/names.ts'
import type { Meeting, Notice, Participant, Request, Room, SeatedMeeting, Slot } from '../../shared/room.ts'
import type { Side } from './side.ts'

// What an audience may see of a room, as section V of the rules says it: worked out from the room in the plainest way, with nothing of
// `shared/views` or of the indices that the product keeps. Two histories whose answers here are the same, change for change, differ only in
// what the audience may not see.

/** Generation of the link by which an audience came. */
const FIRST_LINK = 1

export type Reader =
  { is: 'participant'; id: string } | { is: 'calendar'; id: string } | { is: 'screen' } | { is: 'staff' }

export function maySee(reader: Reader): (side: Side) => string {
  return ({ room, words }) => {
    const eyes = new Eyes(room, words)
    switch (reader.is) {
      case 'participant':
        return JSON.stringify(eyes.participant(reader.id))
      case 'calendar':
        return JSON.stringify(eyes.calendar(reader.id))
      case 'screen':
        return JSON.stringify(eyes.screen())
      case 'staff':
        return JSON.stringify(eyes.staff())
    }
  }
}

/**
 * On what a place that is sought for these people may depend beside that [M1]: which tables are taken, and their own days. What is
 * offered tells of it, and has to.
 */
export function offersFor({ room }: Pick<Side, 'room'>, people: readonly string[]): string {
  const days = people.map((id) => {
    const meetings = [...room.meetings.values()].filter(({ participantIds }) => participantIds.includes(id))
    const items = [...room.items.values()].filter(({ signedUp }) => signedUp.includes(id))
    return [
      room.participants.get(id)?.closedSlots,
      meetings.map((meeting) => [meeting.state, placeOf(meeting), meeting.participantIds]),
      items.map((item) => item.id),
    ]
  })
  return JSON.stringify([refusalsFor({ room }, people), days])
}

/** On what a refusal may depend beside what the audience sees: tables that are taken, what people need, and the other side's limit. */
export function refusalsFor({ room }: Pick<Side, 'room'>, people: readonly string[]): string {
  const seated = [...room.meetings.values()].map(placeOf).filter((place) => place !== null)
  const isLimited = Object.keys(room.rules.limits).length > 0
  const needs = people.map((id) => {
    const person = room.participants.get(id)
    const live = [...room.meetings.values()].filter(
      ({ participantIds, state }) => participantIds.includes(id) && state !== 'cancelled' && state !== 'no-show',
    )
    return [person?.stepFree, person?.online, isLimited && live.length]
  })
  const tables = [...room.tables.values()].map(({ reserved }) => reserved?.text)
  return JSON.stringify([seated.map(String).sort(), needs, tables, room.rules])
}

function placeOf(meeting: Meeting) {
  return 'slotId' in meeting ? [meeting.slotId, meeting.tableId] : null
}

class Eyes {
  readonly #room: Room
  readonly #words: (key: string) => unknown
  #seated: readonly SeatedMeeting[] | undefined

  constructor(room: Room, words: (key: string) => unknown) {
    this.#room = room
    this.#words = words
  }

  participant(id: string) {
    const me = this.#room.participants.get(id)
    // A link that was renewed is dead; so is that of who has left.
    if (me?.state !== 'present' || me.linkGeneration !== FIRST_LINK) return 'nothing'
    return [this.#frame(), this.#reserved(), this.#directory(), this.#own(me)]
  }

  calendar(id: string) {
    const me = this.#room.participants.get(id)
    if (me?.state !== 'present' || me.linkGeneration !== FIRST_LINK) return 'nothing'
    const meetings = this.seated()
      .filter(({ participantIds }) => participantIds.includes(id))
      .map((meeting) => [
        meeting.id,
        this.#times(meeting),
        this.#tableOf(meeting),
        meeting.participantIds.filter((other) => other !== id).map((other) => this.#nameAndHouse(other)),
      ])
    return [this.#room.title, meetings, this.#items().filter(([item]) => this.signedUp(id).includes(item as string))]
  }

  screen() {
    const { participants, screen } = this.#room
    const present = [...participants.values()].filter(({ state }) => state === 'present')
    const cells = this.seated().map((meeting) => {
      const people = meeting.participantIds.map((id) => participants.get(id)!)
      return [
        meeting.id,
        meeting.state,
        placeOf(meeting),
        meeting.bookedAt,
        meeting.fixedType ?? people.map(({ kind }) => kind).sort(),
        [...new Set(people.map(({ country }) => country))].sort(),
        screen === 'organisations' && people.map(({ id }) => this.#nameAndHouse(id)[1]).sort(),
      ]
    })
    // Whose name is an organisation's too decides what may be shown: where it shows names, it sees that one of them is another.
    const names = screen === 'organisations' && [...participants.values()].map(({ id }) => this.#open(id))
    const figures = [
      present.length,
      new Set(present.map(({ organisation }) => organisation)).size,
      present.map(({ organisation, kind }) => `${organisation} ${kind}`),
      new Set(present.map(({ country }) => country)).size,
      [...this.#room.meetings.values()].filter(({ state }) => state === 'waiting').length,
    ]
    const { mayMeet: _, ...rules } = this.#room.rules
    return [this.#frame(), rules, cells, figures, names]
  }

  /** All but what people write to each other, and single outcomes. Every commit counts: staff are told versions. */
  staff() {
    const { meetings, requests, participants, staff, plans, tables, items, acts: _acts, notices, ...room } = this.#room
    return [
      room,
      [...tables.values()],
      [...items.values()],
      [...staff.values()].map((member) => [member, this.#words(member.name)]),
      [...plans.values()].map((plan) => [plan, this.#words(plan.name)]),
      [...participants.values()].map((person) => [{ ...person, profile: '' }, this.#words(person.profile)]),
      [...requests.values()].map(({ message: _message, reason: _reason, ...request }) => request),
      [...meetings.values()].map((meeting) => {
        const { outcomes, ...open } = meeting
        const doubted = Object.values(outcomes).includes('did-not-happen')
        return { ...open, cancelReason: null, doubted, spoke: Object.keys(outcomes) }
      }),
      [...notices.values()],
    ]
  }

  seated(): readonly SeatedMeeting[] {
    return (this.#seated ??= [...this.#room.meetings.values()].filter(
      (meeting): meeting is SeatedMeeting =>
        meeting.state === 'placed' || meeting.state === 'running' || meeting.state === 'held',
    ))
  }

  signedUp(id: string): string[] {
    const items = [...this.#room.items.values()]
    return items.filter((item) => item.signUp && !item.cancelled && item.signedUp.includes(id)).map((item) => item.id)
  }

  #frame() {
    const { roomId, title, timeZone, sessions, screen, opensAt, closesAt, archived, heldSince, slots, tables } =
      this.#room
    return [
      [roomId, title, timeZone, sessions, screen, opensAt, closesAt, archived, heldSince],
      [...slots.values()].map(({ changed: _, ...slot }) => slot),
      [...tables.values()].map(({ id, label, zone, stepFree, quiet, url, closed }) => [
        id,
        label,
        zone,
        stepFree,
        quiet,
        url !== null,
        closed,
      ]),
      this.#items(),
    ]
  }

  #reserved() {
    return [this.#room.rules, [...this.#room.tables.values()].map(({ reserved }) => reserved?.text)]
  }

  #items() {
    return [...this.#room.items.values()].map(({ id, signedUp, changed: _, ...item }) => [
      id,
      item,
      item.capacity === null ? null : item.capacity - signedUp.length,
    ])
  }

  #directory() {
    const present = [...this.#room.participants.values()].filter(({ state }) => state === 'present')
    return present.map(({ id, kind, country, delegation, online, lead }) => [
      id,
      this.#open(id),
      [kind, country, delegation, online, lead],
      this.#busy(id),
    ])
  }

  /** Slots that they closed, and those during which they have a meeting or an item. */
  #busy(id: string): string[] {
    const { participants, slots, items } = this.#room
    const engaged = [
      ...this.seated().flatMap(({ slotId, participantIds }) =>
        participantIds.includes(id) ? [slots.get(slotId)!] : [],
      ),
      ...this.signedUp(id).map((item) => items.get(item)!),
    ]
    const isBusy = (slot: Slot) =>
      participants.get(id)!.closedSlots.includes(slot.id) ||
      engaged.some(({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt)
    return [...slots.values()].filter(isBusy).map((slot) => slot.id)
  }

  /** One's own, and as a lead that of everybody in the delegation. */
  #own(me: Participant) {
    const { participants, requests, meetings, notices } = this.#room
    const form = nameForm(me.delegation)
    const wards = [...participants.values()].filter(
      ({ id, state, delegation }) =>
        id === me.id || (me.lead && form !== '' && state === 'present' && nameForm(delegation) === form),
    )
    const isOurs = (ids: readonly string[]) => wards.some(({ id }) => ids.includes(id))
    const ownRequests = [...requests.values()].filter(({ from, to }) => isOurs([from, to]))
    const ownMeetings = [...meetings.values()].filter(({ participantIds }) => isOurs(participantIds))
    const ownNotices = [...notices.values()].filter(({ participantId }) => isOurs([participantId]))
    const met = new Set<string>([
      ...ownRequests.flatMap(({ from, to }) => [from, to]),
      ...ownMeetings.flatMap(({ participantIds }) => participantIds),
      ...ownNotices.flatMap((notice) => [...(notice.seen?.participantIds ?? []), ...notice.now.participantIds]),
    ])
    return [
      wards.map(({ id, profile, stepFree, closedSlots, checkedInAt, linkGeneration }) => [
        [id, this.#words(profile), stepFree, closedSlots, checkedInAt, linkGeneration],
        this.signedUp(id),
      ]),
      ownRequests.map((request) => this.#request(request)),
      ownMeetings.map((meeting) => this.#meeting(meeting, wards)),
      ownNotices.map((notice) => noticeOf(notice)),
      [...met].filter((id) => participants.get(id)?.state === 'removed').map((id) => [id, this.#open(id)]),
    ]
  }

  #request({ message, reason, madeAt: _, changed: _changed, ...request }: Request) {
    return [request, this.#said([request.from, request.to], message), this.#said([request.from, request.to], reason)]
  }

  #meeting(meeting: Meeting, wards: readonly Participant[]) {
    const { id, participantIds, state, locked, proposal, atTable, absent, outcomes, fixedType } = meeting
    const kinds = participantIds.map((person) => this.#room.participants.get(person)?.kind)
    const unseen = [...this.#room.notices.values()].filter(({ meetingId }) => meetingId === id)
    return [
      [id, participantIds, state, locked, proposal && [proposal.by, proposal.slotId, proposal.agreed], atTable, absent],
      [fixedType ?? kinds, placeOf(meeting)],
      'slotId' in meeting ? this.#room.tables.get(meeting.tableId)?.url : null,
      state === 'waiting' ? [meeting.reason, meeting.parked, meeting.lastPlace] : null,
      state === 'cancelled' ? this.#said(participantIds, meeting.cancelReason) : null,
      // Its note goes with the first of its people to be erased.
      participantIds.some((person) => this.#room.participants.get(person)?.state === 'erased'),
      wards.map((ward) => outcomes[ward.id]),
      unseen.map(({ participantId }) => [participantId, this.#room.participants.get(participantId)?.state]),
    ]
  }

  /** What people said to each other; gone once one of them was erased. */
  #said(people: readonly string[], key: string | null): unknown {
    const isGone = people.some((id) => this.#room.participants.get(id)?.state === 'erased')
    return key === null || isGone ? null : this.#words(key)
  }

  /** All of somebody's words but the address. */
  #open(id: string): unknown {
    const words = this.#words(this.#room.participants.get(id)?.profile ?? '') as Record<string, unknown> | undefined
    return words && { ...words, email: '' }
  }

  #nameAndHouse(id: string): unknown[] {
    const words = this.#words(this.#room.participants.get(id)?.profile ?? '') as Record<string, unknown> | undefined
    return [words?.name, words?.organisation]
  }

  #times({ slotId }: SeatedMeeting) {
    const { startsAt, endsAt } = this.#room.slots.get(slotId)!
    return [startsAt, endsAt]
  }

  #tableOf({ tableId }: SeatedMeeting) {
    const table = this.#room.tables.get(tableId)
    return table && [table.id, table.label, table.zone, table.url]
  }
}

function noticeOf({ participantId, meetingId, seen, now, at, earlier }: Notice) {
  return [participantId, meetingId, seen, now, earlier[0]?.at ?? at, at]
}
