import type { Rejection } from '../../../shared/rejections.ts'
import type { Words } from '../en.ts'
import { common } from './common.ts'
import { some } from './counts.ts'

export const rejections: Words['rejections'] = {
  malformed: () => 'Qualcosa non era come doveva. Nulla è stato modificato.',
  'unknown-command': () => 'Questa pagina è più vecchia della sala. La ricarichi.',
  'not-allowed': () => 'Questo link non lo permette.',
  'not-found': () => 'Non esiste più.',
  'too-late': () => 'Troppo tardi: è già cominciato.',
  'too-early': () => 'Troppo presto: non è ancora aperto.',
  'same-person': () => 'Si tratta di Lei.',
  'already-asked': () => 'Ha già inviato questa richiesta. La risposta è ancora attesa.',
  'already-meeting': () => 'Avete già un incontro tra voi.',
  'declined-before': () => 'La Sua richiesta è stata declinata. L’altra parte può ancora inviargliene una.',
  'not-eligible': () => 'Le regole di questo evento non prevedono il vostro incontro a quell’ora.',
  'limit-reached': (why) => limitReached(why),
  'request-closed': (why) => requestClosed(why),
  'meeting-closed': (why) =>
    why.state === 'cancelled' ? 'Questo incontro è stato annullato.' : 'Questo incontro è finito.',
  'application-closed': () => 'Su questa iscrizione si è già deciso.',
  'slot-has-meeting': () => 'A quell’ora c’è un incontro. Prima lo sposti o lo annulli.',
  'slot-closed': () => 'Quell’orario è stato chiuso dagli organizzatori.',
  'person-busy': (why) => busy(why),
  'person-closed': (why) => busy(why),
  'table-closed': () => 'Quel tavolo è fuori servizio.',
  'table-taken': () => 'Quel tavolo è stato appena occupato da altri.',
  'table-reserved': () => 'Quel tavolo è riservato ad altri.',
  'table-unfit': () => 'Quel tavolo non è adatto a qualcuno di questo incontro.',
  locked: () => 'Questo incontro è bloccato al suo posto.',
  'meeting-not-placed': () => 'Questo incontro non ha ancora un posto.',
  'item-full': () => 'Tutti i posti sono occupati.',
  'item-closed': () => 'È già cominciato o è stato annullato.',
  'moved-meanwhile': () => 'Nel frattempo qualcuno ha spostato questo incontro.',
  'changed-since': () => 'Da allora qualcosa è cambiato, quindi non si può più annullare.',
  'nothing-to-undo': () => 'Non ha nulla da annullare.',
  'no-round': () => 'Nessun turno è in corso.',
  overlap: () => 'Si sovrapporrebbe ad altri impegni. Nulla è stato modificato.',
  'plan-clashes': () => 'Qualcosa ostacola questo piano. Nulla è stato modificato.',
  'plan-closed': () => 'Questo piano è stato abbandonato.',
  'room-archived': () => 'Questo evento è finito. Tutto resta leggibile.',
  duplicate: () => 'Esiste già.',
  busy: () => 'Nella sala c’è molta attività. Riprovi tra un attimo.',
  'store-unreachable': () => common.cannotSaveLong,
}

function limitReached({ limit, who, allowed }: Rejection): string {
  if (who === 'other') return 'L’altra parte non ha più incontri disponibili.'
  if (limit === 'openRequestsPerParticipant')
    return `Ha ${allowed ?? 'tutte le'} richieste aperte${allowed ? '' : ' consentite'}. Ne ritiri una o attenda una risposta.`
  const count = allowed === undefined ? 'tutti gli incontri consentiti' : some(allowed, 'incontro', 'incontri')
  return limit === 'meetingsPerSession'
    ? `Ha ${count} in questa parte della giornata: è il limite.`
    : `Ha ${count}: è il limite.`
}

function requestClosed({ state }: Rejection): string {
  if (state === 'withdrawn') return 'Questa richiesta è stata ritirata.'
  if (state === 'declined') return 'Questa richiesta è stata declinata.'
  if (state === 'expired') return 'Questa richiesta è scaduta.'
  return 'Questa richiesta è già stata accettata.'
}

function busy({ who }: Rejection): string {
  if (who === 'you') return 'A quell’ora ha già un impegno.'
  if (who === 'other') return 'L’altra parte non è disponibile a quell’ora.'
  return 'Qualcuno non è disponibile a quell’ora.'
}
