import type { Instant, ParticipantId, RoomId, Version } from '../../shared/ids.ts'
import type { BesideStore } from '../store/beside.ts'

/** Between two pushes to one person, ms. What comes meanwhile is told by the second. */
const SPACING_MS = 30_000
/** For how long it is remembered what was told, ms: no node is behind by as much. */
const REMEMBERED_MS = 10 * 60_000

const folder = (participantId: ParticipantId) => `pushed/${participantId}/`

/**
 * [X6] Whether it is this node that tells somebody of what they have not seen up to a version: of several nodes the first, and not soon after
 * another push. 'told': somebody does or did, of this or of later. @throws StoreUnreachable, StoreFull
 */
export async function mayTell(
  beside: BesideStore,
  roomId: RoomId,
  participantId: ParticipantId,
  version: Version,
  now: Instant,
): Promise<'mine' | 'told' | { afterMs: number }> {
  const told = (await beside.read(roomId, folder(participantId))).map(({ key, value }) => ({
    key,
    version: Number(key.slice(folder(participantId).length)),
    at: value as Instant,
  }))
  if (told.some((one) => one.version >= version)) return 'told'
  const restMs = Math.max(...told.map(({ at }) => at)) + SPACING_MS - now
  if (restMs > 0) return { afterMs: Math.min(restMs, SPACING_MS) }
  const [mine] = await beside.claim(roomId, [
    { key: folder(participantId) + version, owners: [participantId], value: now },
  ])
  if (mine === undefined) return 'told'
  const old = told.filter(({ at }) => at < now - REMEMBERED_MS).map(({ key }) => key)
  if (old.length > 0) await beside.drop(roomId, old)
  return 'mine'
}
