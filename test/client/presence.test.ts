import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  modifyAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { peopleIn, type Who } from '../../client/presence/people.ts'
import { Presence } from '../../client/presence/presence.svelte.ts'
import { CLAIM_MS } from '../../client/presence/said.ts'

// What staff learn of each other at one board, by the states that their browsers tell.

interface Member {
  presence: Presence
  awareness: Awareness
}
const hall = new Map<Awareness, string>()

/** Joins the hall; the server, which passes states on, says who it is. */
function come(name: string): Member {
  const awareness = new Awareness(new Y.Doc())
  const tell = (to: Awareness, from: Awareness, clients: number[]) => {
    const user = { id: name, name: hall.get(from), role: 'facilitator' }
    const update = modifyAwarenessUpdate(
      encodeAwarenessUpdate(from, clients),
      (state: object | null) => state && { ...state, user },
    )
    applyAwarenessUpdate(to, update, 'server')
  }
  hall.set(awareness, name)
  for (const other of hall.keys()) if (other !== awareness) tell(awareness, other, [other.clientID])
  awareness.on('update', (_changed: object, from: unknown) => {
    if (from !== 'server')
      for (const other of hall.keys()) if (other !== awareness) tell(other, awareness, [awareness.clientID])
  })
  const presence = new Presence(awareness, () => Date.now())
  return { presence, awareness }
}

/** The line breaks: the server takes the state back. */
function leave({ awareness, presence }: Member): void {
  presence.close()
  hall.delete(awareness)
  for (const other of hall.keys()) removeAwarenessStates(other, [awareness.clientID], 'server')
  awareness.destroy()
}

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2030-05-06T10:00:00Z') }))
afterEach(() => {
  for (const awareness of hall.keys()) awareness.destroy()
  hall.clear()
  vi.useRealTimers()
})

/** A second later, so that it is clear who came first. */
function later(): void {
  vi.advanceTimersByTime(1000)
}
const nameOf = ({ name, nth }: Who) => (nth > 1 ? `${name} ${nth}` : name)
const names = ({ presence }: Member) => presence.people.map(({ who }) => nameOf(who))
const holderOf = ({ presence }: Member, meetingId: string) => {
  const who = presence.holders.get(meetingId)
  return who && nameOf(who)
}
const tints = ({ presence }: Member) => presence.people.map(({ who }) => `${who.tint}${who.dotted ? ' dotted' : ''}`)
const at = (slotId: string) => ({ slotId, tableId: 't1' })

test('everybody sees the others in the order in which they came, each in a colour of their own, the fourth dotted', () => {
  const all = ['Anna', 'Miguel', 'Jörg', 'Śląsk', 'Eve'].map((name) => {
    later()
    const member = come(name)
    member.presence.say({ page: 'board' })
    return member
  })
  expect(names(all[4]!)).toEqual(['Anna', 'Miguel', 'Jörg', 'Śląsk'])
  expect(tints(all[4]!)).toEqual(['1', '2', '3', '1 dotted'])
  expect(names(all[0]!)).toEqual(['Miguel', 'Jörg', 'Śląsk', 'Eve'])
  expect(tints(all[0]!)).toEqual(['2', '3', '1 dotted', '2 dotted'])
  leave(all[1]!)
  later()
  const last = come('Kofi')
  last.presence.say({ page: 'board' })
  expect(names(last)).toEqual(['Anna', 'Jörg', 'Śląsk', 'Eve'])
  expect(all[0]!.presence.people.find(({ who }) => who.name === 'Kofi')!.who.tint).toBe(2)
})

test('somebody who is on a second document too has the same colour there', () => {
  const anna = come('Anna')
  later()
  const jorg = come('Jörg')
  for (const { presence } of [anna, jorg]) presence.say({ page: 'plan' })
  expect(jorg.presence.colour).toBe(1)
  const plan = new Awareness(new Y.Doc())
  const inPlan = new Presence(plan, () => Date.now(), jorg.presence)
  inPlan.say({ page: 'plan' })
  expect(plan.getLocalState()).toMatchObject({ colour: 1 })
  leave(anna)
  inPlan.close()
  plan.destroy()
})

test('two of one name are told apart', () => {
  const [first, second] = [come('Anna'), come('Anna')]
  later()
  const watcher = come('Jörg')
  for (const { presence } of [first, second, watcher]) presence.say({ page: 'board' })
  expect(names(watcher)).toEqual(['Anna', 'Anna 2'])
  expect(new Set(tints(watcher)).size).toBe(2)
})

test('a card that one holds is held for the others, until it is put down', () => {
  const [anna, jorg] = [come('Anna'), come('Jörg')]
  anna.presence.say({ holding: 'm1', at: at('s1') })
  expect(holderOf(jorg, 'm1')).toBe('Anna')
  expect(jorg.presence.people[0]!.said.at).toEqual(at('s1'))
  anna.presence.say({ holding: null })
  expect(holderOf(jorg, 'm1')).toBeUndefined()
})

test('a claim ends by itself when nothing has moved for 30 seconds, and goes on when something does', () => {
  const [anna, jorg] = [come('Anna'), come('Jörg')]
  anna.presence.say({ holding: 'm1', at: at('s1') })
  vi.advanceTimersByTime(CLAIM_MS - 1000)
  expect(holderOf(jorg, 'm1')).toBe('Anna')
  anna.presence.say({ at: at('s2') })
  vi.advanceTimersByTime(CLAIM_MS - 1000)
  expect(holderOf(jorg, 'm1')).toBe('Anna')
  anna.presence.say({ at: at('s2') })
  vi.advanceTimersByTime(1001)
  expect(holderOf(jorg, 'm1')).toBeUndefined()
  anna.presence.say({ at: at('s3') })
  expect(holderOf(jorg, 'm1')).toBe('Anna')
})

test('whose line breaks holds nothing any more', () => {
  const [anna, jorg] = [come('Anna'), come('Jörg')]
  anna.presence.say({ holding: 'm1' })
  expect(holderOf(jorg, 'm1')).toBe('Anna')
  leave(anna)
  expect(holderOf(jorg, 'm1')).toBeUndefined()
  expect(names(jorg)).toEqual([])
})

test('a card can be taken over, and taken back', () => {
  const [anna, jorg] = [come('Anna'), come('Jörg')]
  anna.presence.say({ holding: 'm1' })
  expect(anna.presence.rival()).toBeUndefined()
  jorg.presence.say({ holding: 'm1' })
  expect(nameOf(anna.presence.rival()!)).toBe('Jörg')
  expect(jorg.presence.rival()).toBeUndefined()
  anna.presence.say({ holding: null })
  anna.presence.say({ holding: 'm1' })
  expect(anna.presence.rival()).toBeUndefined()
  expect(nameOf(jorg.presence.rival()!)).toBe('Anna')
})

test('what makes no sense is not believed: no user, no place, no claim for ever', () => {
  const now = Date.now()
  const people = peopleIn(
    new Map<number, unknown>([
      [1, { page: 'board' }],
      [2, 'nonsense'],
      [3, { user: { name: 7 }, at: { slotId: 's1' }, holding: { id: 'm1' }, colour: -1, came: 'early' }],
    ]),
    9,
    [],
  )
  expect(people.map(({ who, said }) => [who.client, who.name, who.tint, said.at, said.holding])).toEqual([
    [3, '', 1, null, null],
  ])

  const [anna, jorg] = [come('Anna'), come('Jörg')]
  anna.awareness.setLocalState({ ...anna.awareness.getLocalState(), holding: 'm1', heldUntil: now + 1e12 })
  expect(holderOf(jorg, 'm1')).toBeUndefined()
})
