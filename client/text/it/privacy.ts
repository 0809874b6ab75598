import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const privacy: Words['privacy'] = {
  title: 'I Suoi dati in questa stanza',
  responsible: (name) => `${name} è responsabile dei Suoi dati qui. Servono a organizzare i Suoi incontri.`,
  nobodyNamed: 'Gli organizzatori sono responsabili dei Suoi dati qui. Servono a organizzare i Suoi incontri.',
  read: 'Per saperne di più',
  understood: 'Ho capito',
  who: 'Chi è responsabile',
  theOrganisers: 'Gli organizzatori di questo evento.',
  whatFor: 'A che scopo',
  purpose:
    'Per organizzare i Suoi incontri, condurre la giornata e contare che cosa ne è nato. Non c’è pubblicità né tracciamento.',
  whatOthersSee: 'Che cosa vedono gli altri di Lei',
  others:
    'Tutta la stanza vede il Suo nome, la Sua organizzazione e il Suo Paese, ciò che dice di sé e quando è impegnato, non perché. Di un incontro sanno chi vi partecipa, i capi delegazione e gli organizzatori. I messaggi li leggono le due parti e i loro capi delegazione. Il grande schermo non nomina nessuno.',
  howLong: 'Per quanto tempo',
  days: (count) => `Tutto viene cancellato ${some(count, 'giorno', 'giorni')} dopo l’evento.`,
  howErased: 'Come farsi cancellare',
  erased:
    'Lo dica agli organizzatori. Il Suo nome e tutte le Sue parole vengono allora cancellati subito, e ciò che è previsto viene annullato. Che un incontro si è svolto resta contato, senza nome.',
  fromOrganisers: 'Dagli organizzatori',

  setUp: 'Informativa sui dati',
  setUpMeans:
    'La legge ciascuno alla prima apertura del proprio link, e chi vuole partecipare, accanto al modulo. Il resto dice ciò che Rondo fa da sé.',
  responsibleLabel: 'Chi è responsabile',
  responsibleNote: 'nome e recapito',
  textLabel: 'Le Sue parole',
  textNote: 'può restare vuoto',
  preview: 'Come si legge',
}
