import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const people: Words['people'] = {
  worth: 'Vale a pena conhecer',
  moreWorth: (count) => `mais ${count}`,
  everybody: 'Todos',
  others: 'Todos os outros',
  dismiss: (name) => `Não sugerir ${name}`,
  dismissed: (name) => `${name} já não é sugestão.`,
  suggestAgain: (count) => `Voltar a sugerir ${some(count, 'pessoa dispensada', 'pessoas dispensadas')}`,
  freeThen: (count) => some(count, 'pessoa afim', 'pessoas afins'),
  sameSector: (what) => `Mesmo setor: ${what}`,
  sameMarket: (what) => `O seu mercado: ${what}`,
  shareSectors: (what) => `O mesmo setor: ${what}.`,
  shareMarkets: (what) => `O seu mercado: ${what}.`,
  foundIn: { organisation: 'Organização', label: 'Sigla', delegation: 'Delegação', about: 'Sobre a pessoa' },

  about: 'Algumas palavras sobre si',
  aboutNote: (left) => `mais ${some(left, 'carácter', 'caracteres')}`,
  readByAll: 'Todos na sala podem ler isto. Organização, país e tipo são alterados pelos organizadores.',
  preview: 'Como os outros veem o perfil',
  edit: 'Continuar a editar',

  picture: 'Logótipo ou fotografia',
  pictureMeans: 'Todos na sala a veem junto ao nome. É reduzida neste telemóvel antes de ser enviada.',
  choose: 'Escolher uma imagem',
  another: 'Escolher outra',
  remove: 'Retirar a imagem',
  shape: 'Como preenche o quadrado',
  fill: 'Preencher o quadrado',
  whole: 'Mostrar inteira',
  use: 'Usar esta imagem',
  pictureSaved: 'A imagem está guardada.',
  pictureRemoved: 'A imagem foi retirada.',
  pictureFault: {
    unreadable:
      'Este telemóvel não consegue ler o ficheiro como imagem. Serve uma fotografia ou um logótipo em JPEG, PNG ou WebP.',
    'too-large': 'Esta imagem é demasiado grande para este telemóvel. Serve uma com menos de 12 000 píxeis de lado.',
    'no-line': 'Sem ligação. A imagem não foi guardada; nada mais se perdeu.',
    refused: 'O servidor não aceitou esta imagem. A anterior mantém-se.',
  },
}
