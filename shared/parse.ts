import { commandSchemas, type Command, type CommandType } from './commands.ts'
import type { CommandIdentity } from './protocol.ts'
import type { Rejection } from './rejections.ts'
import { inOurWords } from './spellings.ts'

/** A command as it came over the wire, and the identity under which it is done once (L3). */
export type ParsedCommand = CommandIdentity & { command: Command }

/** What came over the wire, typed; or what is wrong with it: `malformed` with the path of the field, or `unknown-command`. */
export function parseCommand(
  payload: unknown,
): { ok: true; parsed: ParsedCommand } | { ok: false; rejection: Rejection } {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return malformed('')
  const { clientId, seq, type } = payload as Record<string, unknown>
  if (typeof clientId !== 'string' || clientId.length < 1 || clientId.length > 100) return malformed('clientId')
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return malformed('seq')
  if (typeof type !== 'string') return malformed('type')
  if (!Object.hasOwn(commandSchemas, type)) return { ok: false, rejection: { code: 'unknown-command' } }
  const read = commandSchemas[type as CommandType].safeParse(inOurWords(type as CommandType, payload))
  if (!read.success) return malformed(read.error.issues[0]?.path.map(String).join('.') ?? '')
  return { ok: true, parsed: { clientId, seq, command: { type, ...read.data } as Command } }
}

function malformed(field: string): { ok: false; rejection: Rejection } {
  return { ok: false, rejection: { code: 'malformed', field } }
}
