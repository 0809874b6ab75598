import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const mail: Words['mail'] = {
  title: 'E-Mail',
  lead: (from) => `E-Mails gehen als ${from} hinaus.`,
  none: 'Dieser Server verschickt keine E-Mails. Wer ihn betreibt, kann SMTP_URL und MAIL_FROM setzen; alles andere geht auch so.',
  onTheWay: (waiting) => `${some(waiting, 'E-Mail ist', 'E-Mails sind')} unterwegs.`,
  down: (since) => `Der Mailserver nimmt seit ${since} nichts an`,
  downMeans: (waiting) =>
    `${waiting === 0 ? 'Es wartet nichts.' : `${some(waiting, 'E-Mail wartet', 'E-Mails warten')} und ${waiting === 1 ? 'geht' : 'gehen'} von selbst hinaus, wenn er wieder da ist.`} Er sagt:`,
  failed: 'Der Stand der E-Mails ließ sich nicht holen. Laden Sie die Seite neu.',
  send: {
    title: 'Verschicken',
    to: 'An wen',
    choices: { 'not-invited': 'Noch nicht eingeladen', all: 'Alle', 'not-opened': 'Link noch nicht geöffnet' },
    means: {
      'not-invited': (count) =>
        count === 0
          ? 'Alle mit Adresse sind eingeladen.'
          : `${some(count, 'Person bekommt', 'Personen bekommen')} die Einladung mit dem persönlichen Link.`,
      all: (count) =>
        count === 0
          ? 'Alle haben die Einladung in der letzten Stunde bekommen.'
          : `${some(count, 'Person bekommt', 'Personen bekommen')} die Einladung mit dem persönlichen Link, auch wenn sie schon eine hatten.`,
      'not-opened': (count) =>
        count === 0
          ? 'Niemand zu erinnern: Jeder Link wurde geöffnet oder in der letzten Stunde in Erinnerung gebracht.'
          : `${some(count, 'Person hat', 'Personen haben')} den Link nicht geöffnet und ${count === 1 ? 'wird' : 'werden'} erinnert.`,
    },
    withoutAddress: (count) =>
      `${some(count, 'Person hat', 'Personen haben')} keine Adresse und ${count === 1 ? 'bekommt' : 'bekommen'} nichts: Drucken Sie diese Einladungen.`,
    preview: 'Was darin steht',
    inLanguage: 'Sprache',
    act: {
      invitation: (count) => `${some(count, 'Einladung', 'Einladungen')} verschicken`,
      reminder: (count) => `${some(count, 'Erinnerung', 'Erinnerungen')} verschicken`,
    },
    ask: {
      invitation: (count) => `${some(count, 'Einladung', 'Einladungen')} verschicken?`,
      reminder: (count) => `${some(count, 'Erinnerung', 'Erinnerungen')} verschicken?`,
    },
    asks: (server) =>
      `Sie gehen sofort hinaus, jede in der Sprache der Person. ${server} Wer keine E-Mails will, bekommt Einladungen, die Sie von Hand verschicken, trotzdem.`,
    startsItself: 'Von da an schreibt der Raum auch von selbst, wie unten eingestellt.',
    changed:
      'Inzwischen würde es eine andere Zahl von Personen erreichen. Es wurde nichts verschickt; sehen Sie noch einmal hin.',
    notSent: 'Es wurde nichts verschickt. Versuchen Sie es noch einmal.',
  },
  settings: {
    title: 'Was der Raum von selbst schreibt',
    off: 'Noch nichts: Es beginnt, wenn Sie hier zum ersten Mal etwas verschicken oder speichern.',
    changes: 'Nicht gesehene Änderungen nach, Minuten',
    digest: 'Offene Anfragen, täglich ab, Uhr',
    remind: 'An ungeöffnete Links erinnern, Tage vorher',
    emptyIsNever: 'leer: nie',
    language: 'Sprache',
    languageNote: 'für Personen, die keine der sechs nannten',
    words: 'Ihr eigener Absatz',
    wordsNote: 'in Einladungen und Erinnerungen',
    replyTo: 'Antworten gehen an',
    emptyIsSender: 'leer: an den Absender',
    wrong: 'Prüfen Sie das.',
    save: 'Speichern',
    asBefore: 'Wie vorher',
  },
  test: {
    title: 'Ausprobieren',
    to: 'Ihre Adresse',
    act: 'Probe-E-Mail schicken',
    sent: 'Der Mailserver hat sie angenommen.',
    refused: 'Der Mailserver hat sie nicht angenommen. Er sagt:',
    failed: 'Es ging keine Probe-E-Mail hinaus. Versuchen Sie es noch einmal.',
  },
  list: {
    title: 'Was daraus wurde',
    none: 'Noch wurde nichts verschickt.',
    filters: {
      problems: (count) => `Probleme, ${count}`,
      waiting: (count) => `Zu verschicken, ${count}`,
      sent: (count) => `Verschickt, ${count}`,
      optedOut: (count) => `Wollen keine E-Mails, ${count}`,
    },
    empty: {
      problems: 'Keine Probleme.',
      waiting: 'Es wartet nichts.',
      sent: 'Noch nichts verschickt.',
      optedOut: 'Niemand.',
    },
    kinds: {
      invitation: 'Einladung',
      reminder: 'Erinnerung',
      changes: 'Änderungen',
      digest: 'Offene Anfragen',
      decision: 'Entscheidung über die Anmeldung',
    },
    sentAt: (when) => `verschickt ${when}`,
    waits: 'wartet',
    tried: (count) => `wartet, bisher ${some(count, 'Versuch', 'Versuche')}`,
    refused: 'nicht zugestellt',
    noAddress: 'keine Adresse',
    optedOut: 'will keine E-Mails',
    again: 'Noch einmal schicken',
    againNamed: (name) => `Noch einmal an ${name} schicken`,
    againAll: (count) => `${some(count, 'E-Mail', 'E-Mails')} noch einmal schicken`,
  },
}
