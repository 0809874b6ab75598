import { randomBytes } from 'node:crypto'
import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import type { ParticipantId, PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import { checkWrite } from './check-write.ts'
import { emptyHead } from './head.ts'
import { besideKeysOf, redisBeside } from './redis-beside.ts'
import { connect, type Connection } from './redis-connection.ts'
import { documentKeysOf, redisDocuments } from './redis-documents.ts'
import { purger } from './redis-purge.ts'
import { replicasOf } from './redis-replicas.ts'
import type { RoomKeys } from './redis-scripts.ts'
import { warningsOf } from './redis-settings.ts'
import type { RoomStore } from './store.ts'

/** Commits asked for at once: an answer must come within the limit of a command. */
const PAGE = 1000

const ROOMS = 'rondo:rooms'
const SECRET = 'rondo:secret'
/** A channel, not a key: what is said there is the id of a room that has new commits. */
const APPENDED = 'rondo:appended'

function keysOf(roomId: RoomId): RoomKeys {
  return {
    log: `rondo:{${roomId}}:log`,
    personal: `rondo:{${roomId}}:personal`,
    snapshot: `rondo:{${roomId}}:snapshot`,
    documents: documentKeysOf(roomId),
    beside: besideKeysOf(roomId),
  }
}

/**
 * The store that several nodes share: a stream a room, the id of an entry is `<version>-0`. No other file knows a key's name.
 * @throws StoreUnreachable within 3 s; the message is for the operator.
 */
export async function openRedis({
  url,
  waitReplicas = 0,
}: {
  url: string
  /** How many replicas must have a commit before it is answered, or read by anybody. */
  waitReplicas?: number
}): Promise<RoomStore> {
  const connection = await connect(url)
  const { ask } = connection
  const onReplicas = replicasOf(connection, waitReplicas)
  const { purge, stop } = purger(connection)
  const listeners = new Set<(roomId: RoomId) => void>()
  await connection.listen(APPENDED, (roomId) => listeners.forEach((listener) => listener(roomId)))

  return {
    documents: await redisDocuments(connection, onReplicas, (roomId) => keysOf(roomId).log),
    beside: redisBeside(connection, onReplicas, (roomId) => keysOf(roomId).log),

    async append(roomId, expected, write) {
      checkWrite(expected, write)
      // Beside the script, because the list has another hash tag. A room that is listed and then not written is not shown.
      if (expected.version === 0) await ask((client) => client.sAdd(ROOMS, roomId))
      const outcome = await onReplicas(() =>
        ask((client) => client.append(keysOf(roomId), APPENDED, roomId, expected, write)),
      )
      if (outcome === 'appended' && (write.erase?.length || write.forget?.length)) purge()
      return outcome
    },

    read: (roomId, after, limit = Infinity) => onReplicas(() => pages(connection, keysOf(roomId).log, after, limit)),

    async head(roomId) {
      const newest = await ask((client) => client.xRevRange(keysOf(roomId).log, '+', '-', { COUNT: 1 }))
      const last = newest?.[0]
      return last ? { version: versionOf(last.id), mark: last.message['mark'] ?? '' } : emptyHead
    },

    async rooms() {
      const listed = await ask((client) => client.sMembers(ROOMS))
      const there = await ask((client) => Promise.all(listed.map((roomId) => client.exists(keysOf(roomId).log))))
      return listed.filter((_, index) => there[index] === 1)
    },

    async saveSnapshot(roomId, snapshot) {
      await ask((client) => client.keepNewest(keysOf(roomId), snapshot))
    },

    async loadSnapshot(roomId) {
      const [version, state] = await ask((client) => client.hmGet(keysOf(roomId).snapshot, ['version', 'state']))
      return version && state ? { version: Number(version), state: JSON.parse(state) } : undefined
    },

    async personal(roomId, keys) {
      const { personal } = keysOf(roomId)
      if (!keys)
        return Object.entries(await ask((client) => client.hGetAll(personal))).map(([key, field]) =>
          entryOf(key, field),
        )
      if (keys.length === 0) return []
      const fields = await ask((client) => client.hmGet(personal, [...keys]))
      return keys.flatMap((key, index) => (fields[index] ? [entryOf(key, fields[index])] : []))
    },

    async deleteRoom(roomId) {
      const { log, personal, snapshot, documents, beside } = keysOf(roomId)
      const own = [log, personal, snapshot, beside.records, beside.keys, beside.erased]
      await onReplicas(() => ask((client) => client.endRoom(documents, own)))
      await ask((client) => client.sRem(ROOMS, roomId))
      purge()
    },

    async secret() {
      const kept = await ask((client) => client.get(SECRET))
      if (kept) return kept
      const made = randomBytes(32).toString('base64url')
      await onReplicas(() => ask((client) => client.set(SECRET, made, { condition: 'NX' })))
      return (await ask((client) => client.get(SECRET)))!
    },

    onAppend(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    warnings: () => warningsOf(connection, waitReplicas),

    async ping() {
      await ask((client) => client.ping())
    },

    async close() {
      stop()
      await connection.close()
    },
  }
}

async function pages({ ask }: Connection, log: string, after: Version, limit: number): Promise<Commit[]> {
  const found: Commit[] = []
  for (;;) {
    const wanted = Math.min(PAGE, limit - found.length)
    if (wanted <= 0) return found
    const from = `${after + found.length + 1}-0`
    const page = (await ask((client) => client.xRange(log, from, '+', { COUNT: wanted }))) ?? []
    for (const { message } of page) found.push(JSON.parse(message['commit']!) as Commit)
    if (page.length < wanted) return found
  }
}

function versionOf(entryId: string): Version {
  return Number(entryId.split('-')[0])
}

function entryOf(key: PersonalKey, field: string): PersonalEntry {
  const line = field.indexOf('\n')
  return {
    key,
    owners: JSON.parse(field.slice(0, line)) as ParticipantId[],
    value: JSON.parse(field.slice(line + 1)) as unknown,
  }
}
