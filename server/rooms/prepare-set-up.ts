import type { CommandOf } from '../../shared/commands.ts'
import type { Instant, OrganisationKey } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import type { NewItem, NewTable } from '../../shared/events.ts'
import type { Preparation } from './batch.ts'
import { instantOf } from './local-time.ts'

type SetUpCommand = CommandOf<
  'add-session' | 'change-session' | 'add-table' | 'change-table' | 'add-item' | 'change-item' | 'describe-room'
>

/** Local times become instants of the room's zone; who a table is kept for becomes a key. */
export function prepareSetUp(
  command: SetUpCommand,
  room: Room,
  organisationKey: (name: string) => OrganisationKey,
): Preparation {
  try {
    return { ok: true, put: [], deed: deedOf(command, (field, text) => timeIn(room, field, text), organisationKey) }
  } catch (error) {
    if (error instanceof WrongField) return { ok: false, rejection: { code: 'malformed', field: error.field } }
    throw error
  }
}

class WrongField extends Error {
  readonly field: string

  constructor(field: string) {
    super(field)
    this.field = field
  }
}

function timeIn({ timeZone }: Room, field: string, text: string): Instant {
  const instant = instantOf(text, timeZone)
  if (instant === undefined) throw new WrongField(field)
  return instant
}

type TimeOf = (field: string, text: string) => Instant

function deedOf(
  command: SetUpCommand,
  time: TimeOf,
  organisationKey: (name: string) => OrganisationKey,
): Extract<Preparation, { ok: true }>['deed'] {
  switch (command.type) {
    case 'add-session': {
      const { type, startsAt, ...session } = command
      return { type, session: { ...session, startsAt: time('startsAt', startsAt) } }
    }
    case 'change-session': {
      const { startsAt, ...rest } = command
      return { ...rest, ...(startsAt !== undefined && { startsAt: time('startsAt', startsAt) }) }
    }
    case 'add-table': {
      const { type, ...table } = command
      return { type, table: { ...plainTable, ...tableOf(table, organisationKey) } as NewTable }
    }
    case 'change-table': {
      const { type, tableId, ...table } = command
      return { type, tableId, table: tableOf(table, organisationKey) }
    }
    case 'add-item': {
      const { type, ...item } = command
      const { startsAt, endsAt } = span(item, time)
      return { type, item: { ...item, capacity: item.capacity ?? null, startsAt, endsAt } }
    }
    case 'change-item': {
      const { type, itemId, startsAt, endsAt, ...item } = command
      const times = {
        ...(startsAt !== undefined && { startsAt: time('startsAt', startsAt) }),
        ...(endsAt !== undefined && { endsAt: time('endsAt', endsAt) }),
      }
      return { type, itemId, item: { ...known(item), ...times } as Partial<NewItem> }
    }
    case 'describe-room': {
      const { type, opensAt, closesAt, ...words } = command
      return {
        type,
        ...known(words),
        ...(opensAt !== undefined && { opensAt: opensAt === null ? null : time('opensAt', opensAt) }),
        ...(closesAt !== undefined && { closesAt: closesAt === null ? null : time('closesAt', closesAt) }),
      }
    }
  }
}

const plainTable = { zone: '', stepFree: false, quiet: false, reserved: null, url: null }

type TableWords = { [K in keyof CommandOf<'change-table'>]?: CommandOf<'change-table'>[K] }

function tableOf(
  { zone, reserved, ...table }: Omit<TableWords, 'type' | 'tableId'>,
  organisationKey: (name: string) => OrganisationKey,
) {
  return {
    ...known(table),
    ...(zone !== undefined && { zone: zone ?? '' }),
    ...(reserved !== undefined && { reserved: reserved ? { text: reserved, key: organisationKey(reserved) } : null }),
  }
}

function span(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  time: TimeOf,
): { startsAt: Instant; endsAt: Instant } {
  const times = { startsAt: time('startsAt', startsAt), endsAt: time('endsAt', endsAt) }
  if (times.endsAt <= times.startsAt) throw new WrongField('endsAt')
  return times
}

/** Without the fields that were not given: what is absent stays as it is. */
function known<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
}
