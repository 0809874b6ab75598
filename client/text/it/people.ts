import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const people: Words['people'] = {
  worth: 'Da incontrare',
  moreWorth: (count) => `altri ${count}`,
  everybody: 'Tutti',
  others: 'Tutti gli altri',
  dismiss: (name) => `Non suggerire ${name}`,
  dismissed: (name) => `${name} non viene più suggerito.`,
  suggestAgain: (count) => `Suggerire di nuovo ${some(count, 'persona esclusa', 'persone escluse')}`,
  freeThen: (count) => some(count, 'persona affine', 'persone affini'),
  sameSector: (what) => `Stesso settore: ${what}`,
  sameMarket: (what) => `Il Suo mercato: ${what}`,
  shareSectors: (what) => `Il Suo stesso settore: ${what}.`,
  shareMarkets: (what) => `Il Suo mercato: ${what}.`,
  foundIn: { organisation: 'Organizzazione', label: 'Sigla', delegation: 'Delegazione', about: 'Informazioni' },

  about: 'Qualche parola su di Lei',
  aboutNote: (left) => `ancora ${some(left, 'carattere', 'caratteri')}`,
  readByAll: 'Tutti nella sala possono leggerlo. Organizzazione, Paese e tipo li cambiano gli organizzatori.',
  preview: 'Come La vedono gli altri',
  edit: 'Continuare a modificare',

  picture: 'Logo o foto',
  pictureMeans:
    'Tutti nella sala la vedono accanto al Suo nome. Viene rimpicciolita su questo telefono prima dell’invio.',
  choose: 'Scegliere un’immagine',
  another: 'Sceglierne un’altra',
  remove: 'Togliere l’immagine',
  shape: 'Come riempie il quadrato',
  fill: 'Riempire il quadrato',
  whole: 'Mostrarla intera',
  use: 'Usare questa immagine',
  pictureSaved: 'L’immagine è salvata.',
  pictureRemoved: 'L’immagine è stata tolta.',
  pictureFault: {
    unreadable:
      'Questo telefono non riesce a leggere il file come immagine. Va bene una foto o un logo in JPEG, PNG o WebP.',
    'too-large': 'L’immagine è troppo grande per questo telefono. Va bene una con meno di 12.000 pixel per lato.',
    'no-line': 'Nessuna connessione. L’immagine non è stata salvata; non si è perso altro.',
    refused: 'Il server non ha accettato l’immagine. La precedente resta com’era.',
  },
}
