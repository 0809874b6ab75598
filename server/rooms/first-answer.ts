import type { CommitBy } from '../../shared/commit.ts'
import type { RoomId, Version } from '../../shared/ids.ts'
import { StoreUnreachable } from '../store/store.ts'
import { sameCommand } from './identities.ts'
import type { Means, Outcome } from './means.ts'
import { unreachable } from './waiting.ts'

/** What a command that comes again was answered the first time (L3), unless the store has lost it since. Never rejects. */
export async function firstAnswer(
  roomId: RoomId,
  by: CommitBy,
  version: Version,
  { store, log }: Means,
): Promise<Outcome> {
  try {
    const [commit] = await store.read(roomId, version - 1, 1)
    return commit && sameCommand(commit.by, by) ? { ok: true, version, answer: commit.answer } : unreachable
  } catch (error) {
    if (!(error instanceof StoreUnreachable)) log.error({ err: error, roomId }, 'an answer could not be read')
    return unreachable
  }
}
