import { commandSchemas, type CommandType } from '../../../shared/commands.ts'
import type { Chance } from './chance.ts'
import { giant, oddity } from './json.ts'

/** What a sender knows of its room: ids that exist, so that a command can be nearly right. */
export interface World {
  people: readonly string[]
  slots: readonly string[]
  tables: readonly string[]
  meetings: string[]
  requests: string[]
  items: string[]
  sessions: readonly string[]
  plans: string[]
}

/** A command as JSON text, under the identity that its sender gives it. `clientId` and `seq` may have been made wrong. */
export interface CommandText {
  text: string
  type: string
}

const types = Object.keys(commandSchemas) as CommandType[]
/** Not for staff: a room that is archived or empty is no target any more. Everybody else is refused them, and that is tried. */
const endings: readonly string[] = [
  'archive-room',
  'remove-participant',
  'erase-participant',
  'renew-link',
  'revoke-staff',
  'close-slot',
]

export function commandText(
  chance: Chance,
  world: World,
  identity: { clientId: string; seq: number },
  isStaff: boolean,
): CommandText {
  const type = chance.pick(isStaff ? types.filter((type) => !endings.includes(type)) : types)
  const fields = new Map<string, string>([
    ['clientId', JSON.stringify(identity.clientId)],
    ['seq', String(identity.seq)],
    ['type', JSON.stringify(type)],
  ])
  for (const name of fieldsOf(type)) {
    const value = rightValue(chance, name, world)
    if (value !== undefined) fields.set(name, value)
  }
  const extra = chance.weighed<() => string>([
    [45, () => ''],
    [30, () => (wrongField(chance, fields), '')],
    [6, () => (fields.forEach((_, name) => name !== 'type' && fields.set(name, oddity(chance))), '')],
    [
      6,
      () =>
        `,${JSON.stringify(chance.pick(['__proto__', 'constructor', 'from', 'role', 'issuer', 'participantId', 'x']))}:${oddity(chance)}`,
    ],
    [3, () => `,"seq":${identity.seq},"clientId":${JSON.stringify(identity.clientId)}`],
    [3, () => (fields.set('type', oddity(chance)), '')],
    [chance.once(300) ? 3 : 0, () => (fields.set(chance.pick([...fields.keys()]), giant(chance)), '')],
  ])()
  return { text: `{${[...fields].map(([name, value]) => `"${name}":${value}`).join(',')}${extra}}`, type }
}

function fieldsOf(type: CommandType): string[] {
  return Object.keys(commandSchemas[type].shape)
}

/** One field missing, or with a value of another kind. */
function wrongField(chance: Chance, fields: Map<string, string>): void {
  const name = chance.pick([...fields.keys()])
  if (chance.once(3)) fields.delete(name)
  else fields.set(name, oddity(chance))
}

/** A value that the schema takes; undefined: leave it out. */
function rightValue(chance: Chance, name: string, world: World): string | undefined {
  const id = (known: readonly string[]) =>
    JSON.stringify(known.length > 0 && !chance.once(10) ? chance.pick(known) : `invented${chance.int(100)}`)
  const ids = (known: readonly string[]) => `[${id(known)},${id(known)}]`
  switch (name) {
    case 'to':
    case 'by':
      return id(world.people)
    case 'from':
    case 'participantId':
      return chance.once(3) ? id(world.people) : undefined
    case 'participantIds':
      return ids(world.people)
    case 'absent':
      return `[${id(world.people)}]`
    case 'slotId':
      return id(world.slots)
    case 'slotIds':
      return ids(world.slots)
    case 'tableId':
      return id(world.tables)
    case 'meetingId':
      return id(world.meetings)
    case 'meetingIds':
      return ids(world.meetings)
    case 'requestId':
      return id(world.requests)
    case 'itemId':
      return id(world.items)
    case 'applicationIds':
      return ids(world.people)
    case 'sides':
      return '[{"kind":["company"],"most":1}]'
    case 'shows':
      return '{"names":true,"numbers":false}'
    case 'decides':
      return chance.pick(['"by-hand"', '"at-once"'])
    case 'planId':
      return id(world.plans)
    case 'intents':
      return `[{"meetingId":${id(world.meetings)},"to":${chance.pick(['null', `{"slotId":${id(world.slots)},"tableId":${id(world.tables)}}`])}}]`
    case 'document':
      return chance.pick(['"board"', JSON.stringify(`note:${chance.pick([...world.meetings, 'none'])}`)])
    case 'sessionId':
      return id(world.sessions)
    case 'startsAt':
      return '"2031-05-06T10:00"'
    case 'endsAt':
      return '"2031-05-06T11:00"'
    case 'until':
    case 'opensAt':
    case 'closesAt':
      return undefined
    case 'slotMinutes':
    case 'changeoverMinutes':
    case 'slots':
    case 'minutes':
    case 'capacity':
      return String(1 + chance.int(5))
    case 'listed':
    case 'open':
    case 'accept':
    case 'present':
    case 'signUp':
    case 'overrule':
    case 'stepFree':
    case 'online':
    case 'lead':
    case 'quiet':
      return chance.pick(['true', 'false'])
    case 'kind':
      return chance.pick(['"company"', '"cluster"'])
    case 'country':
      return '"IT"'
    case 'outcome':
      return '"held"'
    case 'rules':
      return '{}'
    case 'retentionDays':
      return '180'
    case 'screen':
      return '"numbers"'
    default:
      return chance.once(4) ? undefined : JSON.stringify(`${name} ${chance.int(1_000)}`)
  }
}
