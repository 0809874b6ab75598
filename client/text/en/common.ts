import type { OrganisationKind } from '../../../shared/room.ts'
import { listed, some } from './counts.ts'

// What every page says, in English.

const kinds: Record<OrganisationKind, string> = {
  cluster: 'Cluster',
  company: 'Company',
  development: 'Development organisation',
  research: 'Research',
  public: 'Public body',
}

export const common = {
  close: 'Close',
  cancel: 'Leave it',
  back: 'Back',
  save: 'Save',
  saved: 'Saved.',
  undo: 'Undo',
  clear: 'Clear',
  yes: 'Yes',
  no: 'No',
  sending: 'Sending …',
  keptSending: 'Kept, still sending',
  live: 'Live',
  bringingNews: 'Bringing news',
  asOf: (time: string) => `As of ${time}`,
  cannotSave: 'Cannot save',
  cannotSaveLong: 'The room cannot save just now. Nothing is lost; try again in a moment.',
  noConnection: (time: string) => `No connection. As of ${time}.`,
  weKeepTrying: 'What you see stays. We keep trying.',
  table: 'Table',
  tableNamed: (label: string) => `table ${label}`,
  zone: (zone: string) => (zone.length <= 2 ? `Zone ${zone}` : zone),
  kinds,
  and: (names: readonly string[]) => listed(names),
  yourTime: (time: string) => `${time} your time`,
  people: (count: number) => some(count, 'person', 'people'),
  meetings: (count: number) => some(count, 'meeting', 'meetings'),
  minutes: (count: number) => some(count, 'minute', 'minutes'),
  ended: {
    revoked: 'This link is no longer valid. The desk can give you a new one.',
    'room-gone': 'This room is no longer there.',
    'not-allowed': 'This link does not open the room. Check that it was copied whole, or ask at the desk.',
  },
  noLink: 'This address has no link in it. Open the room with the link or the QR code you were given.',
  notHere: 'There is no page at this address.',
}
