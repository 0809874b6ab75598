import type { Room } from '../../shared/room.ts'
import type { Page } from './chronicle.ts'
import { same, sameIndex } from './same.ts'

const collections = ['meetings', 'requests', 'participants', 'tables', 'slots', 'items', 'notices', 'staff'] as const
const plain = [
  'roomId',
  'logId',
  'version',
  'at',
  'title',
  'rules',
  'screen',
  'archived',
  'heldSince',
  'opensAt',
  'closesAt',
  'retentionDays',
  'linkGenerations',
  'sessions',
  'waiting',
] as const

/** Where a node's room is not the fold of the log, looking only at what `pages` touched; undefined: nowhere. */
export function strayAfter(pages: readonly Page[], room: Room): string | undefined {
  const right = pages.at(-1)!.room
  for (const name of plain) if (!same(room[name], right[name])) return name
  for (const { touched } of pages) {
    for (const name of collections) {
      for (const id of touched![name].keys()) {
        if (!same(room[name].get(id), right[name].get(id))) return `${name} ${id}`
      }
    }
  }
  return undefined
}

const indices = ['meetingsOf', 'meetingsAt', 'requestsOf', 'overlaps'] as const

/** Where a node's room is not `right`, whole. */
export function stray(room: Room, right: Room): string | undefined {
  for (const name of indices) if (!sameIndex(room[name], right[name])) return name
  const names = Object.keys(right) as (keyof Room)[]
  return names.find((name) => !indices.includes(name as (typeof indices)[number]) && !same(room[name], right[name]))
}
