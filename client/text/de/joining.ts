import type { Fault } from '../../../shared/import/reading.ts'
import type { joining as english } from '../en/joining.ts'
import { some } from './counts.ts'

// Die öffentliche Seite eines Raums: was, wann und wo; das Formular, mit dem man sich anmeldet; und was daraus wurde.

function wrong({ column, code }: Fault): string {
  if (code === 'too-long') return 'Das ist zu lang.'
  if (code === 'bad-encoding') return 'Darin sind kaputte Zeichen.'
  switch (column) {
    case 'name':
      return 'Ihr Name fehlt.'
    case 'organisation':
      return 'Für wen kommen Sie?'
    case 'kind':
      return 'Wählen Sie, was am besten passt.'
    case 'country':
      return 'Wählen Sie ein Land aus der Liste.'
    case 'email':
      return 'Hier fehlt eine Adresse wie anna@example.org.'
    default:
      return 'Prüfen Sie das.'
  }
}

export const joining: typeof english = {
  title: (event) => `Teilnehmen: ${event}`,
  language: 'Sprache',
  noPage: 'Diese Seite gibt es nicht. Fragen Sie die Veranstalter nach der richtigen Adresse.',
  noLine: 'Keine Verbindung. Was Sie eingegeben haben, bleibt auf diesem Gerät.',
  again: 'Noch einmal versuchen',
  when: 'Wann',
  where: 'Wo',
  zone: (zone) => `Alle Zeiten gelten für ${zone}.`,
  until: (time) => `Sie können sich bis ${time} anmelden.`,
  closed: 'Anmeldungen sind gerade nicht möglich.',
  over: (time) => `Die Anmeldung endete am ${time}.`,
  programme: 'Programm',
  who: 'Wer kommt',
  figures: (people, organisations, countries) =>
    `${some(people, 'Person', 'Personen')} aus ${some(organisations, 'Organisation', 'Organisationen')} und ${some(countries, 'Land', 'Ländern')}`,
  agreed: 'Alle, die hier genannt werden möchten.',
  showAll: (count) => `Alle ${count} zeigen`,
  applied: 'Von diesem Gerät haben Sie sich schon angemeldet.',
  seeStatus: 'Ansehen, was daraus wurde',
  apply: 'Zur Teilnahme anmelden',
  form: {
    title: 'Zur Teilnahme anmelden',
    lead: 'Zwei Minuten. Was Sie eingeben, bleibt auf diesem Gerät, bis Sie es senden.',
    you: 'Über Sie',
    name: 'Ihr Name',
    email: 'E-Mail',
    emailNote: 'nur die Veranstalter sehen sie',
    organisation: 'Organisation',
    kind: 'Art der Organisation',
    country: 'Land',
    searchCountry: 'Land eingeben',
    noCountry: 'So heißt kein Land.',
    delegation: 'Delegation',
    noDelegation: 'keine',
    brings: 'Was führt Sie her',
    bringsNote: 'Daran finden andere Sie. Ein oder zwei Angaben genügen.',
    sectors: 'Branchen',
    sectorsHint: 'z. B. Lebensmitteltechnik',
    offers: 'Sie bieten',
    offersHint: 'z. B. Sensoren für Kühlketten',
    seeks: 'Sie suchen',
    seeksHint: 'z. B. Vertriebspartner in Spanien',
    languages: 'Ihre Sprachen',
    languagesHint: 'z. B. Deutsch',
    add: 'Hinzufügen',
    removeNamed: (entry) => `${entry} entfernen`,
    stepFree: 'Ich brauche einen Zugang ohne Stufen',
    online: 'Ich nehme online teil',
    listed: 'Organisation und Land dürfen auf der öffentlichen Seite stehen',
    byHand: 'Die Veranstalter entscheiden. Sie sehen es unter einem eigenen Link.',
    atOnce: 'Solange es Plätze gibt, sind Sie sofort dabei, sonst auf der Warteliste.',
    kept: (days) =>
      `Alle Angaben werden ${some(days, 'Tag', 'Tage')} nach der Veranstaltung gelöscht, oder wenn Sie zurückziehen.`,
    send: 'Anmeldung senden',
    save: 'Änderungen speichern',
    check: (faults) => `${some(faults, 'Feld ist', 'Felder sind')} noch auszufüllen.`,
    wrong,
    refused: {
      busy: 'Gerade melden sich viele an. Versuchen Sie es gleich noch einmal.',
      'too-late': 'Die Anmeldung ist beendet.',
      'limit-reached': 'Es werden keine Anmeldungen mehr angenommen.',
      'store-unreachable':
        'Gerade kann nichts gespeichert werden. Ihre Eingaben bleiben hier; versuchen Sie es gleich noch einmal.',
      other: 'Die Anmeldung wurde nicht angenommen. Ihre Eingaben bleiben hier; versuchen Sie es gleich noch einmal.',
    },
  },
  sent: {
    title: 'Ihre Anmeldung ist angekommen',
    lead: 'Bewahren Sie diesen Link auf: Er zeigt, was die Veranstalter entscheiden, und dort können Sie ändern oder zurückziehen.',
    link: 'Ihr Link',
    alone: 'Er gehört nur Ihnen. Wer ihn hat, kann Ihre Anmeldung lesen.',
    next: 'So geht es weiter',
    steps: [
      'Die Veranstalter lesen sie.',
      'Unter Ihrem Link sehen Sie die Entscheidung.',
      'Sobald Sie dabei sind, öffnet er Ihre eigene Seite: Personen, Anfragen, Ihr Tag.',
    ],
    open: 'Meine Anmeldung öffnen',
  },
  status: {
    title: (event) => `Ihre Anmeldung: ${event}`,
    undecided: 'Noch nicht entschieden',
    undecidedMeans: 'Die Veranstalter haben Ihre Anmeldung. Sehen Sie unter diesem Link wieder nach.',
    deferred: 'Auf der Warteliste',
    deferredMeans: 'Alle Plätze Ihrer Gruppe sind vergeben. Sie stehen an, falls einer frei wird.',
    accepted: 'Sie sind dabei',
    acceptedMeans:
      'Ihre eigene Seite ist bereit: Sehen Sie, wer kommt, bitten Sie um Gespräche, finden Sie Ihren Tisch.',
    openDay: 'Meinen Tag öffnen',
    declined: 'Diesmal nicht',
    declinedMeans:
      'Die Veranstalter konnten Ihre Anmeldung nicht annehmen. Ihre Angaben werden nach der Veranstaltung gelöscht.',
    left: 'Sie sind nicht mehr in diesem Raum',
    leftMeans: 'Wenn Sie das überrascht, fragen Sie die Veranstalter.',
    ended:
      'Unter diesem Link steht keine Anmeldung mehr. Sie wurde zurückgezogen, oder jemand hat sich mit derselben Adresse noch einmal angemeldet.',
    said: 'Ihre Angaben',
    correct: 'Ändern',
    corrected: 'Geändert.',
    withdraw: 'Zurückziehen',
    withdrawSure: 'Anmeldung zurückziehen? Alle Angaben werden sofort gelöscht.',
    withdrawDo: 'Zurückziehen und löschen',
    withdrawn: 'Ihre Anmeldung ist zurückgezogen, Ihre Angaben sind gelöscht.',
    toPage: 'Zur Seite der Veranstaltung',
  },
}
