import type { Words } from '../en.ts'

export const agenda: Words['agenda'] = {
  print: 'Imprimer ma journée',
  file: 'En fichier de calendrier',
  fileFailed: 'Le fichier n’est pas arrivé. Réessayez une fois en ligne.',
  free: 'libre',
  closed: 'fermé',
  nothing: 'Encore ni rendez-vous ni programme.',
  waiting: 'En attente d’une place',
  asOf: (time) => `État : ${time}. Ce qui a changé depuis figure dans la salle.`,
}
