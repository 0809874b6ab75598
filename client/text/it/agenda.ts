import type { Words } from '../en.ts'

export const agenda: Words['agenda'] = {
  print: 'Stampa la mia giornata',
  file: 'Come file di calendario',
  fileFailed: 'Il file non è arrivato. Riprovi quando è in linea.',
  free: 'libero',
  closed: 'chiuso',
  nothing: 'Ancora nessun incontro e nessun programma.',
  waiting: 'In attesa di un posto',
  asOf: (time) => `Situazione: ${time}. Ciò che è cambiato dopo è nella stanza.`,
}
