import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const privacy: Words['privacy'] = {
  title: 'Ihre Daten in diesem Raum',
  responsible: (name) =>
    `Für Ihre Daten hier ist ${name} verantwortlich. Sie dienen dazu, Ihre Gespräche zu vereinbaren.`,
  nobodyNamed:
    'Für Ihre Daten hier ist das Organisationsteam verantwortlich. Sie dienen dazu, Ihre Gespräche zu vereinbaren.',
  read: 'Mehr lesen',
  understood: 'Verstanden',
  who: 'Wer verantwortlich ist',
  theOrganisers: 'Das Organisationsteam dieser Veranstaltung.',
  whatFor: 'Wofür',
  purpose:
    'Um Ihre Gespräche zu vereinbaren, den Tag zu führen und zu zählen, was daraus wurde. Es gibt keine Werbung und keine Verfolgung.',
  whatOthersSee: 'Was andere von Ihnen sehen',
  others:
    'Alle im Raum sehen Ihren Namen, Ihre Organisation und Ihr Land, was Sie über sich sagen, und wann Sie beschäftigt sind, nicht warum. Von einem Gespräch wissen die Beteiligten, ihre Leitungen und das Organisationsteam. Nachrichten lesen die beiden Seiten und ihre Leitungen. Der große Bildschirm nennt keine Person.',
  howLong: 'Wie lange',
  days: (count) => `Alles wird ${some(count, 'Tag', 'Tage')} nach der Veranstaltung gelöscht.`,
  howErased: 'Wie Sie gelöscht werden',
  erased:
    'Sagen Sie es dem Organisationsteam. Ihr Name und alle Ihre Worte werden dann sofort gelöscht, und was noch ansteht, wird abgesagt. Dass ein Gespräch stattfand, zählt weiter, ohne Namen.',
  fromOrganisers: 'Vom Organisationsteam',

  setUp: 'Hinweis zum Datenschutz',
  setUpMeans:
    'Alle lesen ihn beim ersten Öffnen ihres Links, und wer sich anmelden will, neben dem Formular. Das Übrige darin sagt, was Rondo von sich aus tut.',
  responsibleLabel: 'Wer verantwortlich ist',
  responsibleNote: 'Name und wie man sie erreicht',
  textLabel: 'Ihre eigenen Worte',
  textNote: 'darf leer bleiben',
  preview: 'So wird es gelesen',
}
