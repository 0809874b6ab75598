import type { Words } from '../en.ts'

export const agenda: Words['agenda'] = {
  print: 'Meinen Tag drucken',
  file: 'Als Kalenderdatei',
  fileFailed: 'Die Datei kam nicht an. Versuchen Sie es wieder, wenn Sie online sind.',
  free: 'frei',
  closed: 'geschlossen',
  nothing: 'Noch kein Gespräch und kein Programm.',
  waiting: 'Wartet auf einen Platz',
  asOf: (time) => `Stand ${time}. Was sich seither geändert hat, steht im Raum.`,
}
