import type { Chance } from './chance.ts'

// JSON as text, not as values: duplicate keys, numbers beyond counting and prototype keys exist only there.

/** Valid JSON that a careless program stumbles over. */
const oddities: readonly string[] = [
  'null', 'true', 'false', '0', '-0', '-1', '1.5', '1e400', '-1e400', '9007199254740993', '1e-400', '00'.slice(1),
  '""', '" "', '"x"', '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\u202Eevil"', '"👩‍👩‍👧‍👦"', '"Z\\u0335\\u0335\\u0335\\u0335"',
  '"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '"<script>alert(1)</script>"', '"\'; DROP TABLE rooms;--"',
  '"../../etc/passwd"', '"%00"', '"$where"', '"=1+1"', '"NaN"', '"2026-13-45T99:99"', '"+275760-09-13T00:00Z"',
  '[]', '[[]]', '[null]', '[[[[[[[[]]]]]]]]', '{}', '{"":""}', '{"a":1,"a":2}', '{"length":4294967295}',
  '{"__proto__":{"role":"organiser"}}', '{"constructor":{"prototype":{"role":"organiser"}}}', '{"toString":null,"valueOf":null}',
  '{"then":1}', '{"toJSON":1}', '{"_placeholder":true,"num":0}', '{"_placeholder":true,"num":-1}', '{"$gt":""}', '{"type":"Buffer","data":[1,2]}',
] // prettier-ignore

/** Text that JSON.parse refuses. */
export const notJson: readonly string[] = [
  'NaN', 'undefined', 'Infinity', "'x'", '{a:1}', '[1,]', '{"a":1,}', '[', '{"a"', '"', '"\\x"', '"\\ud8"', '01', '+1', '.5', '1.', '/**/1', 'new Date()', '[1]]', '\u0000',
] // prettier-ignore

export function oddity(chance: Chance): string {
  return chance.weighed<() => string>([
    [200, () => chance.pick(oddities)],
    [8, () => nested(1 + chance.int(60))],
    [4, () => `[${Array(chance.int(400)).fill('0').join(',')}]`],
    [4, () => JSON.stringify('é'.repeat(chance.int(3_000)))],
    [1, () => JSON.stringify('x'.repeat(chance.int(40_000)))],
    [1, () => nested(1 + chance.int(2_000))],
  ])()
}

/** An oddity of at most so many bytes. */
export function oddityUpTo(chance: Chance, most: number): string {
  const text = oddity(chance)
  return Buffer.byteLength(text) > most ? '0' : text
}

/** Nearly a megabyte, or a hundred thousand levels. */
export function giant(chance: Chance): string {
  return chance.pick([
    () => JSON.stringify('x'.repeat(900_000)),
    () => nested(100_000),
    () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    () => `[${'[],'.repeat(250_000)}1]`,
    () => `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
    () => JSON.stringify('\u0301'.repeat(400_000)),
    () => '9'.repeat(900_000),
  ])()
}

/** Lists in lists. */
export function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}
