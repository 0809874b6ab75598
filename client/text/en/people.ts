import { some } from './counts.ts'

/** Finding people, who is worth meeting, and what one says of oneself. */
export const people = {
  worth: 'Worth meeting',
  moreWorth: (count: number) => `${count} more`,
  everybody: 'Everybody',
  others: 'Everybody else',
  dismiss: (name: string) => `Do not suggest ${name}`,
  dismissed: (name: string) => `${name} is not suggested any more.`,
  suggestAgain: (count: number) => `Suggest ${some(count, 'person', 'people')} again whom you left out`,
  freeThen: (count: number) => `${some(count, 'person fits', 'people fit')} you`,
  sameSector: (what: string) => `Same sector: ${what}`,
  sameMarket: (what: string) => `Your market: ${what}`,
  shareSectors: (what: string) => `Same sector as you: ${what}.`,
  shareMarkets: (what: string) => `Your market: ${what}.`,
  foundIn: { organisation: 'Organisation', label: 'Label', delegation: 'Delegation', about: 'About' },

  // One's own profile
  about: 'A few words about you',
  aboutNote: (left: number) => `${some(left, 'character', 'characters')} left`,
  readByAll: 'Everybody in the room can read this. Organisation, country and kind are changed by the organisers.',
  preview: 'As others see you',
  edit: 'Go on editing',

  // Picture
  picture: 'Logo or photo',
  pictureMeans: 'Everybody in the room sees it beside your name. It is made small on this phone before it is sent.',
  choose: 'Choose a picture',
  another: 'Choose another',
  remove: 'Remove the picture',
  shape: 'How it fills the square',
  fill: 'Fill the square',
  whole: 'Show all of it',
  use: 'Use this picture',
  pictureSaved: 'The picture is saved.',
  pictureRemoved: 'The picture is removed.',
  pictureFault: {
    unreadable: 'This phone cannot read that file as a picture. A photo or a logo as JPEG, PNG or WebP works.',
    'too-large': 'That picture is too large for this phone. One of less than 12,000 pixels a side works.',
    'no-line': 'No connection. The picture was not saved; nothing else is lost.',
    refused: 'The server did not take this picture. Your old one is unchanged.',
  },
}
