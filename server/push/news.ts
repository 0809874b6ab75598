import type { ParticipantId, Version } from '../../shared/ids.ts'
import type { PushNews } from '../../shared/push.ts'
import type { Room } from '../../shared/room.ts'
import type { Step } from '../rooms/batch.ts'

/** [X6] Whom these commits have brought something that they have to see, and with which version it began. */
export function concerned(steps: readonly Step[]): Map<ParticipantId, Version> {
  const found = new Map<ParticipantId, Version>()
  for (const { commit, after, touched } of steps) {
    const note = (id: ParticipantId) => found.has(id) || found.set(id, commit.version)
    for (const key of touched.notices.keys()) {
      const notice = after.notices.get(key)
      if (notice?.version === commit.version) note(notice.participantId)
    }
    for (const id of touched.requests.keys()) {
      const request = after.requests.get(id)
      if (request?.state === 'pending' && request.madeAt === commit.version) note(request.to)
    }
  }
  return found
}

/** [X6] What somebody has not seen of what came from version `since` on, the newest version of it; undefined: nothing, or they left. */
export function newsOf(
  room: Room,
  participantId: ParticipantId,
  since: Version,
): { news: PushNews; version: Version } | undefined {
  if (room.archived || room.participants.get(participantId)?.state !== 'present') return undefined
  const changes = [...room.notices.values()].filter((one) => one.participantId === participantId)
  const requests = [...room.requests.values()].filter((one) => one.to === participantId && one.state === 'pending')
  const versions = [...changes.map(({ version }) => version), ...requests.map(({ madeAt }) => madeAt)]
  const version = Math.max(...versions)
  if (version < since) return undefined
  return { news: changes.some((change) => change.version >= since) ? 'change' : 'request', version }
}
