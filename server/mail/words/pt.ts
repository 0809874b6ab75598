import type { LetterWords } from './words.ts'

const list = new Intl.ListFormat('pt-PT')

export const pt: LetterWords = {
  locale: 'pt-PT',
  hello: (name) => `Bom dia, ${name},`,
  and: (names) => list.format(names),
  table: (label) => `mesa ${label}`,
  online: 'em linha',
  timesOf: (zone) => `Todas as horas são as de ${zone}.`,
  why: (event) => `Recebe este e-mail porque participa em «${event}».`,
  stop: 'Não receber mais e-mails deste evento',
  invitation: {
    subject: (event) => `O seu convite: ${event}`,
    lead: (event, when) =>
      `tem um convite para «${event}»${when && `, ${when}`}. O seu dia está pronto: quem está, com quem se reunir, quando e onde.`,
    means: 'A ligação abaixo abre-o, no telemóvel ou no computador. Não é preciso conta nem palavra-passe.',
    open: 'Abrir o meu dia',
    scan: 'Ou leia este código com o telemóvel.',
    yours: 'A ligação é só sua. Quem a tiver fala em seu nome.',
  },
  reminder: {
    subject: (event) => `A sua ligação está à espera: ${event}`,
    lead: (event, when) =>
      `a sua ligação para «${event}»${when && `, ${when}`}, ainda não foi aberta. Talvez outros já queiram reunir-se consigo.`,
  },
  changes: {
    subject: (event) => `As suas reuniões mudaram: ${event}`,
    lead: (count) => (count === 1 ? 'uma das suas reuniões mudou.' : `${count} das suas reuniões mudaram.`),
    change: {
      new: ({ time, partners }) => `Nova: uma reunião com ${partners}, ${time}`,
      cancelled: ({ before, partners }) => `Cancelada: a reunião com ${partners}${before && `, ${before}`}`,
      'no-show': ({ before, partners }) =>
        `Registada como não realizada: a reunião com ${partners}${before && `, ${before}`}`,
      'lost-place': ({ before, partners }) =>
        before
          ? `A reunião com ${partners}, ${before}, não tem lugar de momento`
          : `A reunião com ${partners} espera por um lugar`,
      'as-before': ({ time, partners }) => `A reunião com ${partners} está como antes${time && `: ${time}`}`,
      people: ({ time, partners }) => `A reunião, ${time}, é agora com ${partners}`,
      time: ({ before, time, partners }) =>
        before ? `A reunião com ${partners} passa de ${before} para ${time}` : `A reunião com ${partners}: ${time}`,
      table: ({ time, table, partners }) =>
        table
          ? `A reunião com ${partners}, ${time}, é agora na ${table}`
          : `A reunião com ${partners}, ${time}, tem outro lugar`,
      'times-shifted': ({ before, time, partners }) => `A reunião com ${partners}, ${before}, é agora ${time}`,
      held: ({ time, partners }) => `Algo mudou na reunião com ${partners}, ${time}`,
    },
    open: 'Ver o meu dia',
  },
  digest: {
    subject: (event) => `Há pedidos à espera da sua resposta: ${event}`,
    lead: (count) =>
      count === 1 ? 'uma pessoa gostaria de se reunir consigo:' : `${count} pessoas gostariam de se reunir consigo:`,
    nothingBlocked: 'Nada fica bloqueado até aceitar.',
    open: 'Responder',
  },
  decision: {
    subject: (event) => `A sua inscrição: ${event}`,
    deferred: (event) =>
      `todos os lugares do seu grupo em «${event}» estão ocupados. Está na lista de espera, para o caso de um ficar livre.`,
    declined: (event) =>
      `os organizadores de «${event}» não puderam aceitar a sua inscrição. Obrigado pelo seu interesse.`,
    open: 'Ver a minha inscrição',
    why: (event) => `Recebe este e-mail porque se inscreveu em «${event}».`,
  },
  test: {
    subject: 'Um e-mail de teste do Rondo',
    lead: 'este e-mail mostra que os e-mails saem e o aspeto que têm. Mais ninguém o recebeu.',
  },
  optOut: {
    ask: (event) => `«${event}» deve deixar de lhe escrever?`,
    still:
      'As mudanças e os pedidos passam a aparecer só no seu dia. A organização ainda pode enviar-lhe o seu convite.',
    stop: 'Não receber mais e-mails',
    stopped: 'Não recebe mais e-mails',
    stoppedMeans: (event) => `«${event}» já não lhe escreve. O seu dia mostra todas as mudanças e pedidos como antes.`,
    again: 'Voltar a receber e-mails',
    back: 'Os e-mails voltam',
    backMeans: (event) => `«${event}» volta a escrever-lhe.`,
    unknown: 'Esta ligação não é válida',
    unknownMeans: 'O evento pode ter terminado e sido apagado.',
  },
}
