import type { ParticipantRecord } from '../../shared/views/records.ts'

/** A person's badge. `link`: what its code opens, a personal link, which carries its token where no server reads it; absent: no code. */
export interface Badge {
  person: ParticipantRecord
  link: string | undefined
}
