import type { Awareness } from 'y-protocols/awareness'
import type { Role } from '../../shared/roles.ts'

/** Somebody who has the note open too. */
export interface Here {
  client: number
  /** As the server says; empty where a shared link has no name. */
  name: string
  role: Role | undefined
  /** Which of the three colours of presence. */
  tint: 1 | 2 | 3
  /** Where they write, as Yjs keeps places: unread. */
  cursor: { anchor: unknown; head: unknown } | undefined
}

/** The others at a note, in the order in which they came. What they say of themselves is looked at with care: it may come from any program. */
export function othersAt(awareness: Awareness): Here[] {
  const states = [...awareness.getStates()].map(([client, state]) => ({ client, ...read(state) }))
  states.sort((a, b) => a.came - b.came || a.client - b.client)
  return states.flatMap(({ client, name, role, cursor }, index) =>
    client === awareness.clientID ? [] : [{ client, name, role, cursor, tint: ((index % 3) + 1) as Here['tint'] }],
  )
}

const roles: readonly Role[] = ['organiser', 'facilitator', 'participant', 'screen']

function read(state: unknown): Omit<Here, 'client' | 'tint'> & { came: number } {
  const { came, cursor, user } = object(state)
  const { name, role } = object(user)
  const { anchor, head } = object(cursor)
  return {
    came: typeof came === 'number' ? came : Infinity,
    name: typeof name === 'string' ? name : '',
    role: roles.find((one) => one === role),
    cursor: anchor && head ? { anchor, head } : undefined,
  }
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
