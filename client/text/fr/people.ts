import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const people: Words['people'] = {
  worth: 'À rencontrer',
  moreWorth: (count) => `${count} de plus`,
  everybody: 'Tout le monde',
  others: 'Les autres',
  dismiss: (name) => `Ne plus suggérer ${name}`,
  dismissed: (name) => `${name} n’est plus dans les suggestions.`,
  suggestAgain: (count) => `Suggérer à nouveau ${some(count, 'personne écartée', 'personnes écartées')}`,
  freeThen: (count) => some(count, 'personne vous correspond', 'personnes vous correspondent'),
  sameSector: (what) => `Même secteur : ${what}`,
  sameMarket: (what) => `Votre marché : ${what}`,
  shareSectors: (what) => `Même secteur que vous : ${what}.`,
  shareMarkets: (what) => `Votre marché : ${what}.`,
  foundIn: { organisation: 'Organisation', label: 'Sigle', delegation: 'Délégation', about: 'À propos' },

  about: 'Quelques mots sur vous',
  aboutNote: (left) => `encore ${some(left, 'caractère', 'caractères')}`,
  readByAll: 'Tous les participants peuvent le lire. Organisation, pays et type sont modifiés par les organisateurs.',
  preview: 'Comme les autres vous voient',
  edit: 'Continuer à modifier',

  picture: 'Logo ou photo',
  pictureMeans: 'Tous les participants la voient à côté de votre nom. Elle est réduite sur ce téléphone avant l’envoi.',
  choose: 'Choisir une image',
  another: 'En choisir une autre',
  remove: 'Retirer l’image',
  shape: 'Comment elle remplit le carré',
  fill: 'Remplir le carré',
  whole: 'La montrer entière',
  use: 'Utiliser cette image',
  pictureSaved: 'L’image est enregistrée.',
  pictureRemoved: 'L’image est retirée.',
  pictureFault: {
    unreadable:
      'Ce téléphone ne peut pas lire ce fichier comme image. Une photo ou un logo en JPEG, PNG ou WebP convient.',
    'too-large': 'Cette image est trop grande pour ce téléphone. Moins de 12 000 pixels de côté convient.',
    'no-line': 'Pas de connexion. L’image n’a pas été enregistrée ; rien d’autre n’est perdu.',
    refused: 'Le serveur n’a pas accepté cette image. L’ancienne reste en place.',
  },
}
