import type { Rejection, RejectionCode } from '../../../shared/rejections.ts'
import { common } from './common.ts'
import { some } from './counts.ts'

/** Why the room said no. Says what is, and where it helps what to do; places that fit stand beside it as buttons. */
export const rejections: Record<RejectionCode, (why: Rejection) => string> = {
  malformed: () => 'Something in it was not as it should be. Nothing was changed.',
  'unknown-command': () => 'This page is older than the room. Load it again.',
  'not-allowed': () => 'This link may not do that.',
  'not-found': () => 'That is no longer there.',
  'too-late': () => 'Too late: it has begun.',
  'too-early': () => 'Too early: this is not open yet.',
  'same-person': () => 'That is you.',
  'already-asked': () => 'You have asked already. The answer is still open.',
  'already-meeting': () => 'You have a meeting with each other already.',
  'declined-before': () => 'Your request was declined. They can still ask you.',
  'not-eligible': () => 'The rules of this event do not bring you together at that time.',
  'limit-reached': (why) => limitReached(why),
  'request-closed': (why) => requestClosed(why),
  'meeting-closed': (why) => (why.state === 'cancelled' ? 'This meeting was cancelled.' : 'This meeting is over.'),
  'application-closed': () => 'This application has been decided already.',
  'slot-has-meeting': () => 'There is a meeting at that time. Move or cancel it first.',
  'slot-closed': () => 'That time was closed by the organisers.',
  'person-busy': (why) => busy(why),
  'person-closed': (why) => busy(why),
  'table-closed': () => 'That table is out of service.',
  'table-taken': () => 'That table went to others a moment ago.',
  'table-reserved': () => 'That table is kept for others.',
  'table-unfit': () => 'That table does not fit somebody in this meeting.',
  locked: () => 'This meeting is locked in its place.',
  'meeting-not-placed': () => 'This meeting has no place yet.',
  'item-full': () => 'All places are taken.',
  'item-closed': () => 'That has begun, or was cancelled.',
  'moved-meanwhile': () => 'Somebody moved this meeting in the meantime.',
  'changed-since': () => 'Something was changed since, so this cannot be undone.',
  'nothing-to-undo': () => 'There is nothing of yours to undo.',
  'no-round': () => 'No round is running.',
  overlap: () => 'That would overlap other engagements. Nothing was changed.',
  'plan-clashes': () => 'Something is in the way of this plan. Nothing was changed.',
  'plan-closed': () => 'This plan was dropped.',
  'room-archived': () => 'This event is over. Everything stays readable.',
  duplicate: () => 'That is there already.',
  busy: () => 'The room is very busy. Try again in a moment.',
  'store-unreachable': () => common.cannotSaveLong,
}

function limitReached({ limit, who, allowed }: Rejection): string {
  if (who === 'other') return 'The other side has no meeting left to give.'
  if (limit === 'openRequestsPerParticipant')
    return `You have ${allowed ?? 'as many'} open requests${allowed ? '' : ' as allowed'}. Withdraw one, or wait for an answer.`
  const figure = allowed === undefined ? 'all the meetings' : some(allowed, 'meeting', 'meetings')
  return limit === 'meetingsPerSession'
    ? `You have ${figure} in this part of the day, which is the limit.`
    : `You have ${figure}, which is the limit.`
}

function requestClosed({ state }: Rejection): string {
  if (state === 'withdrawn') return 'This request was withdrawn.'
  if (state === 'declined') return 'This request was declined.'
  if (state === 'expired') return 'This request has expired.'
  return 'This request was accepted already.'
}

function busy({ who }: Rejection): string {
  if (who === 'you') return 'You are taken at that time.'
  if (who === 'other') return 'The other side is taken at that time.'
  return 'Somebody is taken at that time.'
}
