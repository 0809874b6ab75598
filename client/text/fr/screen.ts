import type { Words } from '../en.ts'
import { plural, some } from './counts.ts'

export const screen: Words['screen'] = {
  meetings: () => 'rendez-vous',
  placed: 'placés',
  held: 'tenus',
  dayFree: (day, free) => `pour ${day}. ${some(free, 'place est libre', 'places sont libres')}.`,
  countriesMost: 'Les pays qui se rencontrent le plus',
  other: 'autres',
  justBooked: 'À l’instant',
  lastBooked: 'Dernier réservé',
  noneYet: (people, countries) =>
    people === 0
      ? 'L’espace est ouvert. Les invitations suivent.'
      : `${some(people, 'personne', 'personnes')} de ${some(countries, 'pays', 'pays')} : ${plural(people, 'invitation envoyée', 'invitations envoyées')}. Le premier rendez-vous s’affiche ici.`,
  paper: (meetings, free) =>
    `Tables par heure : ${some(meetings, 'rendez-vous placé', 'rendez-vous placés')}, ${some(free, 'place libre', 'places libres')}.`,
  notYet: 'Les heures et les tables sont en préparation.',
  round: (time) => `Tour de ${time}`,
  changeOver: 'Changement de table',
  roundHeld: 'Le tour est en pause',
  changeOverAt: (time) => `Changement à ${time}`,
  nextRound: (time) => `Prochain tour à ${time}`,
  lastRound: 'Le dernier tour de la journée',
  inUse: 'Occupée',
  free: 'Libre',
  out: 'Hors service',
  tables: 'Tables',
  tableState: (label, state) => `Table ${label} : ${state}`,
  thanks: 'Merci',
  organisations: (count) => plural(count, 'organisation', 'organisations'),
  countries: () => 'pays',
  people: (count) => plural(count, 'personne', 'personnes'),
  whoMetWhom: 'Quels pays se sont rencontrés',
  noLine: (time) => `Pas de connexion. État à ${time}.`,
}
