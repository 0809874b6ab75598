import type {
  ItemRecord,
  MeetingRecord,
  ParticipantRecord,
  RoomRecord,
  SlotRecord,
  TableRecord,
} from '../../shared/views/records.ts'

// A room of CASES as a phone is told of it: six slots of 25 + 5 minutes from 10:00, tables 1 to 3.

/** A clock time of the day, UTC. */
export const at = (hhmm: string) => `2030-05-06T${hhmm}:00.000Z`
export const ms = (hhmm: string) => Date.parse(at(hhmm))

export const room = (rules: Partial<RoomRecord['rules']> = {}): RoomRecord => ({
  kind: 'room',
  id: 'r',
  title: 'A morning',
  timeZone: 'UTC',
  sessions: [{ id: 's1', name: 'Morning', startsAt: at('10:00'), slotMinutes: 25, changeoverMinutes: 5 }],
  rules: { mayMeet: [], limits: {}, requestsExpireAfterMinutes: null, leadMinutes: 5, ...rules },
  screen: 'numbers',
  opensAt: null,
  closesAt: null,
  archived: false,
  heldSince: null,
})

const starts = ['10:00', '10:30', '11:00', '11:30', '12:00', '12:30']
const ends = ['10:25', '10:55', '11:25', '11:55', '12:25', '12:55']

export const slot = (number: number, more: Partial<SlotRecord> = {}): SlotRecord => ({
  kind: 'slot',
  id: `s1.${number}`,
  sessionId: 's1',
  number,
  startsAt: at(starts[number - 1]!),
  endsAt: at(ends[number - 1]!),
  stage: 'ahead',
  closed: false,
  ...more,
})
export const slots = [1, 2, 3, 4, 5, 6].map((number) => slot(number))

export const table = (number: number, more: Partial<TableRecord> = {}): TableRecord => ({
  kind: 'table',
  id: `t${number}`,
  label: String(number),
  zone: number < 3 ? 'A' : 'B',
  stepFree: false,
  quiet: false,
  virtual: false,
  closed: false,
  ...more,
})
export const tables = new Map([1, 2, 3].map((number) => [`t${number}`, table(number)]))

export const meeting = (
  id: string,
  slotNumber: number,
  tableNumber: number,
  more: Partial<MeetingRecord> = {},
): MeetingRecord => ({
  kind: 'meeting',
  id,
  participantIds: ['me', id],
  state: 'placed',
  locked: false,
  type: 'B2B',
  slotId: `s1.${slotNumber}`,
  tableId: `t${tableNumber}`,
  ...more,
})

export const item = (more: Partial<ItemRecord> = {}): ItemRecord => ({
  kind: 'item',
  id: 'i1',
  title: 'Tour',
  itemKind: '',
  startsAt: at('11:30'),
  endsAt: at('12:25'),
  place: '',
  signUp: true,
  capacity: null,
  placesLeft: null,
  cancelled: false,
  ...more,
})

export const person = (id: string, more: Partial<ParticipantRecord> = {}): ParticipantRecord => ({
  kind: 'participant',
  id,
  name: id,
  organisation: `${id} Ltd`,
  label: id,
  organisationKind: 'company',
  country: 'IT',
  delegation: '',
  sectors: [],
  offers: [],
  seeks: [],
  markets: [],
  languages: [],
  online: false,
  lead: false,
  busy: [],
  ...more,
})
