import type { Words } from '../en.ts'
import { listed, plural, some } from './counts.ts'

// Ce que disent les plans, en français.

const people = (count: number) => some(count, 'personne', 'personnes')
const moves = (count: number) => some(count, 'déplacement', 'déplacements')

export const plan: Words['plan'] = {
  title: (name) => `Plan : ${name}`,
  quietShort: 'Personne ne voit ceci avant la publication.',
  quiet: 'Rien n’est en vigueur et aucun téléphone ne sonne avant la publication.',
  bar: {
    undo: 'Annuler le mien',
    redo: 'Refaire le mien',
    compare: 'Comparer',
    leave: 'Quitter',
    tray: (count) => `Bac ${count}`,
  },
  line: {
    opening: 'Le plan s’ouvre.',
    saving: 'Enregistrement ...',
    away: 'Pas de connexion. Votre plan est conservé ici et enregistré plus tard.',
    refused: 'Ce plan ne peut pas être ouvert. Il a peut-être été abandonné.',
    dropped: (name) => `Le plan « ${name} » a été abandonné. Voici le tableau en vigueur.`,
  },
  legend: {
    comes: 'arrive ici',
    leaves: 'part d’ici',
    clash: 'conflit',
    rest: 'Tout le reste comme sur le tableau en vigueur',
  },
  cell: { leaves: (card) => `${card} part d’ici` },
  panel: {
    title: 'Ce que change ce plan',
    head: (count, agendas) => `${moves(count)}, ${some(agendas, 'agenda', 'agendas')}`,
    nothing: 'Rien n’est encore prévu. Prenez une carte et posez-la où elle convient.',
    before: 'en vigueur',
    after: 'prévu',
    better: 'mieux',
    worse: 'moins bien',
    same: 'pareil',
    figures: {
      idle: 'Minutes d’attente',
      breaks: 'Pauses',
      tables: 'Changements de table',
      wishes: 'Premiers souhaits',
    },
  },
  clash: {
    title: (count) => `${some(count, 'conflit', 'conflits')} à résoudre`,
    none: 'Aucun conflit.',
    personTwice: (time, who) => `${time} : ${who} deux fois`,
    tableTwice: (time, table) => `${time} : table ${table} deux fois`,
    oneOf: (time, card) => `${time} : ${card}`,
    inTray: (card) => `Dans le bac : ${card}`,
    withAt: (who, table) => `avec ${who} à la table ${table}`,
    places: (count) =>
      count === 0
        ? 'Aucune place ne convient'
        : count === 3
          ? 'Trois places qui conviennent'
          : some(count, 'place qui convient', 'places qui conviennent'),
    noPlace: (card) => `Aucune place ne convient à ${card}.`,
    put: (card, place) => `${card} vers ${place}`,
    back: (card) => `Laisser ${card} où il est`,
    leave: 'Le laisser où il est',
    overrule: 'Prévoir contre les souhaits : créneaux fermés, règles, limites, tables réservées',
  },
  since: {
    title: 'Depuis votre début',
    live: (what) => `Tableau en vigueur : ${what}, repris dans le plan.`,
    nothing: 'Rien n’a changé sur le tableau en vigueur.',
    booked: (count) => some(count, 'rendez-vous réservé', 'rendez-vous réservés'),
    moved: (count) => some(count, 'rendez-vous déplacé', 'rendez-vous déplacés'),
    cancelled: (count) => some(count, 'rendez-vous annulé', 'rendez-vous annulés'),
    waiting: (count) => some(count, 'rendez-vous mis dans le bac', 'rendez-vous mis dans le bac'),
    ended: (count) => some(count, 'rendez-vous terminé', 'rendez-vous terminés'),
    all: (what) => listed(what),
    by: {
      moved: (card) => `a déplacé ${card}`,
      tray: (card) => `a mis ${card} dans le bac`,
      locked: (card) => `a verrouillé ${card}`,
      unlocked: (card) => `a déverrouillé ${card}`,
      noted: (card) => `a écrit sur ${card}`,
    },
    somebody: 'Quelqu’un',
    fallen: {
      cancelled: (card) => `${card} a été annulé et sort du plan.`,
      held: (card) => `${card} est terminé et sort du plan.`,
      'no-show': (card) => `${card} a été manqué et sort du plan.`,
      gone: (card) => `${card} n’existe plus et sort du plan.`,
    },
  },
  publish: {
    solve: (count) => `Résoudre d’abord ${some(count, 'conflit', 'conflits')}`,
    nothing: 'Encore rien à publier',
    cannot: 'L’espace ne peut rien enregistrer pour l’instant',
    do: (count) => `Publier ${moves(count)}`,
    locks: (count) => `Publier ${some(count, 'verrouillage', 'verrouillages')}`,
    people: (count) =>
      count === 0
        ? 'Aucun agenda ne change : personne n’est informé.'
        : `La publication envoie un seul avis à ${people(count)}${count === 1 ? '' : ', un par personne'}.`,
    ask: 'Publier ce plan ?',
    askNote: (count, told) =>
      `${some(count, 'déplacement entre', 'déplacements entrent')} en vigueur en une fois. ${some(told, 'personne reçoit', 'personnes reçoivent')} un seul avis. Vous pouvez l’annuler en une fois.`,
    yes: 'Publier maintenant',
    done: (count, told) => `Publié : ${moves(count)}, ${some(told, 'personne informée', 'personnes informées')}.`,
    fell: (cards) => `Sortis du plan : ${cards}.`,
    refused: 'Non publié. Rien n’a été déplacé. Le tableau en vigueur a changé : voici les conflits.',
  },
  plans: {
    open: 'Plans',
    title: 'Plans',
    note: 'Un plan est le tableau tel qu’il pourrait être. Vous pouvez le réorganiser à plusieurs ; rien n’est en vigueur avant que l’un de vous le publie.',
    none: 'Aucun plan n’est ouvert.',
    start: 'Commencer un plan',
    name: 'Nom',
    nameAt: (time) => `Plan de ${time}`,
    by: (who, when) => `commencé par ${who}, ${when}`,
    published: (when) => `publié ${when}`,
    moves: (count) => `concerne ${some(count, 'rendez-vous', 'rendez-vous')}`,
    openOne: (name) => `Ouvrir ${name}`,
    openIt: 'Ouvrir',
    here: 'Vous y êtes',
    rename: 'Renommer',
    renameOne: (name) => `Renommer ${name}`,
    keepName: 'Garder ce nom',
    drop: 'Abandonner',
    dropOne: (name) => `Abandonner ${name}`,
    dropAsk: (name) =>
      `Abandonner « ${name} » ? Ce qui y est prévu disparaît pour vous tous. Le tableau en vigueur reste tel quel.`,
    dropYes: 'Abandonner',
  },
  compare: {
    title: (name) => `Comparer « ${name} »`,
    with: 'Avec',
    none: 'Il n’y a pas d’autre plan à comparer.',
    live: 'en vigueur',
    figures: 'Chiffres',
    moves: 'Déplacements',
    agendas: 'Agendas modifiés',
    clashes: 'Conflits',
    differ: (count) =>
      count === 0
        ? 'Les deux prévoient les mêmes déplacements.'
        : some(count, 'rendez-vous est prévu autrement', 'rendez-vous sont prévus autrement'),
    meeting: 'Rendez-vous',
    stays: 'reste',
    tray: 'dans le bac',
    opening: 'L’autre plan s’ouvre.',
  },
  card: {
    from: (place) => `En vigueur : ${place}`,
    to: (place) => `Dans ce plan : ${place}`,
    tray: 'le bac',
    pick: 'Prendre',
    toTray: 'Dans le bac',
    back: 'Le laisser où il est',
    lock: 'Verrouiller à sa place',
    unlock: 'Déverrouiller',
    note: 'Note sur cette carte',
    noteNote: 'pour qui planifie avec vous',
    people: 'Personnes',
    closed: 'Il est terminé ou annulé et ne peut plus être prévu.',
  },
  helpers: {
    moveBy: 'Décaler de minutes',
    minutes: 'Minutes',
    moveDo: 'Le voir comme plan',
    moveAdd: 'Ajouter à ce plan',
    moveNote:
      'Ouvre un plan où chaque rendez-vous est à la place la plus proche de sa nouvelle heure. Rien n’est en vigueur avant la publication.',
    moveNoteHere: 'Chaque rendez-vous va à la place la plus proche de sa nouvelle heure dans ce plan.',
    wrong: 'De -600 à 600 minutes, sauf 0.',
    none: 'Aucun rendez-vous à venir n’est concerné.',
    left: (cards) =>
      `Aucune place ne convient à ${listed(cards)} : ${plural(cards.length, 'laissé', 'laissés')} en place.`,
    slotName: (time, minutes) => `${time} de ${minutes}`,
    tableName: (table, minutes) => `Table ${table} de ${minutes}`,
    delegationName: (delegation) => `Bus de ${delegation} en retard`,
    clearName: (table) => `Sans la table ${table}`,
    minutesText: (minutes) => `${minutes > 0 ? '+' : ''}${minutes} min`,
    clear: 'Le voir d’abord comme plan',
    clearNote:
      'Ouvre un plan où ses rendez-vous sont ailleurs. Publiez-le, puis mettez la table hors service : personne n’attend.',
    bus: 'Bus en retard',
    busTitle: 'Une délégation est en retard',
    busNote: 'Ouvre un plan où ses rendez-vous commencent plus tard d’autant.',
    delegation: 'Délégation',
    noDelegation: 'Aucune délégation n’est enregistrée.',
    gap: 'Prochain moment commun',
    gapWith: 'Prochain moment commun avec',
    gapNone: 'Il n’y a aucun moment commun.',
    gapBook: (place) => `Réserver ${place}`,
    gapMove: (place) => `Déplacer vers ${place}`,
    gapPlan: (place) => `Prévoir ${place}`,
  },
}
