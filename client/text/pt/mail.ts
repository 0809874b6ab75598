import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const mail: Words['mail'] = {
  title: 'E-mail',
  lead: (from) => `Os e-mails saem como ${from}.`,
  none: 'Este servidor não envia e-mails. Quem o gere pode definir SMTP_URL e MAIL_FROM; tudo o resto funciona sem isso.',
  onTheWay: (waiting) => `${some(waiting, 'e-mail está', 'e-mails estão')} a caminho.`,
  down: (since) => `O servidor de e-mail não aceita nada desde ${since}`,
  downMeans: (waiting) =>
    `${waiting === 0 ? 'Nada está à espera.' : `${some(waiting, 'e-mail espera', 'e-mails esperam')} e ${waiting === 1 ? 'sai' : 'saem'} quando ele voltar.`} Diz:`,
  failed: 'Não foi possível obter o estado do e-mail. Carregue a página de novo.',
  send: {
    title: 'Enviar',
    to: 'A quem',
    choices: { 'not-invited': 'Ainda sem convite', all: 'Todos', 'not-opened': 'Ligação ainda por abrir' },
    means: {
      'not-invited': (count) =>
        count === 0
          ? 'Todos os que têm endereço já foram convidados.'
          : `${some(count, 'pessoa recebe', 'pessoas recebem')} o convite com a sua ligação pessoal.`,
      all: (count) =>
        count === 0
          ? 'Todos receberam o convite na última hora.'
          : `${some(count, 'pessoa recebe', 'pessoas recebem')} o convite com a sua ligação pessoal, mesmo que já tivesse um.`,
      'not-opened': (count) =>
        count === 0
          ? 'Ninguém a lembrar: todas as ligações foram abertas ou lembradas na última hora.'
          : `${some(count, 'pessoa não abriu', 'pessoas não abriram')} a sua ligação e ${count === 1 ? 'recebe' : 'recebem'} um lembrete.`,
    },
    withoutAddress: (count) =>
      `${some(count, 'pessoa não tem', 'pessoas não têm')} endereço e não ${count === 1 ? 'recebe' : 'recebem'} nada: imprima o convite.`,
    preview: 'O que diz',
    inLanguage: 'Língua',
    act: {
      invitation: (count) => `Enviar ${some(count, 'convite', 'convites')}`,
      reminder: (count) => `Enviar ${some(count, 'lembrete', 'lembretes')}`,
    },
    ask: {
      invitation: (count) => `Enviar ${some(count, 'convite', 'convites')}?`,
      reminder: (count) => `Enviar ${some(count, 'lembrete', 'lembretes')}?`,
    },
    asks: (server) =>
      `Saem de imediato, cada um na língua da pessoa. ${server} Quem não quer e-mails recebe mesmo assim um convite enviado à mão.`,
    startsItself: 'A partir daí a sala também escreve por si, como definido abaixo.',
    changed: 'Entretanto chegaria a outro número de pessoas. Nada foi enviado; veja de novo.',
    notSent: 'Nada foi enviado. Tente de novo.',
  },
  settings: {
    title: 'O que a sala escreve por si',
    off: 'Ainda nada: começa quando enviar ou guardar aqui pela primeira vez.',
    changes: 'Mudanças não vistas após, minutos',
    digest: 'Pedidos em aberto, todos os dias desde, hora',
    remind: 'Lembrar ligações por abrir, dias antes',
    emptyIsNever: 'vazio: nunca',
    language: 'Língua',
    languageNote: 'para quem não indicou nenhuma das seis',
    words: 'O seu próprio parágrafo',
    wordsNote: 'em convites e lembretes',
    replyTo: 'As respostas vão para',
    emptyIsSender: 'vazio: para o remetente',
    wrong: 'Verifique isto.',
    save: 'Guardar',
    asBefore: 'Como antes',
  },
  test: {
    title: 'Experimentar',
    to: 'O seu endereço',
    act: 'Enviar um e-mail de teste',
    sent: 'O servidor de e-mail aceitou-o.',
    refused: 'O servidor de e-mail não o aceitou. Diz:',
    failed: 'Não foi enviado nenhum e-mail de teste. Tente de novo.',
  },
  list: {
    title: 'O que lhes aconteceu',
    none: 'Ainda nada foi enviado.',
    filters: {
      problems: (count) => `Problemas, ${count}`,
      waiting: (count) => `Por enviar, ${count}`,
      sent: (count) => `Enviados, ${count}`,
      optedOut: (count) => `Não querem e-mails, ${count}`,
    },
    empty: {
      problems: 'Sem problemas.',
      waiting: 'Nada está à espera.',
      sent: 'Ainda nada enviado.',
      optedOut: 'Ninguém.',
    },
    kinds: {
      invitation: 'Convite',
      reminder: 'Lembrete',
      changes: 'Mudanças',
      digest: 'Pedidos em aberto',
      decision: 'Decisão sobre a inscrição',
    },
    sentAt: (when) => `enviado ${when}`,
    waits: 'à espera',
    tried: (count) => `à espera, ${some(count, 'tentativa', 'tentativas')} até agora`,
    refused: 'não entregue',
    noAddress: 'sem endereço',
    optedOut: 'não quer e-mails',
    again: 'Enviar de novo',
    againNamed: (name) => `Enviar de novo a ${name}`,
    againAll: (count) => `Enviar de novo ${some(count, 'e-mail', 'e-mails')}`,
  },
}
