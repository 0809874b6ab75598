// What a printed day and a meeting’s calendar file say.

export const agenda = {
  print: 'Print my day',
  file: 'As a calendar file',
  fileFailed: 'The file did not come. Try again when you are online.',
  free: 'free',
  closed: 'closed',
  nothing: 'No meeting and no programme yet.',
  waiting: 'Waiting for a place',
  asOf: (time: string) => `As of ${time}. What has changed since stands in the room.`,
}
