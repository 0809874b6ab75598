import type { Words } from '../en.ts'
import { listed, some } from './counts.ts'

// O que dizem os planos, em português.

const people = (count: number) => some(count, 'pessoa', 'pessoas')
const moves = (count: number) => some(count, 'mudança', 'mudanças')

export const plan: Words['plan'] = {
  title: (name) => `Plano: ${name}`,
  quietShort: 'Ninguém vê isto antes de o publicar.',
  quiet: 'Nada entra em vigor e nenhum telemóvel toca antes de o publicar.',
  bar: {
    undo: 'Anular o meu',
    redo: 'Refazer o meu',
    compare: 'Comparar',
    leave: 'Sair',
    tray: (count) => `Bandeja ${count}`,
  },
  line: {
    opening: 'O plano está a abrir.',
    saving: 'A guardar ...',
    away: 'Sem ligação. O que planeia fica aqui e é guardado mais tarde.',
    refused: 'Não é possível abrir este plano. Talvez tenha sido abandonado.',
    dropped: (name) => `O plano «${name}» foi abandonado. Este é o quadro em vigor.`,
  },
  legend: {
    comes: 'vem para aqui',
    leaves: 'sai daqui',
    clash: 'conflito',
    rest: 'Tudo o resto como no quadro em vigor',
  },
  cell: { leaves: (card) => `${card} sai daqui` },
  panel: {
    title: 'O que este plano muda',
    head: (count, agendas) => `${moves(count)}, ${some(agendas, 'agenda', 'agendas')}`,
    nothing: 'Ainda nada está planeado. Pegue num cartão e ponha-o onde servir.',
    before: 'em vigor',
    after: 'planeado',
    better: 'melhor',
    worse: 'pior',
    same: 'igual',
    figures: {
      idle: 'Minutos de espera',
      breaks: 'Pausas',
      tables: 'Mudanças de mesa',
      wishes: 'Primeiros desejos',
    },
  },
  clash: {
    title: (count) => `${some(count, 'conflito', 'conflitos')} por resolver`,
    none: 'Sem conflitos.',
    personTwice: (time, who) => `${time}: ${who} duas vezes`,
    tableTwice: (time, table) => `${time}: mesa ${table} duas vezes`,
    oneOf: (time, card) => `${time}: ${card}`,
    inTray: (card) => `Para a bandeja: ${card}`,
    withAt: (who, table) => `com ${who} na mesa ${table}`,
    places: (count) =>
      count === 0
        ? 'Nenhum lugar serve'
        : count === 3
          ? 'Três lugares que servem'
          : some(count, 'lugar que serve', 'lugares que servem'),
    noPlace: (card) => `Nenhum lugar serve para ${card}.`,
    put: (card, place) => `${card} para ${place}`,
    back: (card) => `Deixar ${card} onde está`,
    leave: 'Deixar onde está',
    overrule: 'Planear contra os desejos: horários fechados, regras, limites, mesas reservadas',
  },
  since: {
    title: 'Desde que começou',
    live: (what) => `Quadro em vigor: ${what}, já no plano.`,
    nothing: 'Nada mudou no quadro em vigor.',
    booked: (count) => some(count, 'reunião marcada', 'reuniões marcadas'),
    moved: (count) => some(count, 'reunião mudada', 'reuniões mudadas'),
    cancelled: (count) => some(count, 'reunião cancelada', 'reuniões canceladas'),
    waiting: (count) => some(count, 'reunião posta na bandeja', 'reuniões postas na bandeja'),
    ended: (count) => some(count, 'reunião terminada', 'reuniões terminadas'),
    all: (what) => listed(what),
    by: {
      moved: (card) => `mudou ${card}`,
      tray: (card) => `pôs ${card} na bandeja`,
      locked: (card) => `bloqueou ${card}`,
      unlocked: (card) => `desbloqueou ${card}`,
      noted: (card) => `escreveu em ${card}`,
    },
    somebody: 'Alguém',
    fallen: {
      cancelled: (card) => `${card} foi cancelada e saiu do plano.`,
      held: (card) => `${card} terminou e saiu do plano.`,
      'no-show': (card) => `${card} teve uma falta e saiu do plano.`,
      gone: (card) => `${card} já não existe e saiu do plano.`,
    },
  },
  publish: {
    solve: (count) => `Resolva primeiro ${some(count, 'conflito', 'conflitos')}`,
    nothing: 'Ainda não há nada a publicar',
    cannot: 'A sala não consegue guardar neste momento',
    do: (count) => `Publicar ${moves(count)}`,
    locks: (count) => `Publicar ${some(count, 'bloqueio', 'bloqueios')}`,
    people: (count) =>
      count === 0
        ? 'Nenhuma agenda muda, por isso ninguém é avisado.'
        : count === 1
          ? 'Ao publicar, 1 pessoa recebe um aviso.'
          : `Ao publicar, ${people(count)} recebem um aviso cada.`,
    ask: 'Publicar este plano?',
    askNote: (count, told) =>
      `${some(count, 'mudança entra', 'mudanças entram')} em vigor de uma só vez. ${
        told === 1 ? '1 pessoa recebe um aviso.' : `${people(told)} recebem um aviso cada.`
      } Pode anulá-lo de uma só vez.`,
    yes: 'Publicar já',
    done: (count, told) => `Publicado: ${moves(count)}, ${some(told, 'pessoa avisada', 'pessoas avisadas')}.`,
    fell: (cards) => `Ficaram de fora: ${cards}.`,
    refused: 'Não foi publicado. Nada foi mudado. O quadro em vigor mudou: há agora estes conflitos.',
  },
  plans: {
    open: 'Planos',
    title: 'Planos',
    note: 'Um plano é o quadro como poderia ser. Podem reorganizá-lo em conjunto; nada entra em vigor antes de alguém o publicar.',
    none: 'Nenhum plano está aberto.',
    start: 'Começar um plano',
    name: 'Nome',
    nameAt: (time) => `Plano das ${time}`,
    by: (who, when) => `começado por ${who}, ${when}`,
    published: (when) => `publicado ${when}`,
    moves: (count) => `planeia ${some(count, 'reunião', 'reuniões')}`,
    openOne: (name) => `Abrir ${name}`,
    openIt: 'Abrir',
    here: 'Está nele',
    rename: 'Mudar o nome',
    renameOne: (name) => `Mudar o nome de ${name}`,
    keepName: 'Manter este nome',
    drop: 'Abandonar',
    dropOne: (name) => `Abandonar ${name}`,
    dropAsk: (name) =>
      `Abandonar «${name}»? O que nele está planeado desaparece para todos. O quadro em vigor fica como está.`,
    dropYes: 'Abandonar',
  },
  compare: {
    title: (name) => `Comparar «${name}»`,
    with: 'Com',
    none: 'Não há outro plano para comparar.',
    live: 'em vigor',
    figures: 'Números',
    moves: 'Mudanças',
    agendas: 'Agendas alteradas',
    clashes: 'Conflitos',
    differ: (count) =>
      count === 0
        ? 'Ambos planeiam as mesmas mudanças.'
        : some(count, 'reunião está planeada de outro modo', 'reuniões estão planeadas de outro modo'),
    meeting: 'Reunião',
    stays: 'fica',
    tray: 'para a bandeja',
    opening: 'O outro plano está a abrir.',
  },
  card: {
    from: (place) => `Em vigor: ${place}`,
    to: (place) => `Neste plano: ${place}`,
    tray: 'a bandeja',
    pick: 'Pegar',
    toTray: 'Para a bandeja',
    back: 'Deixar onde está',
    lock: 'Bloquear no lugar',
    unlock: 'Desbloquear',
    note: 'Nota neste cartão',
    noteNote: 'para quem planeia consigo',
    people: 'Pessoas',
    closed: 'Terminou ou foi cancelada, por isso não pode ser planeada.',
  },
  helpers: {
    moveBy: 'Deslocar em minutos',
    minutes: 'Minutos',
    moveDo: 'Ver como plano',
    moveAdd: 'Juntar a este plano',
    moveNote:
      'Abre um plano com cada reunião no lugar mais próximo da sua nova hora. Nada entra em vigor antes de o publicar.',
    moveNoteHere: 'Cada reunião vai para o lugar mais próximo da sua nova hora neste plano.',
    wrong: 'Minutos de -600 a 600, exceto 0.',
    none: 'Nenhuma reunião pela frente é afetada.',
    left: (cards) => `Nenhum lugar serve para ${listed(cards)}: fica onde está.`,
    slotName: (time, minutes) => `${time}, ${minutes}`,
    tableName: (table, minutes) => `Mesa ${table}, ${minutes}`,
    delegationName: (delegation) => `Atraso do autocarro de ${delegation}`,
    clearName: (table) => `Sem a mesa ${table}`,
    minutesText: (minutes) => `${minutes > 0 ? '+' : ''}${minutes} min`,
    clear: 'Ver primeiro como plano',
    clearNote:
      'Abre um plano em que as suas reuniões ficam noutro lugar. Publique-o e ponha depois a mesa fora de serviço: ninguém espera.',
    bus: 'Autocarro atrasado',
    busTitle: 'Uma delegação está atrasada',
    busNote: 'Abre um plano em que as suas reuniões começam esse tempo mais tarde.',
    delegation: 'Delegação',
    noDelegation: 'Nenhuma delegação está registada.',
    gap: 'Próximo intervalo comum',
    gapWith: 'Próximo intervalo comum com',
    gapNone: 'Não têm nenhum intervalo em comum.',
    gapBook: (place) => `Marcar ${place}`,
    gapMove: (place) => `Mudar para ${place}`,
    gapPlan: (place) => `Planear ${place}`,
  },
}
