import type { Words } from '../en.ts'
import { some } from './counts.ts'

// O que lê quem chefia uma delegação, em português.

export const delegation: Words['delegation'] = {
  title: 'A minha delegação',
  people: (count) => some(count, 'pessoa', 'pessoas'),
  toAnswer: (count) => `${count} por responder`,
  unseen: (count) => `${some(count, 'alteração por ver', 'alterações por ver')}`,
  waiting: (count) => `${count} sem lugar`,
  nothingOpen: 'Nada a fazer.',
  nothingAhead: 'nada mais previsto',
  glance: (meetings, free) => `${some(meetings, 'reunião', 'reuniões')}, ${some(free, 'hora livre', 'horas livres')}`,
  find: 'Procurar alguém',
  nobodyFound: 'Ninguém na delegação tem esse nome.',
  actingFor: (name) => `Em nome de ${name}`,
  actingMeans: 'O que fizer aqui é feito em seu nome e mostrado como feito por si.',
  all: 'A delegação',
  asks: 'À espera de resposta',
  asked: 'Pedidos ainda sem resposta',
  meetings: 'Reuniões',
  noMeetings: 'Não há mais reuniões.',
  isHere: 'Presente desde as',
  noteHere: 'Registar presença',
  noteNotHere: 'Não está',
  availability: 'Disponibilidade',
  availabilityMeans: 'Toque numa hora para a fechar ou abrir em seu nome.',
  answeredBy: (name) => `Respondido por ${name}`,
  answeredByStaff: 'Respondido pela organização',

  substitute: 'Vai outra pessoa',
  substituteAll: 'Outra pessoa vai a todas as reuniões',
  whoGoes: (name) => `Quem vai por ${name}?`,
  nobodyElse: 'Não há mais ninguém da sua delegação na sala.',
  nothingToGive: 'Não há nenhuma reunião pela frente.',
  fits: (taken, all) =>
    taken === all
      ? all === 1
        ? 'pode ir'
        : `pode ir às ${all}`
      : taken === 0
        ? 'não pode ir'
        : `pode ir a ${taken} de ${all}`,
  takes: (name, count) =>
    `${name} assume ${some(count, 'reunião', 'reuniões')}, com hora e mesa. Todos os participantes são avisados.`,
  takesNone: (name) => `${name} não pode assumir nenhuma.`,
  stays: (name) => `Fica com ${name}:`,
  clash: {
    'person-busy': (name) => `${name} tem outra coisa a essa hora.`,
    'already-meeting': (name) => `${name} já tem uma reunião com as mesmas pessoas.`,
    'same-person': (name) => `${name} já participa.`,
    'not-eligible': (name) => `As regras deste evento não preveem esse encontro para ${name}.`,
  },
  goes: (name) => `Vai ${name}`,
  tookOver: (name, count) => `${name} assumiu ${some(count, 'reunião', 'reuniões')}.`,
  tookNone: (name) => `${name} não assumiu nenhuma.`,
}
