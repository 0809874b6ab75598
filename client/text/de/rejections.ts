import type { Rejection } from '../../../shared/rejections.ts'
import type { Words } from '../en.ts'
import { common } from './common.ts'
import { some } from './counts.ts'

export const rejections: Words['rejections'] = {
  malformed: () => 'Etwas daran stimmt nicht. Es wurde nichts geändert.',
  'unknown-command': () => 'Diese Seite ist älter als der Raum. Laden Sie sie neu.',
  'not-allowed': () => 'Mit diesem Link ist das nicht möglich.',
  'not-found': () => 'Das gibt es nicht mehr.',
  'too-late': () => 'Zu spät: Es hat schon begonnen.',
  'too-early': () => 'Zu früh: Das ist noch nicht offen.',
  'same-person': () => 'Das sind Sie selbst.',
  'already-asked': () => 'Sie haben schon angefragt. Die Antwort steht noch aus.',
  'already-meeting': () => 'Sie haben schon ein Gespräch miteinander.',
  'declined-before': () => 'Ihre Anfrage wurde abgelehnt. Die andere Seite kann Sie weiterhin anfragen.',
  'not-eligible': () => 'Nach den Regeln dieser Veranstaltung treffen Sie sich zu dieser Zeit nicht.',
  'limit-reached': (why) => limitReached(why),
  'request-closed': (why) => requestClosed(why),
  'meeting-closed': (why) =>
    why.state === 'cancelled' ? 'Dieses Gespräch wurde abgesagt.' : 'Dieses Gespräch ist vorbei.',
  'application-closed': () => 'Über diese Anmeldung ist schon entschieden.',
  'slot-has-meeting': () => 'Zu dieser Zeit ist ein Gespräch. Verlegen oder sagen Sie es zuerst ab.',
  'slot-closed': () => 'Diese Zeit wurde von der Leitung geschlossen.',
  'person-busy': (why) => busy(why),
  'person-closed': (why) => busy(why),
  'table-closed': () => 'Dieser Tisch ist außer Betrieb.',
  'table-taken': () => 'Dieser Tisch wurde gerade vergeben.',
  'table-reserved': () => 'Dieser Tisch ist für andere reserviert.',
  'table-unfit': () => 'Dieser Tisch passt nicht für alle in diesem Gespräch.',
  locked: () => 'Dieses Gespräch ist an seinem Platz gesperrt.',
  'meeting-not-placed': () => 'Dieses Gespräch hat noch keinen Platz.',
  'item-full': () => 'Alle Plätze sind vergeben.',
  'item-closed': () => 'Das hat schon begonnen oder wurde abgesagt.',
  'moved-meanwhile': () => 'Jemand hat dieses Gespräch inzwischen verlegt.',
  'changed-since': () => 'Seitdem wurde etwas geändert, darum geht das nicht mehr rückgängig.',
  'nothing-to-undo': () => 'Von Ihnen ist nichts rückgängig zu machen.',
  'no-round': () => 'Es läuft keine Runde.',
  overlap: () => 'Das würde sich mit anderem überschneiden. Es wurde nichts geändert.',
  'plan-clashes': () => 'Diesem Plan steht etwas im Weg. Es wurde nichts geändert.',
  'plan-closed': () => 'Dieser Plan wurde verworfen.',
  'room-archived': () => 'Diese Veranstaltung ist vorbei. Alles bleibt lesbar.',
  duplicate: () => 'Das gibt es schon.',
  busy: () => 'Im Raum ist gerade sehr viel los. Versuchen Sie es gleich noch einmal.',
  'store-unreachable': () => common.cannotSaveLong,
}

function limitReached({ limit, who, allowed }: Rejection): string {
  if (who === 'other') return 'Die andere Seite hat kein Gespräch mehr frei.'
  if (limit === 'openRequestsPerParticipant')
    return `Sie haben ${allowed ?? 'alle erlaubten'} offene${allowed ? '' : 'n'} Anfragen. Ziehen Sie eine zurück oder warten Sie auf eine Antwort.`
  const figure = allowed === undefined ? 'alle Gespräche' : some(allowed, 'Gespräch', 'Gespräche')
  return limit === 'meetingsPerSession'
    ? `Sie haben ${figure} in diesem Teil des Tages; mehr geht nicht.`
    : `Sie haben ${figure}; mehr geht nicht.`
}

function requestClosed({ state }: Rejection): string {
  if (state === 'withdrawn') return 'Diese Anfrage wurde zurückgezogen.'
  if (state === 'declined') return 'Diese Anfrage wurde abgelehnt.'
  if (state === 'expired') return 'Diese Anfrage ist abgelaufen.'
  return 'Diese Anfrage wurde schon angenommen.'
}

function busy({ who }: Rejection): string {
  if (who === 'you') return 'Sie sind zu dieser Zeit vergeben.'
  if (who === 'other') return 'Die andere Seite ist zu dieser Zeit vergeben.'
  return 'Jemand ist zu dieser Zeit vergeben.'
}
