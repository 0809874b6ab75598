import { nameForm } from '../../shared/names.ts'
import { gatherCast, sendHome } from './cast.ts'
import { chance } from './chance.ts'
import { type Progress, fillRoom, playGraph } from './director.ts'
import { doubleBookings } from './double-bookings.ts'
import { graphRoom, type MeetingGraph } from './graph.ts'
import type { House, ImportedLink, OpenedRoom, Report } from './house.ts'
import { Line } from './line.ts'
import { agreeable, usualTemper } from './player.ts'
import type { Script } from './room-folder.ts'

interface Staging {
  house: House
  seed: number
  /** Pause between two wishes in ms; 0: as fast as the room answers. */
  pauseMs: number
  onStep: (what: string) => void
  onProgress: (progress: Progress) => void
  signal?: AbortSignal
}

export interface Outcome {
  opened: OpenedRoom
  people: readonly ImportedLink[]
  meetings: number
  byState: Record<string, number>
  byType: Record<string, number>
  /** Waiting meetings by reason. */
  waiting: Record<string, number>
  doubleBookings: string[]
  organisationsByKind: Record<string, number>
  countries: number
  report: Report
}

/** Opens the event's room, lets its people play, and tells what came of it. */
export async function rehearseEvent(script: Script, staging: Staging): Promise<Outcome> {
  return playEvent(script, await openScript(script, staging.house), staging)
}

/** The room of an event with its people imported. */
export async function openScript(script: Script, house: House): Promise<{ room: OpenedRoom; people: ImportedLink[] }> {
  const room = await house.openRoom(script.room)
  return { room, people: await house.importPeople(room.roomId, room.tokens.organiser, script.participants) }
}

/** Lets the imported people play until the event's meetings are made. */
export async function playEvent(
  script: Script,
  { room, people }: { room: OpenedRoom; people: ImportedLink[] },
  staging: Staging,
): Promise<Outcome> {
  const { house, seed, pauseMs, onStep, onProgress, signal } = staging
  const random = chance(seed)
  const staff = await new Line(house.url, room.tokens.organiser).ready('staff')
  onStep(`${people.length} people come in`)
  const players = await gatherCast(house.url, people, usualTemper, random)
  onStep('They ask each other for meetings')
  try {
    await fillRoom({ staff, players, quotas: script.quotas, random, pauseMs, onProgress, ...(signal && { signal }) })
    return await outcomeOf(house, room, people, staff)
  } finally {
    sendHome(players)
    staff.close()
  }
}

/** The same for a meeting graph: everybody accepts, and names the slots in which they cannot. */
export async function rehearseGraph(
  name: string,
  graph: MeetingGraph,
  now: number,
  staging: Staging,
): Promise<Outcome & { asked: number }> {
  const { house, onStep, onProgress } = staging
  const { room, participants } = graphRoom(name, graph, now)
  const opened = await house.openRoom(room)
  const people = await house.importPeople(opened.roomId, opened.tokens.organiser, participants)
  const staff = await new Line(house.url, opened.tokens.organiser).ready('staff')
  onStep(`${people.length} people come in`)
  const players = await gatherCast(house.url, people, agreeable, chance(staging.seed))
  try {
    const slots = [...staff.records('slot').values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    const idOf = (number: number) => people[number - 1]!.id
    for (const [i, forbidden] of graph.forbidden.entries()) {
      for (const slot of forbidden)
        await players.get(idOf(i + 1))!.line.send('set-availability', { slotId: slots[slot - 1]!.id, open: false })
    }
    onStep(`${graph.requested.length} meetings are asked for`)
    const inSession = [slots.slice(0, graph.morningSlots), slots.slice(graph.morningSlots), []].map((some) =>
      some.map(({ id }) => id),
    )
    const wishes = graph.requested.map(([one, other, session]) => ({
      from: idOf(one),
      to: idOf(other),
      type: 'B2B',
      slotIds: inSession[session - 1]!,
    }))
    const { asked } = await playGraph({ staff, players, onProgress }, wishes)
    return { ...(await outcomeOf(house, opened, people, staff)), asked }
  } finally {
    sendHome(players)
    staff.close()
  }
}

async function outcomeOf(
  house: House,
  opened: OpenedRoom,
  people: readonly ImportedLink[],
  staff: Line,
): Promise<Outcome> {
  const meetings = [...staff.records('meeting').values()]
  const made = meetings.filter(({ state }) => state !== 'cancelled')
  const participants = [...staff.records('participant').values()]
  const organisations = new Map(
    participants.map(({ organisation, organisationKind }) => [nameForm(organisation), organisationKind]),
  )
  return {
    opened,
    people,
    meetings: made.length,
    byState: tally(meetings.map(({ state }) => state)),
    byType: tally(made.map(({ type }) => type)),
    waiting: tally(made.flatMap(({ reason }) => reason ?? [])),
    doubleBookings: doubleBookings(meetings, staff.records('slot')),
    organisationsByKind: tally([...organisations.values()]),
    countries: new Set(participants.map(({ country }) => country)).size,
    report: await house.report(opened.roomId, opened.tokens.organiser),
  }
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
