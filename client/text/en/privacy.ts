import { some } from './counts.ts'

// What people are told of their data, and what the organiser writes about it, in English.

export const privacy = {
  title: 'Your data in this room',
  responsible: (name: string) => `${name} is responsible for your data here. It serves to arrange your meetings.`,
  nobodyNamed: 'The organisers are responsible for your data here. It serves to arrange your meetings.',
  read: 'Read more',
  understood: 'Understood',
  who: 'Who is responsible',
  theOrganisers: 'The organisers of this event.',
  whatFor: 'What for',
  purpose:
    'To arrange your meetings, to hold the day together and to count what came of it. There is no advertising and no tracking.',
  whatOthersSee: 'What others see of you',
  others:
    'Everybody in the room sees your name, organisation and country, what you say of yourself, and when you are busy, not why. Of a meeting know those in it, their leads and the organisers. Messages are read by the two sides and their leads. The big screen names no person.',
  howLong: 'How long',
  days: (count: number) => `Everything is deleted ${some(count, 'day', 'days')} after the event.`,
  howErased: 'How to be erased',
  erased:
    'Tell the organisers. Your name and all your words are then deleted at once, and what lies ahead is cancelled. That a meeting took place is still counted, without a name.',
  fromOrganisers: 'From the organisers',

  setUp: 'Privacy notice',
  setUpMeans:
    'Shown to everybody at the first opening of their link, and beside the form of those who ask to take part. The rest of it says what Rondo does by itself.',
  responsibleLabel: 'Who is responsible',
  responsibleNote: 'name and how to reach them',
  textLabel: 'Your own words',
  textNote: 'may stay empty',
  preview: 'As people read it',
}
