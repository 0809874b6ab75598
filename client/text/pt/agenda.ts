import type { Words } from '../en.ts'

export const agenda: Words['agenda'] = {
  print: 'Imprimir o meu dia',
  file: 'Como ficheiro de calendário',
  fileFailed: 'O ficheiro não chegou. Tente novamente quando tiver ligação.',
  free: 'livre',
  closed: 'fechado',
  nothing: 'Ainda sem reuniões nem programa.',
  waiting: 'À espera de um lugar',
  asOf: (time) => `Situação: ${time}. O que mudou depois está na sala.`,
}
