import { defineScript } from 'redis'
import type { SideRecord } from './beside.ts'

/**
 * Where side records lie. `records`: a hash by key, a line of owners and a line of JSON as personal data has them. `keys`: the same keys
 * in order, to find those that begin alike. `erased`: the people who own nothing any more.
 */
export interface BesideKeys {
  records: string
  keys: string
  erased: string
}

/** Within a script that has `beside`, `beside_keys` and `beside_erased`: takes a table of people away with what they own. */
export const eraseBeside = `
  local function erase_beside(people)
    for person in pairs(people) do redis.call('SADD', beside_erased, person) end
    local records = redis.call('HGETALL', beside)
    for i = 1, #records, 2 do
      for _, owner in ipairs(cjson.decode(string.match(records[i + 1], '^[^\\n]*'))) do
        if people[owner] then
          redis.call('HDEL', beside, records[i])
          redis.call('ZREM', beside_keys, records[i])
          break
        end
      end
    end
  end`

/** All of them, or, where they are claimed, those that are not there yet. */
const writeBeside = defineScript({
  NUMBER_OF_KEYS: 4,
  SCRIPT: `
    local log, beside, keys, erased = unpack(KEYS)
    local claims, most = ARGV[1] == 'claim', tonumber(ARGV[2])
    if redis.call('EXISTS', log) == 0 then return 'gone' end
    local wanted, fresh = {}, 0
    for at = 3, #ARGV, 2 do
      local there, gone = redis.call('HEXISTS', beside, ARGV[at]) == 1, false
      for _, owner in ipairs(cjson.decode(string.match(ARGV[at + 1], '^[^\\n]*'))) do
        gone = gone or redis.call('SISMEMBER', erased, owner) == 1
      end
      if gone and not claims then return 'gone' end
      if not gone and not (claims and there) then
        table.insert(wanted, at)
        if not there then fresh = fresh + 1 end
      end
    end
    if redis.call('HLEN', beside) + fresh > most then return 'full' end
    local written = {}
    for _, at in ipairs(wanted) do
      redis.call('HSET', beside, ARGV[at], ARGV[at + 1])
      redis.call('ZADD', keys, 0, ARGV[at])
      table.insert(written, ARGV[at])
    end
    return written`,
  parseCommand(
    parser,
    log: string,
    { records, keys, erased }: BesideKeys,
    how: 'put' | 'claim',
    most: number,
    added: readonly SideRecord[],
  ) {
    parser.pushKeys([log, records, keys, erased])
    parser.push(how, String(most))
    for (const { key, owners, value } of added) parser.push(key, `${JSON.stringify(owners)}\n${JSON.stringify(value)}`)
  },
  /** The keys that were written. */
  transformReply: (reply: unknown) => reply as string[] | 'gone' | 'full',
})

/** A page of those between two keys, without the first: keys and fields by turns. */
const readBeside = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    local beside, keys = unpack(KEYS)
    local found = {}
    for _, key in ipairs(redis.call('ZRANGE', keys, ARGV[1], ARGV[2], 'BYLEX', 'LIMIT', 0, tonumber(ARGV[3]))) do
      table.insert(found, key)
      table.insert(found, redis.call('HGET', beside, key))
    end
    return found`,
  IS_READ_ONLY: true,
  parseCommand(parser, { records, keys }: BesideKeys, from: string, to: string, most: number) {
    parser.pushKeys([records, keys])
    parser.push(from, to, String(most))
  },
  transformReply: (reply: unknown) => reply as string[],
})

const dropBeside = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    for _, key in ipairs(ARGV) do
      redis.call('HDEL', KEYS[1], key)
      redis.call('ZREM', KEYS[2], key)
    end
    return 1`,
  parseCommand(parser, { records, keys }: BesideKeys, dropped: readonly string[]) {
    parser.pushKeys([records, keys])
    parser.push(...dropped)
  },
  transformReply: () => undefined,
})

export const besideScripts = { writeBeside, readBeside, dropBeside }
