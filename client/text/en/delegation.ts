import { some } from './counts.ts'

// What the lead of a delegation reads, in English.

export const delegation = {
  title: 'My delegation',
  people: (count: number) => some(count, 'person', 'people'),
  toAnswer: (count: number) => `${count} to answer`,
  unseen: (count: number) => `${some(count, 'change', 'changes')} not seen`,
  waiting: (count: number) => `${count} without a place`,
  nothingOpen: 'Nothing to do.',
  nothingAhead: 'nothing ahead',
  glance: (meetings: number, free: number) =>
    `${some(meetings, 'meeting', 'meetings')}, ${some(free, 'time', 'times')} free`,
  find: 'Find somebody',
  nobodyFound: 'Nobody of the delegation is called so.',
  actingFor: (name: string) => `For ${name}`,
  actingMeans: 'What you do here is done in their name, and shown as done by you.',
  all: 'The delegation',
  asks: 'Waiting for an answer',
  asked: 'Asked, not answered yet',
  meetings: 'Meetings',
  noMeetings: 'No meeting ahead.',
  isHere: 'Here since',
  noteHere: 'Note as here',
  noteNotHere: 'Not here',
  availability: 'When they can be met',
  availabilityMeans: 'Tap a time to close or open it for them.',
  answeredBy: (name: string) => `Answered by ${name}`,
  answeredByStaff: 'Answered by the organisers',

  substitute: 'Somebody else goes',
  substituteAll: 'Somebody else goes to all meetings',
  whoGoes: (name: string) => `Who goes for ${name}?`,
  nobodyElse: 'Nobody else of your delegation is in the room.',
  nothingToGive: 'There is no meeting ahead.',
  fits: (taken: number, all: number) =>
    taken === all
      ? all === 1
        ? 'can go'
        : `can go to all ${all}`
      : taken === 0
        ? 'cannot go'
        : `can go to ${taken} of ${all}`,
  takes: (name: string, count: number) =>
    `${name} takes over ${some(count, 'meeting', 'meetings')}, with time and table. Everybody in them is told.`,
  takesNone: (name: string) => `${name} can take over none of them.`,
  stays: (name: string) => `Stays with ${name}:`,
  clash: {
    'person-busy': (name: string) => `${name} has something else then.`,
    'already-meeting': (name: string) => `${name} has a meeting with the same people.`,
    'same-person': (name: string) => `${name} is in it already.`,
    'not-eligible': (name: string) => `The rules of this event do not let ${name} meet them.`,
  },
  goes: (name: string) => `${name} goes`,
  tookOver: (name: string, count: number) => `${name} has taken over ${some(count, 'meeting', 'meetings')}.`,
  tookNone: (name: string) => `${name} has taken over none.`,
}
