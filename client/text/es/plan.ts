import type { Words } from '../en.ts'
import { listed, some } from './counts.ts'

// Lo que dicen los planes, en español.

const people = (count: number) => some(count, 'persona', 'personas')
const moves = (count: number) => some(count, 'movimiento', 'movimientos')

export const plan: Words['plan'] = {
  title: (name) => `Plan: ${name}`,
  quietShort: 'Nadie lo ve hasta que lo publique.',
  quiet: 'Nada es efectivo y ningún teléfono suena hasta que lo publique.',
  bar: {
    undo: 'Deshacer lo mío',
    redo: 'Rehacer lo mío',
    compare: 'Comparar',
    leave: 'Salir',
    tray: (count) => `Bandeja ${count}`,
  },
  line: {
    opening: 'Se está abriendo el plan.',
    saving: 'Guardando ...',
    away: 'Sin conexión. Lo que planea se guarda aquí y se envía después.',
    refused: 'Este plan no se puede abrir. Puede que se haya descartado.',
    dropped: (name) => `El plan «${name}» se descartó. Este es el tablero real.`,
  },
  legend: {
    comes: 'llega aquí',
    leaves: 'sale de aquí',
    clash: 'conflicto',
    rest: 'Todo lo demás, como en el tablero real',
  },
  cell: { leaves: (card) => `${card} sale de aquí` },
  panel: {
    title: 'Lo que cambia este plan',
    head: (count, agendas) => `${moves(count)}, ${some(agendas, 'agenda', 'agendas')}`,
    nothing: 'Aún no hay nada planeado. Tome una tarjeta y póngala donde encaje.',
    before: 'real',
    after: 'planeado',
    better: 'mejor',
    worse: 'peor',
    same: 'igual',
    figures: {
      idle: 'Minutos de espera',
      breaks: 'Pausas',
      tables: 'Cambios de mesa',
      wishes: 'Primeros deseos',
    },
  },
  clash: {
    title: (count) => `${some(count, 'conflicto', 'conflictos')} por resolver`,
    none: 'Sin conflictos.',
    personTwice: (time, who) => `${time}: ${who} dos veces`,
    tableTwice: (time, table) => `${time}: mesa ${table} dos veces`,
    oneOf: (time, card) => `${time}: ${card}`,
    inTray: (card) => `A la bandeja: ${card}`,
    withAt: (who, table) => `con ${who} en la mesa ${table}`,
    places: (count) =>
      count === 0
        ? 'Ningún lugar encaja'
        : count === 3
          ? 'Tres lugares que encajan'
          : some(count, 'lugar que encaja', 'lugares que encajan'),
    noPlace: (card) => `Ningún lugar encaja para ${card}.`,
    put: (card, place) => `${card} a ${place}`,
    back: (card) => `Dejar ${card} donde está`,
    leave: 'Dejarla donde está',
    overrule: 'Planear contra los deseos: horarios cerrados, reglas, límites, mesas reservadas',
  },
  since: {
    title: 'Desde que empezó',
    live: (what) => `Tablero real: ${what}, incorporado al plan.`,
    nothing: 'Nada ha cambiado en el tablero real.',
    booked: (count) => some(count, 'reunión reservada', 'reuniones reservadas'),
    moved: (count) => some(count, 'reunión movida', 'reuniones movidas'),
    cancelled: (count) => some(count, 'reunión cancelada', 'reuniones canceladas'),
    waiting: (count) => some(count, 'reunión puesta en la bandeja', 'reuniones puestas en la bandeja'),
    ended: (count) => some(count, 'reunión terminada', 'reuniones terminadas'),
    all: (what) => listed(what),
    by: {
      moved: (card) => `movió ${card}`,
      tray: (card) => `puso ${card} en la bandeja`,
      locked: (card) => `bloqueó ${card}`,
      unlocked: (card) => `desbloqueó ${card}`,
      noted: (card) => `escribió en ${card}`,
    },
    somebody: 'Alguien',
    fallen: {
      cancelled: (card) => `${card} se canceló y salió del plan.`,
      held: (card) => `${card} ha terminado y salió del plan.`,
      'no-show': (card) => `${card} quedó como ausencia y salió del plan.`,
      gone: (card) => `${card} ya no existe y salió del plan.`,
    },
  },
  publish: {
    solve: (count) => `Resuelva antes ${some(count, 'conflicto', 'conflictos')}`,
    nothing: 'Aún no hay nada que publicar',
    cannot: 'La sala no puede guardar en este momento',
    do: (count) => `Publicar ${moves(count)}`,
    locks: (count) => `Publicar ${some(count, 'bloqueo', 'bloqueos')}`,
    people: (count) =>
      count === 0
        ? 'No cambia la agenda de nadie, así que no se avisa a nadie.'
        : count === 1
          ? 'Al publicar, 1 persona recibe un aviso.'
          : `Al publicar, ${people(count)} reciben un aviso cada una.`,
    ask: '¿Publicar este plan?',
    askNote: (count, told) =>
      `${some(count, 'movimiento se hace efectivo', 'movimientos se hacen efectivos')} de una vez. ${
        told === 1 ? '1 persona recibe un aviso.' : `${people(told)} reciben un aviso cada una.`
      } Puede deshacerlo de una vez.`,
    yes: 'Publicar ahora',
    done: (count, told) => `Publicado: ${moves(count)}, ${some(told, 'persona avisada', 'personas avisadas')}.`,
    fell: (cards) => `Quedaron fuera: ${cards}.`,
    refused: 'No se publicó. No se movió nada. El tablero real ha cambiado: ahora hay estos conflictos.',
  },
  plans: {
    open: 'Planes',
    title: 'Planes',
    note: 'Un plan es el tablero como podría ser. Varios de ustedes pueden reordenarlo juntos; nada es efectivo hasta que uno lo publique.',
    none: 'No hay ningún plan abierto.',
    start: 'Empezar un plan',
    name: 'Nombre',
    nameAt: (time) => `Plan de las ${time}`,
    by: (who, when) => `empezado por ${who}, ${when}`,
    published: (when) => `publicado ${when}`,
    moves: (count) => `planea ${some(count, 'reunión', 'reuniones')}`,
    openOne: (name) => `Abrir ${name}`,
    openIt: 'Abrir',
    here: 'Está en él',
    rename: 'Cambiar el nombre',
    renameOne: (name) => `Cambiar el nombre de ${name}`,
    keepName: 'Conservar este nombre',
    drop: 'Descartar',
    dropOne: (name) => `Descartar ${name}`,
    dropAsk: (name) =>
      `¿Descartar «${name}»? Lo planeado en él desaparece para todos ustedes. El tablero real queda como está.`,
    dropYes: 'Descartarlo',
  },
  compare: {
    title: (name) => `Comparar «${name}»`,
    with: 'Con',
    none: 'No hay otro plan con el que comparar.',
    live: 'real',
    figures: 'Cifras',
    moves: 'Movimientos',
    agendas: 'Agendas cambiadas',
    clashes: 'Conflictos',
    differ: (count) =>
      count === 0
        ? 'Ambos planean los mismos movimientos.'
        : some(count, 'reunión se planea de otro modo', 'reuniones se planean de otro modo'),
    meeting: 'Reunión',
    stays: 'se queda',
    tray: 'a la bandeja',
    opening: 'Se está abriendo el otro plan.',
  },
  card: {
    from: (place) => `Real: ${place}`,
    to: (place) => `En este plan: ${place}`,
    tray: 'la bandeja',
    pick: 'Tomar',
    toTray: 'A la bandeja',
    back: 'Dejarla donde está',
    lock: 'Bloquear en su lugar',
    unlock: 'Desbloquear',
    note: 'Nota en esta tarjeta',
    noteNote: 'para quienes planean con usted',
    people: 'Personas',
    closed: 'Ha terminado o se canceló, así que no se puede planear.',
  },
  helpers: {
    moveBy: 'Mover por minutos',
    minutes: 'Minutos',
    moveDo: 'Verlo como plan',
    moveAdd: 'Añadir a este plan',
    moveNote:
      'Abre un plan con cada reunión en el lugar más cercano a su nueva hora. Nada es efectivo hasta que lo publique.',
    moveNoteHere: 'Cada reunión va al lugar más cercano a su nueva hora en este plan.',
    wrong: 'Minutos de -600 a 600, salvo 0.',
    none: 'No afecta a ninguna reunión por delante.',
    left: (cards) => `Ningún lugar encaja para ${listed(cards)}: sigue donde está.`,
    slotName: (time, minutes) => `${time}, ${minutes}`,
    tableName: (table, minutes) => `Mesa ${table}, ${minutes}`,
    delegationName: (delegation) => `Retraso del autobús de ${delegation}`,
    clearName: (table) => `Sin la mesa ${table}`,
    minutesText: (minutes) => `${minutes > 0 ? '+' : ''}${minutes} min`,
    clear: 'Verlo antes como plan',
    clearNote:
      'Abre un plan en el que sus reuniones están en otra parte. Publíquelo y ponga después la mesa fuera de servicio: nadie espera.',
    bus: 'Autobús con retraso',
    busTitle: 'Una delegación llega tarde',
    busNote: 'Abre un plan en el que sus reuniones empiezan ese tiempo más tarde.',
    delegation: 'Delegación',
    noDelegation: 'No hay ninguna delegación registrada.',
    gap: 'Próximo hueco común',
    gapWith: 'Próximo hueco común con',
    gapNone: 'No tienen ningún hueco en común.',
    gapBook: (place) => `Reservar ${place}`,
    gapMove: (place) => `Mover a ${place}`,
    gapPlan: (place) => `Planear ${place}`,
  },
}
