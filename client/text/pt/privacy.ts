import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const privacy: Words['privacy'] = {
  title: 'Os seus dados nesta sala',
  responsible: (name) => `${name} é responsável pelos seus dados aqui. Servem para marcar as suas reuniões.`,
  nobodyNamed: 'A organização é responsável pelos seus dados aqui. Servem para marcar as suas reuniões.',
  read: 'Ler mais',
  understood: 'Compreendido',
  who: 'Quem é responsável',
  theOrganisers: 'A organização deste evento.',
  whatFor: 'Para quê',
  purpose:
    'Para marcar as suas reuniões, conduzir o dia e contar o que dele resultou. Não há publicidade nem rastreio.',
  whatOthersSee: 'O que os outros veem de si',
  others:
    'Toda a sala vê o seu nome, a sua organização e o seu país, o que diz de si e quando está ocupado, não porquê. De uma reunião sabem quem nela participa, os respetivos chefes de delegação e a organização. As mensagens são lidas pelos dois lados e pelos seus chefes de delegação. O ecrã grande não nomeia ninguém.',
  howLong: 'Durante quanto tempo',
  days: (count) => `Tudo é apagado ${some(count, 'dia', 'dias')} depois do evento.`,
  howErased: 'Como ser apagado',
  erased:
    'Diga-o à organização. O seu nome e todas as suas palavras são então apagados de imediato, e o que está pela frente é cancelado. Que uma reunião teve lugar continua a contar, sem nome.',
  fromOrganisers: 'Da organização',

  setUp: 'Aviso de privacidade',
  setUpMeans:
    'Cada pessoa lê-o ao abrir a sua ligação pela primeira vez, e quem quer participar, junto ao formulário. O resto diz o que o Rondo faz por si.',
  responsibleLabel: 'Quem é responsável',
  responsibleNote: 'nome e forma de contacto',
  textLabel: 'As suas próprias palavras',
  textNote: 'pode ficar vazio',
  preview: 'Como se lê',
}
