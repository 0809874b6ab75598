import type { Words } from '../en.ts'
import { figure, listed, plural, some } from './counts.ts'
import { corrected, fault, fields, headings, kinds, separators } from './import.ts'

const talks = (count: number) => some(count, 'rendez-vous va', 'rendez-vous vont')

export const setup: Words['setup'] = {
  steps: 'Étapes de la préparation',
  done: 'fait',
  pages: {
    times: 'Heures',
    tables: 'Tables',
    rules: 'Règles',
    people: 'Personnes',
    invitations: 'Invitations',
    joining: 'Inscriptions',
    programme: 'Programme',
    mail: 'E-mail',
    keeping: 'Conservation',
  },
  next: (page) => `Ensuite : ${page.toLowerCase()}`,
  change: 'Modifier',
  remove: 'Supprimer',
  mayStayEmpty: 'peut rester vide',
  times: {
    title: (times, days) =>
      times === 0
        ? 'Pas encore de créneaux'
        : `${some(times, 'créneau', 'créneaux')} sur ${some(days, 'jour', 'jours')}`,
    lead: (zone, now) => `Toutes les heures sont celles de ${zone}, où il est ${now}.`,
    none: 'Une session est une partie de journée avec des rendez-vous, par exemple vendredi matin.',
    add: 'Ajouter une session',
    changeNamed: (name) => `Modifier ${name}`,
    removeNamed: (name) => `Supprimer ${name}`,
    holds: (slots, meeting, changeover) =>
      `${some(slots, 'créneau', 'créneaux')} de ${meeting} minutes, ${changeover} pour changer de table`,
    name: 'Nom',
    date: 'Jour',
    from: 'Début',
    meetingMinutes: 'Rendez-vous, minutes',
    changeoverMinutes: 'Changement, minutes',
    slots: 'Nombre de créneaux',
    means: (slots, end) => `${some(slots, 'créneau', 'créneaux')} ; le dernier se termine à ${end}.`,
    incomplete: 'Remplissez tout : un nom, un jour, une heure comme 10:00, et des chiffres.',
    retimes: (meetings) =>
      `${some(meetings, 'rendez-vous garde', 'rendez-vous gardent')} créneau et table et ${plural(meetings, 'prend', 'prennent')} la nouvelle heure. Toutes les personnes concernées en sont informées.`,
    cuts: (meetings) => `${talks(meetings)} dans le bac, car le créneau disparaît.`,
    removes: (slots, meetings) =>
      `${some(slots, 'créneau disparaît', 'créneaux disparaissent')}.${meetings > 0 ? ` ${talks(meetings)} dans le bac, et toutes les personnes concernées en sont informées.` : ' Aucun rendez-vous n’est touché.'}`,
  },
  tables: {
    title: (tables) => (tables === 0 ? 'Pas encore de tables' : some(tables, 'table', 'tables')),
    lead: (times, tables) =>
      `${some(times, 'créneau', 'créneaux')} × ${some(tables, 'table', 'tables')} = ${some(times * tables, 'place', 'places')}.`,
    howMany: 'Combien',
    prefix: 'Avant le numéro',
    zone: 'Zone',
    noZone: 'Sans zone',
    addMany: (count, first, last) =>
      count === 0
        ? 'Ajouter des tables'
        : count === 1
          ? `Ajouter la table ${first}`
          : `Ajouter ${count} tables : ${first} à ${last}`,
    changeNamed: (label) => `Table ${label}`,
    removeNamed: (label) => `Supprimer la table ${label}`,
    label: 'Numéro ou nom',
    stepFree: 'sans marche',
    quiet: 'calme',
    virtual: 'virtuelle',
    closed: 'hors service',
    reservedFor: (whom) => `réservée : ${whom}`,
    reserved: 'Réservée pour',
    reservedNote: 'une organisation ou une délégation',
    url: 'Adresse web',
    urlNote: 'seulement pour une table virtuelle',
    urlWrong: 'Une adresse commence par https:// ou http://.',
    close: (meetings) =>
      meetings === 0 ? 'Mettre hors service' : `Mettre hors service : ${talks(meetings)} dans le bac`,
    reopen: 'Remettre en service',
  },
  programme: {
    title: (items) =>
      items === 0 ? 'Pas encore de programme' : some(items, 'point du programme', 'points du programme'),
    lead: 'Visites, séminaires, déjeuner : ce qui a lieu à côté des rendez-vous.',
    none: 'Qui s’inscrit à une visite ou à un séminaire est alors indisponible. Le déjeuner est pour tous et n’engage personne.',
    add: 'Ajouter un point',
    changeNamed: (title) => `Modifier ${title}`,
    cancelNamed: (title) => `Annuler ${title}`,
    cancel: 'Annuler',
    cancels: (people) =>
      people === 0
        ? 'Aucune inscription.'
        : `${some(people, 'personne est de nouveau libre et informée', 'personnes sont de nouveau libres et informées')}.`,
    signedUp: (people, capacity) =>
      capacity === null
        ? some(people, 'inscription', 'inscriptions')
        : `${some(people, 'inscription', 'inscriptions')} sur ${figure(capacity)}`,
    forAll: 'pour tous',
    name: 'Titre',
    date: 'Jour',
    from: 'De',
    to: 'À',
    place: 'Lieu',
    signUp: 'Sur inscription',
    signUpNote: 'Qui s’inscrit est alors indisponible. Une inscription ne déplace jamais un rendez-vous.',
    forAllNote: 'Visible de tous ; n’engage personne.',
    capacity: 'Places',
    capacityNote: 'vide : sans limite',
  },
  rules: {
    title: 'Règles',
    lead: 'Qui peut rencontrer qui, combien de fois, et qui voit quoi. Sans modification, tous peuvent rencontrer tous.',
    who: 'Qui peut rencontrer qui',
    everybodyMeets: 'Tous peuvent rencontrer tous.',
    everybody: 'tous',
    kinds,
    anyOf: (names) => listed(names, 'disjunction'),
    ofDelegation: (who, delegation) => `${who} de ${delegation}`,
    mayMeet: (a, b, sessions) =>
      `${a.charAt(0).toUpperCase()}${a.slice(1)} peuvent rencontrer ${b}${sessions ? `, dans : ${sessions}` : ''}.`,
    add: 'Ajouter une règle',
    removeNamed: (sentence) => `Supprimer : ${sentence}`,
    sideA: 'Un côté',
    sideB: 'L’autre côté',
    sessions: 'Seulement dans',
    limits: 'Combien de fois',
    meetingsPerParticipant: 'Rendez-vous par personne',
    meetingsPerSession: 'Rendez-vous par personne et session',
    openRequests: 'Demandes sans réponse par personne',
    emptyIsNone: 'vide : sans limite',
    requests: 'Demandes',
    opensAt: 'Possibles à partir de',
    emptyIsNow: 'vide : dès maintenant',
    closesAt: 'Possibles jusqu’à',
    emptyIsLast: 'vide : jusqu’au dernier créneau',
    expire: 'Expirent après, minutes',
    emptyIsNever: 'vide : jamais',
    leadMinutes: 'Plus de placement à moins de, minutes avant',
    shown: 'Ce qui est montré et conservé',
    screen: 'Le grand écran montre',
    numbers: 'Des chiffres seulement',
    organisations: 'Les organisations',
    retention: 'Tout est supprimé après, jours',
    figureWrong: 'Vérifiez ce chiffre.',
    asBefore: 'Comme avant',
    save: 'Enregistrer les règles',
  },
  people: {
    titleNone: 'Qui vient ?',
    titleMore: 'Une autre liste',
    title: (people) => some(people, 'personne est dans l’espace', 'personnes sont dans l’espace'),
    lead: 'Un tableur enregistré en CSV suffit, dans l’une de six langues. Vous voyez tout avant toute importation.',
    summary: (organisations, countries) =>
      `${some(organisations, 'organisation', 'organisations')} de ${some(countries, 'pays', 'pays')}.`,
    oneByOne: 'Une personne de plus, ou une correction, va plus vite à l’accueil : Personnes, ci-dessus.',
    choose: 'Choisir la liste',
    drop: 'ou la déposer ici : CSV, jusqu’à 5 000 personnes',
    columns:
      'Nécessaires : nom, organisation, type et pays. Bienvenus : délégation, secteurs, offres, recherches, marchés, langues, e-mail, sigle.',
    paste: 'Ou la coller',
    pasteNote: 'cellules copiées d’un tableur, avec leurs en-têtes',
    pasted: 'collé',
    read: 'Lire',
    another: 'Une autre liste',
    anotherFile: 'Un autre fichier',
    notRead: (file) => `${file} n’a pas pu être lu. Personne n’a été importé.`,
    wholeFault: (error) => fault(error),
    refused: {
      tooLarge: 'La liste dépasse 5 Mo. Personne n’a été importé.',
      noLine: 'Le serveur n’a pas répondu. Personne n’a été importé ; réessayez.',
      refused: 'Le serveur n’a pas accepté la liste. Personne n’a été importé.',
    },
    readTitle: (people, toMend) =>
      `${some(people, 'personne lue', 'personnes lues')}${toMend > 0 ? `, ${some(toMend, 'ligne', 'lignes')} à corriger` : ''}`,
    readAs: (encoding, separator, language) =>
      `${[encoding, separator && separators[separator], language && headings[language]].filter(Boolean).join(', ')}.`,
    nothingYet: 'Rien n’est encore importé.',
    filters: {
      faulty: (count) => `À corriger, ${count}`,
      corrected: (count) => `Corrigées par nous, ${count}`,
      all: (count) => `Toutes, ${count}`,
    },
    matched: (columns) => some(columns, 'colonne reconnue', 'colonnes reconnues'),
    fields,
    row: 'Ligne',
    short: 'Sigle',
    listLabel: 'Lignes de la liste',
    cellOf: (field, row) => `${field}, ligne ${row}`,
    fault,
    corrected,
    mended: 'Corrigé par vous.',
    use: (value) => `Prendre ${value}`,
    dropBeyond: 'Ignorer cette case',
    leaveOut: 'Omettre la ligne',
    leaveOutNamed: (row) => `Omettre la ligne ${row}`,
    problem: 'problème',
    faultyCsv: 'Lignes fautives en CSV',
    mendFirst: (rows, people) =>
      `Corriger ${some(rows, 'ligne', 'lignes')} pour importer ${some(people, 'personne', 'personnes')}`,
    import: (people) => `Importer ${some(people, 'personne', 'personnes')}`,
    imported: (people) => `${some(people, 'personne importée', 'personnes importées')}. Chacune a un lien.`,
    sum: (clusters, companies, countries) =>
      `${some(clusters, 'cluster', 'clusters')}, ${some(companies, 'entreprise', 'entreprises')}, ${some(countries, 'pays', 'pays')}.`,
    alike: (count) =>
      count === 1
        ? 'Un sigle était pris et a été remplacé.'
        : `${count} sigles étaient identiques et ont été remplacés.`,
    known: (count) =>
      some(count, 'personne est déjà ici et sera mise à jour.', 'personnes sont déjà ici et seront mises à jour.'),
  },
  invitations: {
    title: 'Invitations',
    lead: (people, notOpened) =>
      `${some(people, 'lien personnel', 'liens personnels')} ; ${notOpened === 0 ? 'tous ont été ouverts' : `${some(notOpened, 'pas encore ouvert', 'pas encore ouverts')}`}.`,
    none: 'Chaque personne importée reçoit un lien personnel. La liste des personnes vient d’abord.',
    search: 'Trouver une personne',
    filters: {
      all: (count) => `Toutes, ${count}`,
      notOpened: (count) => `Non ouvert, ${count}`,
      askedNobody: (count) => `Aucune demande, ${count}`,
    },
    listLabel: 'Liens personnels',
    openedAt: (when) => `ouvert ${when}`,
    notOpened: 'pas encore ouvert',
    nobodyFound: 'Personne de ce nom.',
    failed: 'Les liens n’ont pas pu être obtenus. Rechargez la page.',
    print: (people, pages) => `Imprimer ${some(people, 'invitation', 'invitations')}, ${some(pages, 'page', 'pages')}`,
    codeOf: (name) => `Code QR de ${name}`,
    link: 'Lien personnel',
    renew: 'Faire un nouveau lien',
    renewMeans: (name) => `L’ancien lien cesse aussitôt de fonctionner, sur papier aussi. ${name} a besoin du nouveau.`,
    scan: 'Scannez : votre journée s’ouvre.',
  },
  team: {
    title: 'Votre équipe et l’écran',
    lead: 'Un lien à soi vaut mieux qu’un lien partagé : l’historique dit alors qui a fait quoi.',
    shared: { facilitator: 'Partagé par l’équipe', screen: 'Pour le grand écran' },
    renew: { facilitator: 'Renouveler le lien de l’équipe', screen: 'Renouveler le lien de l’écran' },
    renews: {
      facilitator:
        'L’ancien lien cesse aussitôt de fonctionner. Qui l’utilise pendant l’événement a besoin du nouveau.',
      screen:
        'L’ancien lien cesse aussitôt de fonctionner. Le grand écran reste noir jusqu’à son ouverture avec le nouveau.',
    },
    name: 'Nom',
    role: 'Rôle',
    roles: { facilitator: 'Coordination', organiser: 'Organisateur' },
    add: 'Faire un lien',
    failed: 'Aucun lien n’a été fait. Réessayez.',
    linkOf: (name) => `Lien de ${name}`,
    members: 'Liens avec un nom',
    revoke: 'Révoquer',
    revokeNamed: (name) => `Révoquer le lien de ${name}`,
    revokes: (name) => `${name} quitte l’espace aussitôt. Ce que ${name} a fait reste.`,
    showCode: 'Montrer le code QR',
  },
  keeping: {
    title: 'Conservation',
    lead: (days) => `Tout est supprimé ${some(days, 'jour', 'jours')} après le dernier.`,
    backup: 'L’emporter',
    backupMeans:
      'La sauvegarde est tout l’espace en un fichier, avec les données de tous. Un autre Rondo peut le rouvrir.',
    saveBackup: 'Enregistrer la sauvegarde',
    files: {
      'participants.csv': 'Personnes en CSV',
      'board.csv': 'Tableau en CSV',
      'report.json': 'Rapport en JSON',
      'notes.json': 'Notes en JSON',
    },
    failed: 'Cela n’a pas fonctionné. Rien n’a été modifié ; réessayez.',
    copy: 'La même chose encore',
    copyMeans:
      'Heures, tables, programme et règles à une autre date, sans personne. 52 semaines plus tard tombent les mêmes jours de semaine.',
    copyNow: 'Copier la préparation',
    copied: 'La copie est ouverte. Conservez ses liens.',
    archive: 'Le clore',
    archiveMeans: 'Dans un espace archivé, tout reste lisible et rien ne peut être modifié.',
    archivedMeans: 'Cet espace est archivé : tout est lisible, rien ne peut être modifié.',
    archiveNow: 'Archiver l’espace',
    reopen: 'Le rouvrir',
    secure: {
      yes: 'L’adresse est sécurisée',
      yesMeans: 'Les téléphones peuvent ici utiliser l’appareil photo, les avis et les pages hors ligne.',
      no: 'L’adresse n’est pas sécurisée',
      noMeans:
        'En simple http, les téléphones n’accordent à une page ni appareil photo, ni avis, ni hors ligne. Tout le reste fonctionne. Trois chemins vers https :',
      ways: [
        'Un nom sur internet : mettez Caddy devant Rondo (caddy reverse-proxy --from rondo.example.org --to :3000) et donnez à PUBLIC_URL la valeur https://rondo.example.org.',
        'Un tunnel : celui d’un fournisseur vers le port 3000 donne une adresse https ; donnez-la à PUBLIC_URL.',
        'Seulement le réseau de la salle : un nom à vous qui pointe vers cette machine, avec un certificat fait au préalable par DNS.',
      ],
    },
    delete: 'Le supprimer',
    deleteMeans:
      'Définitivement, avec les données de tous. Enregistrez d’abord la sauvegarde si vous pourriez en avoir besoin.',
    deleteNow: 'Supprimer l’espace',
    deleteAsk: (title) => `Supprimer ${title} ?`,
    deletes: (people, meetings) =>
      `${some(people, 'personne', 'personnes')} et ${some(meetings, 'rendez-vous', 'rendez-vous')} : suppression définitive. Tous les liens cessent de fonctionner.`,
    typeTitle: (title) => `Saisissez « ${title} »`,
  },
}
