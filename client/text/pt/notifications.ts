import type { Words } from '../en.ts'

export const notifications: Words['notifications'] = {
  title: 'Notificações',
  hereTitle: 'Enquanto esta página está aberta',
  hereMeans: 'Uma alteração cobre a página até que a tenha visto. Também se pode fazer ouvir.',
  sound: 'Som',
  vibration: 'Vibração',
  rounds: 'Também quando a minha ronda começa e 5 minutos antes de acabar',
  tryIt: 'Experimentar',
  afterTap: 'Depois de abrir a página, toque nela uma vez: só então o navegador a deixa fazer-se ouvir.',
  awayTitle: 'Quando está fechada',
  awayMeans:
    'Este dispositivo diz então que algo mudou, que alguém pede uma reunião ou que a próxima começa dentro de 5 minutos. Sem nomes nem mesas: esses estão na página.',
  turnOn: 'Ativar',
  turnOff: 'Desativar',
  on: 'Ativadas neste dispositivo.',
  off: 'Desativadas neste dispositivo.',
  failed: 'Não resultou: o serviço do seu navegador não respondeu. Nada foi alterado; tente de novo daqui a pouco.',
  seenBy: (seen, of) => `visto por ${seen} de ${of}`,
  hindrance: {
    insecure:
      'Os navegadores só o permitem em páginas cujo endereço começa por https. Peça um endereço assim aos organizadores.',
    'no-server': 'Este evento não envia notificações. O que mudar está aqui assim que abrir a página.',
    'home-screen':
      'Num iPhone ou iPad, adicione primeiro esta página ao ecrã principal: toque em Partilhar e depois em Adicionar ao ecrã principal. Abra-a a partir daí e volte aqui.',
    unsupported:
      'Este navegador não consegue avisar com a página fechada. As versões atuais do Chrome, Edge, Firefox e Safari conseguem.',
    denied:
      'O seu navegador bloqueia as notificações desta página. Permita-as nas definições do sítio, no sinal ao lado do endereço, e volte aqui.',
    'no-line': 'Sem ligação. Poderá alterar isto quando voltar a estar em linha.',
  },
}
