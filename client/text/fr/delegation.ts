import type { Words } from '../en.ts'
import { some } from './counts.ts'

// Ce que lit la personne qui conduit une délégation, en français.

export const delegation: Words['delegation'] = {
  title: 'Ma délégation',
  people: (count) => some(count, 'personne', 'personnes'),
  toAnswer: (count) => `${count} en attente de réponse`,
  unseen: (count) => `${some(count, 'changement non vu', 'changements non vus')}`,
  waiting: (count) => `${count} sans place`,
  nothingOpen: 'Rien à faire.',
  nothingAhead: 'plus rien de prévu',
  glance: (meetings, free) =>
    `${some(meetings, 'rendez-vous', 'rendez-vous')}, ${some(free, 'créneau libre', 'créneaux libres')}`,
  find: 'Chercher une personne',
  nobodyFound: 'Personne ne porte ce nom dans la délégation.',
  actingFor: (name) => `Pour ${name}`,
  actingMeans: 'Ce que vous faites ici est fait en son nom et signalé comme fait par vous.',
  all: 'La délégation',
  asks: 'En attente de réponse',
  asked: 'Demandes sans réponse',
  meetings: 'Rendez-vous',
  noMeetings: 'Aucun rendez-vous à venir.',
  isHere: 'Sur place depuis',
  noteHere: 'Noter sur place',
  noteNotHere: 'Absent',
  availability: 'Disponibilités',
  availabilityMeans: 'Touchez un créneau pour le fermer ou l’ouvrir à sa place.',
  answeredBy: (name) => `Réponse donnée par ${name}`,
  answeredByStaff: 'Réponse donnée par l’organisation',

  substitute: 'Quelqu’un d’autre y va',
  substituteAll: 'Quelqu’un d’autre va à tous les rendez-vous',
  whoGoes: (name) => `Qui y va pour ${name} ?`,
  nobodyElse: 'Personne d’autre de votre délégation n’est dans la salle.',
  nothingToGive: 'Aucun rendez-vous n’est à venir.',
  fits: (taken, all) =>
    taken === all
      ? all === 1
        ? 'peut y aller'
        : `peut aller aux ${all}`
      : taken === 0
        ? 'ne peut pas'
        : `peut aller à ${taken} sur ${all}`,
  takes: (name, count) =>
    `${name} reprend ${some(count, 'rendez-vous', 'rendez-vous')}, avec l’heure et la table. Toutes les personnes concernées sont prévenues.`,
  takesNone: (name) => `${name} ne peut en reprendre aucun.`,
  stays: (name) => `Reste à ${name} :`,
  clash: {
    'person-busy': (name) => `${name} a autre chose à ce moment-là.`,
    'already-meeting': (name) => `${name} a déjà un rendez-vous avec les mêmes personnes.`,
    'same-person': (name) => `${name} y participe déjà.`,
    'not-eligible': (name) => `Les règles de cet événement ne prévoient pas cette rencontre pour ${name}.`,
  },
  goes: (name) => `${name} y va`,
  tookOver: (name, count) => `${name} a repris ${some(count, 'rendez-vous', 'rendez-vous')}.`,
  tookNone: (name) => `${name} n’en a repris aucun.`,
}
