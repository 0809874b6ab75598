import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const privacy: Words['privacy'] = {
  title: 'Vos données dans cette salle',
  responsible: (name) => `${name} est responsable de vos données ici. Elles servent à organiser vos rendez-vous.`,
  nobodyNamed: 'L’organisation est responsable de vos données ici. Elles servent à organiser vos rendez-vous.',
  read: 'En savoir plus',
  understood: 'Compris',
  who: 'Qui est responsable',
  theOrganisers: 'L’organisation de cet événement.',
  whatFor: 'Pour quoi faire',
  purpose:
    'Pour organiser vos rendez-vous, conduire la journée et compter ce qui en est sorti. Il n’y a ni publicité ni pistage.',
  whatOthersSee: 'Ce que les autres voient de vous',
  others:
    'Toute la salle voit votre nom, votre organisation et votre pays, ce que vous dites de vous, et quand vous êtes occupé, pas pourquoi. D’un rendez-vous savent les personnes concernées, leurs responsables de délégation et l’organisation. Les messages sont lus par les deux côtés et leurs responsables. Le grand écran ne nomme personne.',
  howLong: 'Combien de temps',
  days: (count) => `Tout est supprimé ${some(count, 'jour', 'jours')} après l’événement.`,
  howErased: 'Comment être effacé',
  erased:
    'Dites-le à l’organisation. Votre nom et tous vos mots sont alors supprimés aussitôt, et ce qui est à venir est annulé. Qu’un rendez-vous ait eu lieu reste compté, sans nom.',
  fromOrganisers: 'De la part de l’organisation',

  setUp: 'Information sur les données',
  setUpMeans:
    'Tout le monde la lit à la première ouverture de son lien, et qui veut participer, à côté du formulaire. Le reste dit ce que Rondo fait de lui-même.',
  responsibleLabel: 'Qui est responsable',
  responsibleNote: 'nom et moyen de contact',
  textLabel: 'Vos propres mots',
  textNote: 'peut rester vide',
  preview: 'Tel qu’on le lit',
}
