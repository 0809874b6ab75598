import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commandSchemas } from '../shared/commands.ts'
import { protocolVersion } from '../shared/protocol.ts'

/** Shape of all that crosses the wire, by protocol number. A published number keeps its shape for ever. */
const recorded: Record<number, string> = {
  1: '8rQJmwBp9EaHl0K-imIaRI',
  2: 'ejHI8EnPyiAATrclnv4RRQ',
  3: 'hkpA09S17y3EAdEsEUjY2T',
}

test('what crosses the wire changes only with the protocol number', () => {
  const shape = shapeOf()
  const told = `The wire has another shape than protocol ${protocolVersion}. Raise protocolVersion in shared/protocol.ts and record it here: ${protocolVersion + 1}: '${shape}'`
  expect(recorded[protocolVersion], told).toBe(shape)
})

test('what a change leaves out stays as it is: nothing is filled in for it', () => {
  const whole = { sessionId: 's1', tableId: 't1', itemId: 'i1' }
  for (const [type, schema] of Object.entries(commandSchemas)) {
    if (!/^change-|^describe-room$/.test(type)) continue
    const ids = Object.fromEntries(Object.entries(whole).filter(([name]) => name in schema.shape))
    expect(schema.parse(ids), type).toEqual(ids)
  }
})

function shapeOf(): string {
  const hash = createHash('sha256')
  for (const [type, schema] of Object.entries(commandSchemas))
    hash.update(type + JSON.stringify(z.toJSONSchema(schema, { io: 'input' })))
  for (const file of ['shared/protocol.ts', 'shared/views/records.ts', 'shared/rejections.ts'])
    hash.update(typesIn(file))
  // Of a commit only what it answers leaves the server.
  hash.update(/export interface AnswerBody .*?(?= export )/.exec(typesIn('shared/commit.ts'))![0])
  return hash.digest('base64url').slice(0, 22)
}

/** A file of types without comments, imports and layout. */
function typesIn(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/^import[\s\S]*?from '.*'$/gm, '')
    .replace(/\bprotocolVersion = \d+/, '')
    .replace(/[\s,;|]+/g, ' ')
}
