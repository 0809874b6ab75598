import { rejectionCodes, type Rejection } from '../../shared/rejections.ts'
import type { Deed } from './deeds.ts'

const codes: ReadonlySet<string> = new Set(rejectionCodes)

/** What a refusal must tell beside its code, so that a screen can help (L6). With nothing to undo there is nothing to tell. */
const tells: Partial<Record<Rejection['code'], (rejection: Rejection) => boolean>> = {
  'person-busy': ({ who, meetingId }) => who !== undefined && meetingId !== undefined,
  'table-taken': ({ tableId, meetingId }) => tableId !== undefined && meetingId !== undefined,
  locked: ({ meetingId }) => meetingId !== undefined,
  'meeting-not-placed': ({ meetingId }) => meetingId !== undefined,
  'moved-meanwhile': ({ meetingId, slotId, tableId, by, when }) =>
    [meetingId, slotId, tableId, by, when].every((told) => told !== undefined),
  'changed-since': ({ by, what, when }) => [by, what, when].every((told) => told !== undefined),
  'plan-clashes': ({ clashes = [] }) =>
    clashes.length > 0 &&
    clashes.every(({ meetingId, rejection }) => meetingId !== '' && rejection && !unexplained(rejection)),
  'nothing-to-undo': () => true,
}

/** Why a refusal does not help whoever reads it; undefined: it does. `deed`: absent where it is one of the list that refuses a plan. */
export function unexplained(rejection: Rejection, deed?: Deed): string | undefined {
  const { code, alternatives } = rejection
  if (!codes.has(code)) return `${code} is no code of ours`
  if (!tells[code]) return `${code} has no cause in this room`
  if (!tells[code](rejection)) return `${code} does not say what is in the way: ${JSON.stringify(rejection)}`
  const asksPlace = deed?.type === 'move-meeting' && (code === 'person-busy' || code === 'table-taken')
  if (asksPlace && !alternatives) return `${code} offers no other place`
  const slots = new Set((alternatives ?? []).map(({ slotId }) => slotId))
  if (alternatives && (alternatives.length > 3 || slots.size < alternatives.length))
    return `${code} offers ${JSON.stringify(alternatives)}`
  return undefined
}
