import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const mail: Words['mail'] = {
  title: 'E-mail',
  lead: (from) => `Le e-mail partono come ${from}.`,
  none: 'Questo server non invia e-mail. Chi lo gestisce può impostare SMTP_URL e MAIL_FROM; tutto il resto funziona anche senza.',
  onTheWay: (waiting) => `${some(waiting, 'e-mail è', 'e-mail sono')} in viaggio.`,
  down: (since) => `Il server di posta non accetta nulla da ${since}`,
  downMeans: (waiting) =>
    `${waiting === 0 ? 'Niente in attesa.' : `${some(waiting, 'e-mail attende', 'e-mail attendono')} e ${waiting === 1 ? 'partirà' : 'partiranno'} quando torna.`} Dice:`,
  failed: 'Lo stato della posta non è disponibile. Ricarichi la pagina.',
  send: {
    title: 'Inviare',
    to: 'A chi',
    choices: { 'not-invited': 'Non ancora invitati', all: 'Tutti', 'not-opened': 'Link non ancora aperto' },
    means: {
      'not-invited': (count) =>
        count === 0
          ? 'Tutti quelli che hanno un indirizzo sono invitati.'
          : `${some(count, 'persona riceve', 'persone ricevono')} l’invito con il proprio link personale.`,
      all: (count) =>
        count === 0
          ? 'Tutti hanno ricevuto l’invito nell’ultima ora.'
          : `${some(count, 'persona riceve', 'persone ricevono')} l’invito con il proprio link personale, anche se ne aveva già uno.`,
      'not-opened': (count) =>
        count === 0
          ? 'Nessuno da sollecitare: ogni link è stato aperto o ricordato nell’ultima ora.'
          : `${some(count, 'persona non ha', 'persone non hanno')} aperto il proprio link e ${count === 1 ? 'riceve' : 'ricevono'} un promemoria.`,
    },
    withoutAddress: (count) =>
      `${some(count, 'persona non ha', 'persone non hanno')} un indirizzo e non ${count === 1 ? 'riceve' : 'ricevono'} nulla: stampi l’invito.`,
    preview: 'Che cosa dice',
    inLanguage: 'Lingua',
    act: {
      invitation: (count) => `Inviare ${some(count, 'invito', 'inviti')}`,
      reminder: (count) => `Inviare ${some(count, 'promemoria', 'promemoria')}`,
    },
    ask: {
      invitation: (count) => `Inviare ${some(count, 'invito', 'inviti')}?`,
      reminder: (count) => `Inviare ${some(count, 'promemoria', 'promemoria')}?`,
    },
    asks: (server) =>
      `Partono subito, ognuna nella lingua della persona. ${server} Chi non vuole e-mail riceve comunque l’invito che Lei invia a mano.`,
    startsItself: 'Da allora la sala scrive anche da sé, come impostato sotto.',
    changed: 'Nel frattempo raggiungerebbe un altro numero di persone. Non è stato inviato nulla; guardi di nuovo.',
    notSent: 'Non è stato inviato nulla. Riprovi.',
  },
  settings: {
    title: 'Che cosa la sala scrive da sé',
    off: 'Ancora nulla: comincia quando qui invia o salva per la prima volta.',
    changes: 'Modifiche non viste dopo, minuti',
    digest: 'Richieste aperte, ogni giorno da, ora',
    remind: 'Ricordare i link non aperti, giorni prima',
    emptyIsNever: 'vuoto: mai',
    language: 'Lingua',
    languageNote: 'per chi non ha indicato nessuna delle sei',
    words: 'Un Suo paragrafo',
    wordsNote: 'in inviti e promemoria',
    replyTo: 'Le risposte vanno a',
    emptyIsSender: 'vuoto: al mittente',
    wrong: 'Da controllare.',
    save: 'Salvare',
    asBefore: 'Come prima',
  },
  test: {
    title: 'Provare',
    to: 'Il Suo indirizzo',
    act: 'Inviare un’e-mail di prova',
    sent: 'Il server di posta l’ha accettata.',
    refused: 'Il server di posta non l’ha accettata. Dice:',
    failed: 'Nessuna e-mail di prova è partita. Riprovi.',
  },
  list: {
    title: 'Che cosa ne è stato',
    none: 'Non è ancora stato inviato nulla.',
    filters: {
      problems: (count) => `Problemi, ${count}`,
      waiting: (count) => `Da inviare, ${count}`,
      sent: (count) => `Inviate, ${count}`,
      optedOut: (count) => `Non vogliono e-mail, ${count}`,
    },
    empty: {
      problems: 'Nessun problema.',
      waiting: 'Niente in attesa.',
      sent: 'Ancora nulla di inviato.',
      optedOut: 'Nessuno.',
    },
    kinds: {
      invitation: 'Invito',
      reminder: 'Promemoria',
      changes: 'Modifiche',
      digest: 'Richieste aperte',
      decision: 'Decisione sull’iscrizione',
    },
    sentAt: (when) => `inviata ${when}`,
    waits: 'in attesa',
    tried: (count) => `in attesa, ${some(count, 'tentativo', 'tentativi')} finora`,
    refused: 'non consegnata',
    noAddress: 'senza indirizzo',
    optedOut: 'non vuole e-mail',
    again: 'Inviare di nuovo',
    againNamed: (name) => `Inviare di nuovo a ${name}`,
    againAll: (count) => `Inviare di nuovo ${some(count, 'e-mail', 'e-mail')}`,
  },
}
