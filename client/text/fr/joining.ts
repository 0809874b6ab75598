import type { Fault } from '../../../shared/import/reading.ts'
import type { joining as english } from '../en/joining.ts'
import { some } from './counts.ts'

// La page publique d'une salle : quoi, quand et où ; le formulaire d'inscription ; et ce qu'il en est advenu.

function wrong({ column, code }: Fault): string {
  if (code === 'too-long') return 'C’est trop long.'
  if (code === 'bad-encoding') return 'Certains caractères sont illisibles.'
  switch (column) {
    case 'name':
      return 'Il manque votre nom.'
    case 'organisation':
      return 'Pour qui venez-vous ?'
    case 'kind':
      return 'Choisissez ce qui convient le mieux.'
    case 'country':
      return 'Choisissez un pays dans la liste.'
    case 'email':
      return 'Il faut une adresse comme anna@example.org.'
    default:
      return 'À vérifier.'
  }
}

export const joining: typeof english = {
  title: (event) => `Participer : ${event}`,
  language: 'Langue',
  noPage: 'Cette page n’existe pas. Demandez la bonne adresse aux organisateurs.',
  noLine: 'Pas de connexion. Ce que vous avez saisi reste sur cet appareil.',
  again: 'Réessayer',
  when: 'Quand',
  where: 'Où',
  zone: (zone) => `Les heures sont celles de ${zone}.`,
  until: (time) => `Inscription possible jusqu’au ${time}.`,
  closed: 'Les inscriptions ne sont pas ouvertes.',
  over: (time) => `Les inscriptions ont pris fin le ${time}.`,
  programme: 'Programme',
  who: 'Qui vient',
  figures: (people, organisations, countries) =>
    `${some(people, 'personne', 'personnes')}, ${some(organisations, 'organisation', 'organisations')}, ${some(countries, 'pays', 'pays')}`,
  agreed: 'Celles et ceux qui acceptent d’être nommés ici.',
  showAll: (count) => `Afficher les ${count}`,
  applied: 'Une inscription a déjà été envoyée de cet appareil.',
  seeStatus: 'Voir où elle en est',
  apply: 'S’inscrire',
  form: {
    title: 'S’inscrire',
    lead: 'Deux minutes. Ce que vous saisissez reste sur cet appareil jusqu’à l’envoi.',
    you: 'Vous',
    name: 'Votre nom',
    email: 'E-mail',
    emailNote: 'vu des seuls organisateurs',
    organisation: 'Organisation',
    kind: 'Type d’organisation',
    country: 'Pays',
    searchCountry: 'Saisir un pays',
    noCountry: 'Aucun pays ne s’appelle ainsi.',
    delegation: 'Délégation',
    noDelegation: 'aucune',
    brings: 'Ce qui vous amène',
    bringsNote: 'C’est ainsi que l’on vous trouve. Une ou deux indications suffisent.',
    sectors: 'Secteurs',
    sectorsHint: 'p. ex. agroalimentaire',
    offers: 'Vous proposez',
    offersHint: 'p. ex. capteurs pour la chaîne du froid',
    seeks: 'Vous cherchez',
    seeksHint: 'p. ex. distributeurs en Espagne',
    languages: 'Vos langues',
    languagesHint: 'p. ex. français',
    add: 'Ajouter',
    removeNamed: (entry) => `Retirer ${entry}`,
    stepFree: 'J’ai besoin d’un accès sans marches',
    online: 'Je participe en ligne',
    listed: 'Mon organisation et mon pays peuvent figurer sur la page publique',
    byHand: 'Les organisateurs décident. Vous le voyez par un lien personnel.',
    atOnce: 'Tant qu’il y a des places, vous êtes inscrit aussitôt ; sinon, sur la liste d’attente.',
    kept: (days) =>
      `Tout est effacé ${some(days, 'jour', 'jours')} après l’événement, ou si vous retirez votre inscription.`,
    send: 'Envoyer l’inscription',
    save: 'Enregistrer les corrections',
    check: (faults) => `${some(faults, 'champ reste', 'champs restent')} à remplir.`,
    wrong,
    refused: {
      busy: 'Beaucoup de personnes s’inscrivent en ce moment. Réessayez dans un instant.',
      'too-late': 'Les inscriptions sont closes.',
      'limit-reached': 'Plus aucune inscription n’est prise.',
      'store-unreachable':
        'Rien ne peut être enregistré pour l’instant. Votre saisie reste ici ; réessayez dans un instant.',
      other: 'L’inscription n’a pas été prise. Votre saisie reste ici ; réessayez dans un instant.',
    },
  },
  sent: {
    title: 'Votre inscription est arrivée',
    lead: 'Gardez ce lien : il montre la décision des organisateurs et permet de corriger ou de retirer vos indications.',
    link: 'Votre lien',
    alone: 'Il est à vous seul. Qui l’a peut lire votre inscription.',
    next: 'La suite',
    steps: [
      'Les organisateurs la lisent.',
      'Votre lien montre leur décision.',
      'Une fois accepté, il ouvre votre page : personnes, demandes, votre journée.',
    ],
    open: 'Ouvrir mon inscription',
  },
  status: {
    title: (event) => `Votre inscription : ${event}`,
    undecided: 'Pas encore décidé',
    undecidedMeans: 'Les organisateurs ont votre inscription. Revenez par ce lien.',
    deferred: 'Sur la liste d’attente',
    deferredMeans:
      'Toutes les places de votre groupe sont prises. Vous êtes dans la file, pour une place qui se libérerait.',
    accepted: 'Vous participez',
    acceptedMeans: 'Votre page est prête : voyez qui vient, demandez des rendez-vous, trouvez votre table.',
    openDay: 'Ouvrir ma journée',
    declined: 'Pas cette fois',
    declinedMeans:
      'Les organisateurs n’ont pas pu retenir votre inscription. Vos indications sont effacées après l’événement.',
    left: 'Vous n’êtes plus dans cette salle',
    leftMeans: 'Si cela vous surprend, demandez aux organisateurs.',
    ended:
      'Ce lien ne montre plus d’inscription. Elle a été retirée, ou quelqu’un s’est inscrit de nouveau avec la même adresse.',
    said: 'Vos indications',
    correct: 'Corriger',
    corrected: 'Corrigé.',
    withdraw: 'Retirer',
    withdrawSure: 'Retirer l’inscription ? Tout est effacé aussitôt.',
    withdrawDo: 'Retirer et effacer',
    withdrawn: 'Votre inscription est retirée et vos indications sont effacées.',
    toPage: 'Vers la page de l’événement',
  },
}
