import { some } from './counts.ts'

export const screen = {
  meetings: (count: number): string => (count === 1 ? 'meeting' : 'meetings'),
  placed: 'placed',
  held: 'held',
  /** `day`: the weekday's name. */
  dayFree: (day: string, free: number) => `for ${day}. ${some(free, 'place is', 'places are')} free.`,
  countriesMost: 'Countries that meet most',
  other: 'other',
  justBooked: 'Just booked',
  lastBooked: 'Booked last',
  noneYet: (people: number, countries: number) =>
    people === 0
      ? 'The room is open. People are being invited.'
      : `${some(people, 'person', 'people')} from ${some(countries, 'country', 'countries')} are invited. The first meeting shows here.`,
  paper: (meetings: number, free: number) =>
    `Tables by time: ${some(meetings, 'meeting', 'meetings')} placed, ${some(free, 'place', 'places')} free.`,
  notYet: 'Times and tables are being set up.',
  round: (time: string) => `Round of ${time}`,
  changeOver: 'Change over',
  roundHeld: 'The round is held',
  changeOverAt: (time: string) => `Change over ${time}`,
  nextRound: (time: string) => `Next round ${time}`,
  lastRound: 'The last round of the day',
  inUse: 'In use',
  free: 'Free',
  out: 'Out of service',
  tables: 'Tables',
  tableState: (label: string, state: string) => `Table ${label}: ${state}`,
  thanks: 'Thank you',
  organisations: (count: number): string => (count === 1 ? 'organisation' : 'organisations'),
  countries: (count: number): string => (count === 1 ? 'country' : 'countries'),
  people: (count: number): string => (count === 1 ? 'person' : 'people'),
  whoMetWhom: 'Which countries met',
  noLine: (time: string) => `No connection. As of ${time}.`,
}
