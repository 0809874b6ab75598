import type { LetterWords } from './words.ts'

const list = new Intl.ListFormat('de-DE')

export const de: LetterWords = {
  locale: 'de-DE',
  hello: (name) => `Guten Tag ${name},`,
  and: (names) => list.format(names),
  table: (label) => `Tisch ${label}`,
  online: 'online',
  timesOf: (zone) => `Alle Zeiten gelten in ${zone}.`,
  why: (event) => `Sie bekommen diese E-Mail, weil Sie an „${event}“ teilnehmen.`,
  stop: 'Keine E-Mails mehr von dieser Veranstaltung',
  invitation: {
    subject: (event) => `Ihre Einladung: ${event}`,
    lead: (event, when) =>
      `Sie sind eingeladen: ${event}${when && `, ${when}`}. Ihr Tag ist bereit: wer da ist, wen Sie treffen, wann und wo.`,
    means: 'Der Link unten öffnet ihn, am Telefon oder am Rechner. Sie brauchen kein Konto und kein Passwort.',
    open: 'Meinen Tag öffnen',
    scan: 'Oder scannen Sie diesen Code mit dem Telefon.',
    yours: 'Der Link gehört nur Ihnen. Wer ihn hat, spricht für Sie.',
  },
  reminder: {
    subject: (event) => `Ihr Link wartet: ${event}`,
    lead: (event, when) =>
      `Ihr Link zu „${event}“${when && `, ${when}`}, wurde noch nicht geöffnet. Vielleicht möchten andere Sie schon treffen.`,
  },
  changes: {
    subject: (event) => `Ihre Gespräche haben sich geändert: ${event}`,
    lead: (count) =>
      count === 1 ? 'eines Ihrer Gespräche hat sich geändert.' : `${count} Ihrer Gespräche haben sich geändert.`,
    change: {
      new: ({ time, partners }) => `Neu: ein Gespräch mit ${partners} am ${time}`,
      cancelled: ({ before, partners }) => `Abgesagt: das Gespräch mit ${partners}${before && ` am ${before}`}`,
      'no-show': ({ before, partners }) =>
        `Gilt als nicht geführt: das Gespräch mit ${partners}${before && ` am ${before}`}`,
      'lost-place': ({ before, partners }) =>
        before
          ? `Das Gespräch mit ${partners} am ${before} hat zurzeit keinen Platz`
          : `Das Gespräch mit ${partners} wartet auf einen Platz`,
      'as-before': ({ time, partners }) => `Das Gespräch mit ${partners} ist wie vorher${time && `: ${time}`}`,
      people: ({ time, partners }) => `Das Gespräch am ${time} ist jetzt mit ${partners}`,
      time: ({ before, time, partners }) =>
        before
          ? `Das Gespräch mit ${partners} ist jetzt am ${time} statt am ${before}`
          : `Das Gespräch mit ${partners} ist am ${time}`,
      table: ({ time, table, partners }) =>
        table
          ? `Das Gespräch mit ${partners} am ${time}: jetzt ${table}`
          : `Das Gespräch mit ${partners} am ${time} hat einen anderen Platz`,
      'times-shifted': ({ before, time, partners }) => `Das Gespräch mit ${partners} am ${before} ist jetzt am ${time}`,
      held: ({ time, partners }) => `Am Gespräch mit ${partners} am ${time} hat sich etwas geändert`,
    },
    open: 'Meinen Tag ansehen',
  },
  digest: {
    subject: (event) => `Anfragen warten auf Ihre Antwort: ${event}`,
    lead: (count) => (count === 1 ? 'eine Person möchte Sie treffen:' : `${count} Personen möchten Sie treffen:`),
    nothingBlocked: 'Bis zu Ihrer Zusage bleibt alles frei.',
    open: 'Antworten',
  },
  decision: {
    subject: (event) => `Ihre Anmeldung: ${event}`,
    deferred: (event) =>
      `Alle Plätze Ihrer Gruppe bei „${event}“ sind vergeben. Sie stehen auf der Warteliste, falls einer frei wird.`,
    declined: (event) =>
      `Die Veranstalter von „${event}“ konnten Ihre Anmeldung nicht annehmen. Danke für Ihr Interesse.`,
    open: 'Meine Anmeldung ansehen',
    why: (event) => `Sie bekommen diese E-Mail, weil Sie sich für „${event}“ angemeldet haben.`,
  },
  test: {
    subject: 'Eine Probe-E-Mail von Rondo',
    lead: 'diese E-Mail zeigt, dass E-Mails ankommen und wie sie aussehen. Sonst hat sie niemand bekommen.',
  },
  optOut: {
    ask: (event) => `Soll „${event}“ Ihnen nicht mehr schreiben?`,
    still:
      'Änderungen und Anfragen stehen dann nur noch in Ihrem Tag. Ihre Einladung kann die Leitung Ihnen weiter schicken.',
    stop: 'Keine E-Mails mehr',
    stopped: 'Keine E-Mails mehr',
    stoppedMeans: (event) =>
      `„${event}“ schreibt Ihnen nicht mehr. Ihr Tag zeigt alle Änderungen und Anfragen wie bisher.`,
    again: 'Wieder E-Mails bekommen',
    back: 'E-Mails kommen wieder',
    backMeans: (event) => `„${event}“ schreibt Ihnen wieder.`,
    unknown: 'Dieser Link gilt nicht',
    unknownMeans: 'Die Veranstaltung dazu ist vielleicht vorbei und gelöscht.',
  },
}
