import type { arrival as english } from '../en/arrival.ts'

// Ob man an dem Tag da ist.
export const arrival: typeof english = {
  title: 'Am Tag selbst',
  question: 'Sind Sie schon da?',
  means: 'Der Empfang weiß dann, dass Sie hier sind.',
  noted: 'Vermerkt. Der Empfang weiß, dass Sie hier sind.',
  hereSince: (time) => `Hier seit ${time}`,
}
