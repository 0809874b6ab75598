import { readFile } from 'node:fs/promises'

/** A real event's meeting graph in MiniZinc (Bofill and others, JAIR 74, 2022). Numbers from 1. */
export interface MeetingGraph {
  people: number
  tables: number
  slots: number
  morningSlots: number
  /** [one, the other, session]: session 1 morning, 2 afternoon, 3 any. */
  requested: readonly (readonly [number, number, number])[]
  /** Per person the slots in which they cannot. */
  forbidden: readonly (readonly number[])[]
}

/** @throws a sentence when the file is no such graph. */
export function parseGraph(text: string): MeetingGraph {
  const number = (name: string) => {
    const found = new RegExp(`\\b${name}\\s*=\\s*(\\d+)\\s*;`).exec(text)
    if (!found) throw new Error(`This is no meeting graph: ${name} is missing.`)
    return Number(found[1])
  }
  const body = (name: string) => new RegExp(`\\b${name}\\s*=\\s*\\[\\|?([\\s\\S]*?)\\]\\s*;`).exec(text)?.[1] ?? ''
  const triples = body('requested')
    .split('|')
    .map((row) => (row.match(/\d+/g) ?? []).map(Number))
    .filter((row) => row.length === 3)
  const requested = triples.map(([one, other, session]) => [one!, other!, session!] as const)
  const forbidden = [...body('forbidden').matchAll(/\{([^}]*)\}/g)].map(([, set]) =>
    (set!.match(/\d+/g) ?? []).map(Number).filter((slot) => slot > 0),
  )
  const graph = {
    people: number('nBusiness'),
    tables: number('nTables'),
    slots: number('nTotalSlots'),
    morningSlots: number('nMorningSlots'),
    requested,
    forbidden,
  }
  if (requested.length !== number('nMeetings'))
    throw new Error(`This graph says nMeetings = ${number('nMeetings')}, but names ${requested.length}.`)
  return graph
}

export async function readGraph(file: string): Promise<MeetingGraph> {
  return parseGraph(await readFile(file, 'utf8'))
}

/** The graph as a room: morning and afternoon a week ahead, slots of 20 + 5 minutes. */
export function graphRoom(
  name: string,
  graph: MeetingGraph,
  now: number,
): { room: Record<string, unknown>; participants: Record<string, unknown>[] } {
  const day = new Date(now + 7 * 86_400_000).toISOString().slice(0, 10)
  const afternoon = graph.slots - graph.morningSlots
  const session = (title: string, from: string, slots: number) => ({
    name: title,
    startsAt: `${day}T${from}`,
    slotMinutes: 15,
    changeoverMinutes: 5,
    slots,
  })
  return {
    room: {
      title: name,
      timeZone: 'Europe/Madrid',
      sessions: [
        session('Morning', '09:00', graph.morningSlots),
        ...(afternoon > 0 ? [session('Afternoon', '15:00', afternoon)] : []),
      ],
      tables: graph.tables,
    },
    participants: Array.from({ length: graph.people }, (_, i) => ({
      name: `Participant ${i + 1}`,
      organisation: `Organisation ${i + 1}`,
      kind: 'company',
      country: 'ES',
    })),
  }
}
