import { defineScript } from 'redis'
import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import type { Position } from './documents.ts'

/**
 * Where a document lies. `index` and `bases` are hashes of the whole room by document: its owners and last position as JSON, or `gone`;
 * what it was compacted to, `<position> <base64>`. `updates` is a stream of its own, the id of an entry is `<position>-0`.
 */
export interface DocumentKeys {
  log: string
  index: string
  bases: string
  updates: string
}

/** Ends documents within a script that has `index` and `bases`; keys of documents begin with `prefix`, in the room's own hash slot. */
export const endDocument = `
  local function end_document(name)
    redis.call('UNLINK', prefix .. name)
    redis.call('HDEL', bases, name)
    redis.call('HSET', index, name, 'gone')
  end`

const addUpdates = defineScript({
  NUMBER_OF_KEYS: 3,
  SCRIPT: `
    local log, index, updates = KEYS[1], KEYS[2], KEYS[3]
    local name, channel, hint = ARGV[1], ARGV[2], ARGV[3]
    local kept = redis.call('HGET', index, name)
    if kept == 'gone' or redis.call('EXISTS', log) == 0 then return 0 end
    local entry = kept and cjson.decode(kept) or { last = 0 }
    local has, owners = {}, entry.owners or {}
    for _, owner in ipairs(owners) do has[owner] = true end
    local at = 4
    for _ = 1, tonumber(ARGV[at]) do
      at = at + 1
      if not has[ARGV[at]] then table.insert(owners, ARGV[at]) end
    end
    at = at + 1
    for _ = 1, tonumber(ARGV[at]) do
      at = at + 1
      entry.last = entry.last + 1
      redis.call('XADD', updates, string.format('%.0f-0', entry.last), 'update', ARGV[at])
    end
    -- An empty list would be written as an object.
    if #owners > 0 then entry.owners = owners end
    redis.call('HSET', index, name, cjson.encode(entry))
    redis.call('PUBLISH', channel, hint)
    return entry.last`,
  parseCommand(
    parser,
    { log, index, updates }: DocumentKeys,
    document: DocumentName,
    channel: string,
    hint: string,
    owners: readonly ParticipantId[],
    added: readonly string[],
  ) {
    parser.pushKey(log)
    parser.pushKey(index)
    parser.pushKey(updates)
    parser.push(document, channel, hint)
    parser.pushVariadicWithLength([...owners])
    parser.pushVariadicWithLength([...added])
  },
  transformReply: (reply: unknown) => Number(reply),
})

const compactUpdates = defineScript({
  NUMBER_OF_KEYS: 3,
  SCRIPT: `
    local index, bases, updates = KEYS[1], KEYS[2], KEYS[3]
    local name, upto = ARGV[1], tonumber(ARGV[2])
    local kept = redis.call('HGET', index, name)
    if not kept or kept == 'gone' then return 0 end
    local base = redis.call('HGET', bases, name)
    if base and tonumber(string.match(base, '^%d+')) >= upto then return 0 end
    redis.call('HSET', bases, name, ARGV[2] .. ' ' .. ARGV[3])
    redis.call('XTRIM', updates, 'MINID', string.format('%.0f-0', upto + 1))
    return 1`,
  parseCommand(
    parser,
    { index, bases, updates }: DocumentKeys,
    document: DocumentName,
    upTo: Position,
    update: string,
  ) {
    parser.pushKey(index)
    parser.pushKey(bases)
    parser.pushKey(updates)
    parser.push(document, String(upTo), update)
  },
  transformReply: () => undefined,
})

/** All of it at one moment: between two questions it may have been compacted. */
const readUpdates = defineScript({
  NUMBER_OF_KEYS: 3,
  SCRIPT: `
    local index, bases, updates = KEYS[1], KEYS[2], KEYS[3]
    if redis.call('HGET', index, ARGV[1]) == 'gone' then return 0 end
    local found = {}
    local base = redis.call('HGET', bases, ARGV[1])
    local position = base and string.match(base, '^%d+')
    if base and tonumber(position) > tonumber(ARGV[2]) then
      table.insert(found, position)
      table.insert(found, string.match(base, ' (.*)$'))
    end
    for _, entry in ipairs(redis.call('XRANGE', updates, '(' .. ARGV[2] .. '-0', '+')) do
      table.insert(found, string.match(entry[1], '^%d+'))
      table.insert(found, entry[2][2])
    end
    return found`,
  IS_READ_ONLY: true,
  parseCommand(parser, { index, bases, updates }: DocumentKeys, document: DocumentName, after: Position) {
    parser.pushKey(index)
    parser.pushKey(bases)
    parser.pushKey(updates)
    parser.push(document, String(after))
  },
  /** Positions and updates by turns. */
  transformReply: (reply: unknown) => (Array.isArray(reply) ? (reply as string[]) : ('gone' as const)),
})

/** A room's own eight keys, and those of its documents, which only its index knows. */
const endRoom = defineScript({
  NUMBER_OF_KEYS: 8,
  SCRIPT: `
    for _, name in ipairs(redis.call('HKEYS', KEYS[1])) do redis.call('UNLINK', ARGV[1] .. name) end
    redis.call('UNLINK', unpack(KEYS))
    return 1`,
  parseCommand(parser, documents: { index: string; bases: string; prefix: string }, own: readonly string[]) {
    parser.pushKey(documents.index)
    parser.pushKey(documents.bases)
    parser.pushKeys([...own])
    parser.push(documents.prefix)
  },
  transformReply: () => undefined,
})

export const documentScripts = { addUpdates, compactUpdates, readUpdates, endRoom }
