import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const mail: Words['mail'] = {
  title: 'E-mail',
  lead: (from) => `Les e-mails partent au nom de ${from}.`,
  none: 'Ce serveur n’envoie pas d’e-mails. Qui l’exploite peut définir SMTP_URL et MAIL_FROM ; tout le reste fonctionne sans.',
  onTheWay: (waiting) => `${some(waiting, 'e-mail est', 'e-mails sont')} en route.`,
  down: (since) => `Le serveur de courrier ne prend rien depuis ${since}`,
  downMeans: (waiting) =>
    `${waiting === 0 ? 'Rien n’attend.' : `${some(waiting, 'e-mail attend', 'e-mails attendent')} et ${waiting === 1 ? 'partira' : 'partiront'} dès son retour.`} Il dit :`,
  failed: 'L’état des e-mails n’a pas pu être obtenu. Rechargez la page.',
  send: {
    title: 'Envoyer',
    to: 'À qui',
    choices: { 'not-invited': 'Pas encore invités', all: 'Tout le monde', 'not-opened': 'Lien pas encore ouvert' },
    means: {
      'not-invited': (count) =>
        count === 0
          ? 'Toutes les personnes qui ont une adresse sont invitées.'
          : `${some(count, 'personne reçoit', 'personnes reçoivent')} l’invitation avec son lien personnel.`,
      all: (count) =>
        count === 0
          ? 'Tout le monde a reçu l’invitation depuis moins d’une heure.'
          : `${some(count, 'personne reçoit', 'personnes reçoivent')} l’invitation avec son lien personnel, qu’elle en ait déjà reçu une ou non.`,
      'not-opened': (count) =>
        count === 0
          ? 'Personne à relancer : chaque lien a été ouvert ou rappelé depuis moins d’une heure.'
          : `${some(count, 'personne n’a', 'personnes n’ont')} pas ouvert son lien et reçoit un rappel.`,
    },
    withoutAddress: (count) =>
      `${some(count, 'personne n’a', 'personnes n’ont')} pas d’adresse et ne ${count === 1 ? 'reçoit' : 'reçoivent'} rien : imprimez l’invitation.`,
    preview: 'Ce qu’il dit',
    inLanguage: 'Langue',
    act: {
      invitation: (count) => `Envoyer ${some(count, 'invitation', 'invitations')}`,
      reminder: (count) => `Envoyer ${some(count, 'rappel', 'rappels')}`,
    },
    ask: {
      invitation: (count) => `Envoyer ${some(count, 'invitation', 'invitations')} ?`,
      reminder: (count) => `Envoyer ${some(count, 'rappel', 'rappels')} ?`,
    },
    asks: (server) =>
      `L’envoi part aussitôt, chacun dans la langue de la personne. ${server} Qui ne veut pas d’e-mails reçoit quand même une invitation envoyée à la main.`,
    startsItself: 'Dès lors, la salle écrit aussi d’elle-même, comme réglé plus bas.',
    changed: 'Entre-temps, le nombre de personnes a changé. Rien n’a été envoyé ; regardez à nouveau.',
    notSent: 'Rien n’a été envoyé. Réessayez.',
  },
  settings: {
    title: 'Ce que la salle écrit d’elle-même',
    off: 'Rien encore : cela commence au premier envoi ou enregistrement ici.',
    changes: 'Changements non vus après, minutes',
    digest: 'Demandes en attente, chaque jour dès, heure',
    remind: 'Rappel des liens non ouverts, jours avant',
    emptyIsNever: 'vide : jamais',
    language: 'Langue',
    languageNote: 'pour qui n’a indiqué aucune des six',
    words: 'Votre propre paragraphe',
    wordsNote: 'dans les invitations et rappels',
    replyTo: 'Les réponses vont à',
    emptyIsSender: 'vide : à l’expéditeur',
    wrong: 'À vérifier.',
    save: 'Enregistrer',
    asBefore: 'Comme avant',
  },
  test: {
    title: 'Essayer',
    to: 'Votre adresse',
    act: 'Envoyer un e-mail d’essai',
    sent: 'Le serveur de courrier l’a pris.',
    refused: 'Le serveur de courrier ne l’a pas pris. Il dit :',
    failed: 'Aucun e-mail d’essai n’a été envoyé. Réessayez.',
  },
  list: {
    title: 'Ce qu’il en est devenu',
    none: 'Rien n’a encore été envoyé.',
    filters: {
      problems: (count) => `Problèmes, ${count}`,
      waiting: (count) => `À envoyer, ${count}`,
      sent: (count) => `Envoyés, ${count}`,
      optedOut: (count) => `Ne veulent pas d’e-mails, ${count}`,
    },
    empty: {
      problems: 'Aucun problème.',
      waiting: 'Rien n’attend.',
      sent: 'Rien n’est encore envoyé.',
      optedOut: 'Personne.',
    },
    kinds: {
      invitation: 'Invitation',
      reminder: 'Rappel',
      changes: 'Changements',
      digest: 'Demandes en attente',
      decision: 'Décision sur l’inscription',
    },
    sentAt: (when) => `envoyé ${when}`,
    waits: 'attend',
    tried: (count) => `attend, ${some(count, 'essai', 'essais')} jusqu’ici`,
    refused: 'non remis',
    noAddress: 'pas d’adresse',
    optedOut: 'ne veut pas d’e-mails',
    again: 'Renvoyer',
    againNamed: (name) => `Renvoyer à ${name}`,
    againAll: (count) => `Renvoyer ${some(count, 'e-mail', 'e-mails')}`,
  },
}
