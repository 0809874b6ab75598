// Whether one is there on the day: what the desk and one's own lead read of it.
export const arrival = {
  title: 'On the day',
  question: 'Are you at the event?',
  means: 'The desk then knows that you are here.',
  noted: 'Noted. The desk knows that you are here.',
  hereSince: (time: string) => `Here since ${time}`,
}
