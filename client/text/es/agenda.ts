import type { Words } from '../en.ts'

export const agenda: Words['agenda'] = {
  print: 'Imprimir mi día',
  file: 'Como archivo de calendario',
  fileFailed: 'El archivo no ha llegado. Inténtelo de nuevo cuando tenga conexión.',
  free: 'libre',
  closed: 'cerrado',
  nothing: 'Todavía no hay reuniones ni programa.',
  waiting: 'A la espera de un lugar',
  asOf: (time) => `Situación: ${time}. Lo que haya cambiado después está en la sala.`,
}
