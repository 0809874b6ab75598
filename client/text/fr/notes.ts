import type { Words } from '../en.ts'

// Ce que disent les notes d'un rendez-vous, en français.

export const notes: Words['notes'] = {
  open: { note: 'Note commune', 'staff-note': 'Note interne' },
  title: { note: 'Note commune', 'staff-note': 'Note interne' },
  readBy: {
    two: 'Vous deux et l’équipe d’organisation pouvez la lire.',
    more: 'Vous tous et l’équipe d’organisation pouvez la lire.',
    lead: 'Le responsable de la délégation de l’un de vous aussi.',
    people: 'Les personnes du rendez-vous et toute l’équipe peuvent la lire.',
    staff: 'Seule l’équipe peut la lire.',
  },
  label: { note: 'Texte de la note commune', 'staff-note': 'Texte de la note interne' },
  placeholder: 'Ce qui a été dit, ce qui a été promis',
  opening: 'La note s’ouvre.',
  saved: 'Enregistré',
  saving: 'Pas encore enregistré',
  noLine: 'Hors ligne : conservé ici jusqu’au retour de la connexion',
  noLineSaved: 'Hors ligne. Ce que vous voyez est enregistré.',
  readOnly: 'Vous pouvez la lire, pas y écrire.',
  archived: 'L’événement est terminé : plus rien ne peut y être modifié.',
  full: 'La note est pleine. Retirez d’abord quelque chose.',
  refused: 'Cette note ne peut pas être ouverte.',
  notYours: 'Cette note ne vous est pas destinée.',
  gone: 'Cette note n’existe plus.',
  again: 'Réessayer',
  here: 'Également ici :',
  team: 'l’équipe d’organisation',
  steps: {
    title: 'Prochaines étapes',
    none: 'Aucune prochaine étape n’est encore convenue.',
    add: 'Ajouter une étape',
    what: 'Quoi',
    who: 'Qui',
    by: 'Échéance',
    done: 'Fait',
    nameless: 'cette étape',
    remove: (what) => `Retirer : ${what}`,
    removed: (what) => `Retiré : ${what}`,
  },
}
