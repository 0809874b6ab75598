import type { NoticeRecord, RequestRecord } from '../../shared/views/records.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import type { Now } from '../phone/now.ts'
import type { Signal } from './signals.ts'

/** What stands on somebody's phone that it may make itself heard for. */
export interface Moment {
  /** Changes not seen and requests not answered. */
  news: ReadonlySet<string>
  /** The round that runs for them; '' for none. */
  round: string
  isEnding: boolean
}

/** From here on a round is ending, ms. The same as the panel says. */
const ENDING_MS = 5 * 60_000

export function momentOf(
  me: ParticipantId | undefined,
  { notices, requests }: { notices: Iterable<NoticeRecord>; requests: Iterable<RequestRecord> },
  now: Now,
): Moment {
  const changes = [...notices].filter((one) => one.participantId === me).map(({ id, at }) => `${id} ${at}`)
  const asked = [...requests].filter((one) => one.to === me && one.state === 'pending').map(({ id }) => id)
  const runs = now.is === 'running' ? now : undefined
  return {
    news: new Set([...changes, ...asked]),
    round: runs ? `${runs.row.is} ${runs.row.is === 'meeting' ? runs.row.slot.id : runs.row.item.id}` : '',
    isEnding: runs !== undefined && runs.leftMs <= ENDING_MS,
  }
}

/** What to be heard for between two moments, the most important; undefined: nothing. */
export function signalBetween(before: Moment, after: Moment, rounds: boolean): Signal | undefined {
  if ([...after.news].some((one) => !before.news.has(one))) return 'news'
  if (!rounds || after.round === '') return undefined
  if (after.round !== before.round) return 'round'
  return after.isEnding && !before.isEnding ? 'last-minutes' : undefined
}
