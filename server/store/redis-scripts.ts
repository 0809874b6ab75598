import { defineScript } from 'redis'
import type { RoomId } from '../../shared/ids.ts'
import { headAt, type Head } from './head.ts'
import { besideScripts, eraseBeside, type BesideKeys } from './redis-beside-scripts.ts'
import { documentScripts, endDocument } from './redis-document-scripts.ts'
import type { Snapshot, Write } from './store.ts'

/** Where a room lies. All of it under one hash tag, as a script on Redis Cluster needs. */
export interface RoomKeys {
  log: string
  personal: string
  snapshot: string
  /** Of documents; `prefix` with a name behind it is the key of one. */
  documents: { index: string; bases: string; prefix: string }
  beside: BesideKeys
}

/**
 * Compares the head with what was expected, then writes everything. An entry of the stream is the commit and, beside it, its mark:
 * the script need not read JSON that may hold what cjson does not take. Entries older than marks have none.
 *
 * A script, not WATCH and MULTI: WATCH belongs to the connection, and every room shares this one.
 * What needs memory comes first: a Redis that is out of it refuses the first such command, while nothing is written yet.
 * A personal field is a line of owners and a line of JSON, so that erasing looks at the owners only.
 */
const append = defineScript({
  NUMBER_OF_KEYS: 7,
  SCRIPT: `
    local log, personal, index, bases, beside, beside_keys, beside_erased = unpack(KEYS)
    local prefix = ARGV[1]
    local at = 1
    local function take()
      at = at + 1
      return ARGV[at]
    end

    local channel, room, expected, expected_mark = take(), take(), tonumber(take()), take()
    local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
    local head = last and tonumber(string.match(last[1], '^%d+')) or 0
    local mark = last and last[2][4] or ''
    if head ~= expected or mark ~= expected_mark then return 0 end

    for i = 1, tonumber(take()) do
      redis.call('XADD', log, string.format('%.0f-0', expected + i), 'commit', take(), 'mark', take())
    end
    local put = {}
    for _ = 1, tonumber(take()) do
      local key = take()
      redis.call('HSET', personal, key, take())
      put[key] = true
    end
    for _ = 1, tonumber(take()) do
      local key = take()
      if not put[key] then redis.call('HDEL', personal, key) end
    end
    local erased, erasing = {}, tonumber(take())
    for _ = 1, erasing do erased[take()] = true end
    if erasing > 0 then
      local entries = redis.call('HGETALL', personal)
      for i = 1, #entries, 2 do
        if not put[entries[i]] then
          for _, owner in ipairs(cjson.decode(string.match(entries[i + 1], '^[^\\n]*'))) do
            if erased[owner] then redis.call('HDEL', personal, entries[i]) end
          end
        end
      end
    end
    ${endDocument}
    ${eraseBeside}
    if erasing > 0 then
      local documents = redis.call('HGETALL', index)
      for i = 1, #documents, 2 do
        if documents[i + 1] ~= 'gone' then
          for _, owner in ipairs(cjson.decode(documents[i + 1]).owners or {}) do
            if erased[owner] then
              end_document(documents[i])
              break
            end
          end
        end
      end
      erase_beside(erased)
    end
    for _ = 1, tonumber(take()) do end_document(take()) end
    redis.call('PUBLISH', channel, room)
    return 1`,
  parseCommand(parser, keys: RoomKeys, channel: string, roomId: RoomId, expected: Head, write: Write) {
    const put = (write.put ?? []).flatMap(({ key, owners, value }) => [
      key,
      `${JSON.stringify(owners)}\n${JSON.stringify(value)}`,
    ])
    parser.pushKey(keys.log)
    parser.pushKey(keys.personal)
    parser.pushKey(keys.documents.index)
    parser.pushKey(keys.documents.bases)
    parser.pushKeys([keys.beside.records, keys.beside.keys, keys.beside.erased])
    parser.push(keys.documents.prefix)
    parser.push(channel, roomId, String(expected.version), expected.mark)
    parser.push(String(write.commits.length))
    parser.pushVariadic(write.commits.flatMap((commit) => [JSON.stringify(commit), headAt(commit).mark]))
    parser.push(String(put.length / 2))
    parser.pushVariadic(put)
    parser.pushVariadicWithLength([...(write.drop ?? [])])
    parser.pushVariadicWithLength([...(write.erase ?? [])])
    parser.pushVariadicWithLength([...(write.forget ?? [])])
  },
  transformReply: (reply: unknown) => (reply === 1 ? ('appended' as const) : ('conflict' as const)),
})

/** Two nodes may save at about the same time, the slower one an older state. */
const keepNewest = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
    local kept = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
    if kept <= tonumber(ARGV[1]) then redis.call('HSET', KEYS[1], 'version', ARGV[1], 'state', ARGV[2]) end
    return 1`,
  parseCommand(parser, keys: RoomKeys, { version, state }: Snapshot) {
    parser.pushKey(keys.snapshot)
    parser.push(String(version), JSON.stringify(state))
  },
  transformReply: () => undefined,
})

export const scripts = { append, keepNewest, ...documentScripts, ...besideScripts }
