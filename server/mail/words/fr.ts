import type { LetterWords } from './words.ts'

const list = new Intl.ListFormat('fr-FR')

export const fr: LetterWords = {
  locale: 'fr-FR',
  hello: (name) => `Bonjour ${name},`,
  and: (names) => list.format(names),
  table: (label) => `table ${label}`,
  online: 'en ligne',
  timesOf: (zone) => `Toutes les heures sont celles de ${zone}.`,
  why: (event) => `Vous recevez cet e-mail parce que vous participez à « ${event} ».`,
  stop: 'Ne plus recevoir d’e-mails de cet événement',
  invitation: {
    subject: (event) => `Votre invitation : ${event}`,
    lead: (event, when) =>
      `vous êtes invité·e à « ${event} »${when && `, ${when}`}. Votre journée est prête : qui est là, qui rencontrer, quand et où.`,
    means: 'Le lien ci-dessous l’ouvre, sur téléphone ou ordinateur. Ni compte ni mot de passe.',
    open: 'Ouvrir ma journée',
    scan: 'Ou scannez ce code avec le téléphone.',
    yours: 'Ce lien est à vous seul·e. Qui le possède parle en votre nom.',
  },
  reminder: {
    subject: (event) => `Votre lien vous attend : ${event}`,
    lead: (event, when) =>
      `votre lien pour « ${event} »${when && `, ${when}`}, n’a pas encore été ouvert. D’autres souhaitent peut-être vous rencontrer.`,
  },
  changes: {
    subject: (event) => `Vos rendez-vous ont changé : ${event}`,
    lead: (count) => (count === 1 ? 'un de vos rendez-vous a changé.' : `${count} de vos rendez-vous ont changé.`),
    change: {
      new: ({ time, partners }) => `Nouveau : un rendez-vous avec ${partners}, ${time}`,
      cancelled: ({ before, partners }) => `Annulé : le rendez-vous avec ${partners}${before && `, ${before}`}`,
      'no-show': ({ before, partners }) =>
        `Noté comme non tenu : le rendez-vous avec ${partners}${before && `, ${before}`}`,
      'lost-place': ({ before, partners }) =>
        before
          ? `Le rendez-vous avec ${partners}, ${before}, n’a pas de place pour le moment`
          : `Le rendez-vous avec ${partners} attend une place`,
      'as-before': ({ time, partners }) => `Le rendez-vous avec ${partners} est comme avant${time && ` : ${time}`}`,
      people: ({ time, partners }) => `Le rendez-vous, ${time}, est maintenant avec ${partners}`,
      time: ({ before, time, partners }) =>
        before
          ? `Le rendez-vous avec ${partners} passe de ${before} à ${time}`
          : `Le rendez-vous avec ${partners} : ${time}`,
      table: ({ time, table, partners }) =>
        table
          ? `Le rendez-vous avec ${partners}, ${time}, est maintenant à la ${table}`
          : `Le rendez-vous avec ${partners}, ${time}, a une autre place`,
      'times-shifted': ({ before, time, partners }) =>
        `Le rendez-vous avec ${partners}, ${before}, est maintenant ${time}`,
      held: ({ time, partners }) => `Le rendez-vous avec ${partners}, ${time}, a changé`,
    },
    open: 'Voir ma journée',
  },
  digest: {
    subject: (event) => `Des demandes attendent votre réponse : ${event}`,
    lead: (count) =>
      count === 1 ? 'une personne souhaite vous rencontrer :' : `${count} personnes souhaitent vous rencontrer :`,
    nothingBlocked: 'Rien n’est bloqué tant que vous n’avez pas accepté.',
    open: 'Répondre',
  },
  decision: {
    subject: (event) => `Votre inscription : ${event}`,
    deferred: (event) =>
      `toutes les places de votre groupe à « ${event} » sont prises. Vous êtes sur la liste d’attente, pour une place qui se libérerait.`,
    declined: (event) =>
      `les organisateurs de « ${event} » n’ont pas pu retenir votre inscription. Merci de votre intérêt.`,
    open: 'Voir mon inscription',
    why: (event) => `Vous recevez cet e-mail parce que vous vous êtes inscrit·e à « ${event} ».`,
  },
  test: {
    subject: 'Un e-mail d’essai de Rondo',
    lead: 'cet e-mail montre que les e-mails partent, et leur aspect. Personne d’autre ne l’a reçu.',
  },
  optOut: {
    ask: (event) => `« ${event} » doit-il cesser de vous écrire ?`,
    still:
      'Les changements et les demandes ne figurent alors que dans votre journée. Les organisateurs peuvent encore vous envoyer votre invitation.',
    stop: 'Plus d’e-mails',
    stopped: 'Plus d’e-mails',
    stoppedMeans: (event) =>
      `« ${event} » ne vous écrit plus. Votre journée montre tous les changements et demandes comme avant.`,
    again: 'Recevoir à nouveau les e-mails',
    back: 'Les e-mails reviennent',
    backMeans: (event) => `« ${event} » vous écrit à nouveau.`,
    unknown: 'Ce lien n’est pas valable',
    unknownMeans: 'L’événement est peut-être terminé et supprimé.',
  },
}
