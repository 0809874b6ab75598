import type { Words } from '../en.ts'

export const notifications: Words['notifications'] = {
  title: 'Notifiche',
  hereTitle: 'Mentre questa pagina è aperta',
  hereMeans: 'Una modifica copre la pagina finché non l’ha vista. Può anche farsi sentire.',
  sound: 'Suono',
  vibration: 'Vibrazione',
  rounds: 'Anche quando inizia il mio turno e 5 minuti prima che finisca',
  tryIt: 'Provare',
  afterTap: 'Dopo aver aperto la pagina, la tocchi una volta: solo allora il browser le permette di farsi sentire.',
  awayTitle: 'Quando è chiusa',
  awayMeans:
    'Questo dispositivo dice allora che qualcosa è cambiato, che qualcuno chiede un incontro o che il prossimo comincia tra 5 minuti. Niente nomi né tavoli: sono sulla pagina.',
  turnOn: 'Attivare',
  turnOff: 'Disattivare',
  on: 'Attive su questo dispositivo.',
  off: 'Non attive su questo dispositivo.',
  failed: 'Non è riuscito: il servizio del suo browser non ha risposto. Non è cambiato nulla; riprovi tra poco.',
  seenBy: (seen, of) => `visto da ${seen} su ${of}`,
  hindrance: {
    insecure:
      'I browser lo permettono solo sulle pagine il cui indirizzo inizia con https. Chieda un indirizzo così agli organizzatori.',
    'no-server': 'Questo evento non invia notifiche. Ciò che cambia è qui appena apre la pagina.',
    'home-screen':
      'Su iPhone o iPad aggiunga prima questa pagina alla schermata Home: tocchi Condividi, poi Aggiungi alla schermata Home. La apra da lì e torni qui.',
    unsupported:
      'Questo browser non può avvisare a pagina chiusa. Le versioni attuali di Chrome, Edge, Firefox e Safari possono.',
    denied:
      'Il suo browser blocca le notifiche di questa pagina. Le consenta nelle impostazioni del sito, con il segno accanto all’indirizzo, e torni qui.',
    'no-line': 'Nessuna connessione. Potrà cambiarlo quando sarà di nuovo in linea.',
  },
}
