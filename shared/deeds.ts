import type { CommandType, RoomCommand } from './commands.ts'
import type { NewItem, NewSession, NewTable, RoomWords } from './events.ts'
import type {
  ApplicationId,
  Instant,
  ItemId,
  LogId,
  ParticipantId,
  PersonalKey,
  PlanId,
  RoomId,
  SessionId,
  StaffId,
  TableId,
  Version,
} from './ids.ts'
import type { WaitingLine } from './joining-line.ts'
import type { Issuer, StaffRole } from './roles.ts'
import type { Facts, Joining, Rules } from './room.ts'

/** A person as the rules see them; the server has put the words beside the log. */
export interface Person {
  participantId: ParticipantId
  facts: Facts
  profile: PersonalKey
}

/**
 * Commands whose wire form holds words, local times or cursors: the server turns them into what the rules need before it asks
 * `decide`. In the others `message` and `reason` are, from here on, the keys under which the server keeps the words.
 */
interface Prepared {
  'add-participant': Person
  'change-participant': Person
  'add-session': { session: Omit<NewSession, 'id' | 'slots'> & { slots: number } }
  'change-session': {
    sessionId: SessionId
    name?: string | undefined
    startsAt?: Instant | undefined
    slotMinutes?: number | undefined
    changeoverMinutes?: number | undefined
    slots?: number | undefined
  }
  'add-table': { table: Omit<NewTable, 'id'> }
  'change-table': { tableId: TableId; table: Partial<Omit<NewTable, 'id'>> }
  'add-item': { item: Omit<NewItem, 'id'> }
  'change-item': { itemId: ItemId; item: Partial<Omit<NewItem, 'id'>> }
  'describe-room': Partial<RoomWords>
  'describe-privacy': { words: PersonalKey | null }
  'start-plan': { name: PersonalKey }
  'rename-plan': { planId: PlanId; name: PersonalKey }
  'set-joining': { joining: Joining }
  /** `known`: those whose address somebody in the room has. `profiles`: where their words lie, a label among them. */
  'accept-applications': {
    applicationIds: readonly ApplicationId[]
    known: readonly ApplicationId[]
    profiles: Readonly<Record<ApplicationId, PersonalKey>>
    overrule?: boolean | undefined
  }
  /** `upTo`: version of the last change that was shown. */
  acknowledge: { meetingId: string; participantId?: string | undefined; upTo: Version }
}

/** An applicant as the rules see them. `listed`: agrees to be named as one who comes. */
interface Wish {
  facts: Facts
  profile: PersonalKey
  listed: boolean
}

/** What only the server itself asks for. */
type Internal =
  | ({
      type: 'open-room'
      roomId: RoomId
      logId: LogId
      timeZone: string
      rules: Rules
      sessions: readonly (Omit<NewSession, 'id' | 'slots'> & { slots: number })[]
      tables: readonly Omit<NewTable, 'id'>[]
      items: readonly Omit<NewItem, 'id'>[]
    } & RoomWords)
  | { type: 'import-participants'; added: readonly Person[]; changed: readonly Person[] }
  | { type: 'add-staff'; staffId: StaffId; role: StaffRole; name: PersonalKey }
  /** `known`: somebody in the room has this address. */
  | ({ type: 'apply'; applicationId: ApplicationId; known: boolean } & Wish)
  | ({ type: 'correct-application' } & Wish)
  | { type: 'withdraw-application' }
  | { type: 'see-application' }
  /** A personal link was opened for the first time. */
  | { type: 'open-link' }
  /** The clock: whatever fell due by `at`. */
  | { type: 'pass-time' }

export type Deed =
  | Exclude<RoomCommand, { type: keyof Prepared }>
  | { [T in keyof Prepared]: { type: T } & Prepared[T] }[keyof Prepared]
  | Internal
export type DeedType = CommandType | Internal['type']
export type DeedOf<T extends Deed['type']> = Extract<Deed, { type: T }>

/** A deed with all that `decide` may not find out by itself: who, when, and a fresh random id for what it makes. */
export interface Asked<D extends Deed = Deed> {
  deed: D
  issuer: Issuer
  clientId: string
  seq: number
  /** By the server's clock; one before the room's last commit counts as that one's (L8). */
  at: Instant
  /** With a deed that may free a place where people come in at once [J6]; absent: nobody who waits is known by their address. */
  line?: WaitingLine
  /** For the request or meeting this makes. Random, so that ids tell nothing of what is hidden (L5). */
  id: string
}
