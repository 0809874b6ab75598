import type { Rejection } from '../../../shared/rejections.ts'
import type { Words } from '../en.ts'
import { common } from './common.ts'
import { some } from './counts.ts'

export const rejections: Words['rejections'] = {
  malformed: () => 'Quelque chose n’y est pas correct. Rien n’a été modifié.',
  'unknown-command': () => 'Cette page est plus ancienne que l’espace. Rechargez-la.',
  'not-allowed': () => 'Ce lien ne permet pas cela.',
  'not-found': () => 'Cela n’existe plus.',
  'too-late': () => 'Trop tard : cela a commencé.',
  'too-early': () => 'Trop tôt : ce n’est pas encore ouvert.',
  'same-person': () => 'C’est vous.',
  'already-asked': () => 'Vous avez déjà fait cette demande. La réponse est attendue.',
  'already-meeting': () => 'Vous avez déjà un rendez-vous ensemble.',
  'declined-before': () => 'Votre demande a été déclinée. L’autre personne peut encore vous en faire une.',
  'not-eligible': () => 'Les règles de cet événement ne prévoient pas que vous vous rencontriez à ce moment.',
  'limit-reached': (why) => limitReached(why),
  'request-closed': (why) => requestClosed(why),
  'meeting-closed': (why) =>
    why.state === 'cancelled' ? 'Ce rendez-vous a été annulé.' : 'Ce rendez-vous est terminé.',
  'application-closed': () => 'Cette inscription a déjà reçu une réponse.',
  'slot-has-meeting': () => 'Il y a un rendez-vous à ce moment. Déplacez-le ou annulez-le d’abord.',
  'slot-closed': () => 'Ce créneau a été fermé par les organisateurs.',
  'person-busy': (why) => busy(why),
  'person-closed': (why) => busy(why),
  'table-closed': () => 'Cette table est hors service.',
  'table-taken': () => 'Cette table vient d’être prise par d’autres.',
  'table-reserved': () => 'Cette table est réservée à d’autres.',
  'table-unfit': () => 'Cette table ne convient pas à l’une des personnes de ce rendez-vous.',
  locked: () => 'Ce rendez-vous est verrouillé à sa place.',
  'meeting-not-placed': () => 'Ce rendez-vous n’a pas encore de place.',
  'item-full': () => 'Toutes les places sont prises.',
  'item-closed': () => 'Cela a commencé, ou a été annulé.',
  'moved-meanwhile': () => 'Quelqu’un a déplacé ce rendez-vous entre-temps.',
  'changed-since': () => 'Quelque chose a changé depuis : l’annulation n’est plus possible.',
  'nothing-to-undo': () => 'Vous n’avez rien à annuler.',
  'no-round': () => 'Aucun tour n’est en cours.',
  overlap: () => 'Cela se superposerait à d’autres engagements. Rien n’a été modifié.',
  'plan-clashes': () => 'Quelque chose fait obstacle à ce plan. Rien n’a été modifié.',
  'plan-closed': () => 'Ce plan a été abandonné.',
  'room-archived': () => 'Cet événement est terminé. Tout reste lisible.',
  duplicate: () => 'Cela existe déjà.',
  busy: () => 'Il y a beaucoup d’activité dans l’espace. Réessayez dans un instant.',
  'store-unreachable': () => common.cannotSaveLong,
}

function limitReached({ limit, who, allowed }: Rejection): string {
  if (who === 'other') return 'L’autre personne n’a plus de rendez-vous disponible.'
  if (limit === 'openRequestsPerParticipant')
    return `Vous avez ${allowed ?? 'toutes les'} demandes ouvertes${allowed ? '' : ' permises'}. Retirez-en une, ou attendez une réponse.`
  const count = allowed === undefined ? 'tous les rendez-vous permis' : some(allowed, 'rendez-vous', 'rendez-vous')
  return limit === 'meetingsPerSession'
    ? `Vous avez ${count} dans cette partie de la journée : c’est la limite.`
    : `Vous avez ${count} : c’est la limite.`
}

function requestClosed({ state }: Rejection): string {
  if (state === 'withdrawn') return 'Cette demande a été retirée.'
  if (state === 'declined') return 'Cette demande a été déclinée.'
  if (state === 'expired') return 'Cette demande a expiré.'
  return 'Cette demande a déjà été acceptée.'
}

function busy({ who }: Rejection): string {
  if (who === 'you') return 'Vous n’êtes pas disponible à ce moment.'
  if (who === 'other') return 'L’autre personne n’est pas disponible à ce moment.'
  return 'Quelqu’un n’est pas disponible à ce moment.'
}
