import type { Appliers } from './appliers.ts'
import type { Draft } from './draft.ts'
import type { ApplicationId } from './ids.ts'
import type { Application, Change } from './room.ts'

type JoiningEvent =
  | 'joining-set'
  | 'applied'
  | 'application-corrected'
  | 'application-accepted'
  | 'application-declined'
  | 'application-deferred'
  | 'application-reopened'
  | 'application-told'
  | 'application-erased'
  | 'listed'

/** Who asked to take part, and what was decided. */
export const joiningAppliers: Appliers<JoiningEvent> = {
  'joining-set': (draft, { joining }) => draft.set({ joining }),
  /** Again under the same address: who waits keeps their place, who was declined or has left is undecided again. */
  applied: (draft, { applicationId, facts, profile, listed }, changed) => {
    const before = draft.room.applications.get(applicationId)
    const waits = before?.state === 'deferred'
    draft.put('applications', applicationId, {
      id: applicationId,
      state: waits ? 'deferred' : 'undecided',
      facts,
      profile,
      listed,
      appliedAt: before && before.state !== 'gone' ? before.appliedAt : changed.at,
      decidedAt: waits ? before.decidedAt : null,
      told: waits && before.told,
      times: (before?.times ?? 0) + 1,
      changed,
    })
  },
  'application-corrected': (draft, { applicationId, facts, profile, listed }, changed) =>
    change(draft, applicationId, changed, { facts, profile, listed }),
  /** From here on the words are the participant's. */
  'application-accepted': (draft, { applicationId }, changed) =>
    draft.put('applications', applicationId, acceptedAt(draft.room.applications.get(applicationId)!, changed)),
  'application-declined': (draft, { applicationId }, changed) =>
    change(draft, applicationId, changed, { ...decided(changed), state: 'declined' }),
  'application-deferred': (draft, { applicationId }, changed) =>
    change(draft, applicationId, changed, { ...decided(changed), state: 'deferred' }),
  'application-reopened': (draft, { applicationId }, changed) => {
    const person = draft.room.participants.get(applicationId)
    const { state, profile } = draft.room.applications.get(applicationId)!
    const words = state === 'accepted' && person ? person.profile : profile
    change(draft, applicationId, changed, { state: 'undecided', decidedAt: null, told: false, profile: words })
  },
  'application-told': (draft, { applicationId }) => {
    const application = draft.room.applications.get(applicationId)!
    draft.put('applications', applicationId, { ...application, told: true })
  },
  'application-erased': (draft, { applicationId }, changed) =>
    change(draft, applicationId, changed, { state: 'gone', profile: '', listed: false }),
  listed: (draft, { participantId, listed }, changed) =>
    draft.change('participants', participantId, changed, { listed }),
}

export function acceptedAt(application: Application, changed: Change): Application {
  return { ...application, ...decided(changed), state: 'accepted', profile: '', changed }
}

function decided({ at }: Change): Pick<Application, 'decidedAt' | 'told'> {
  return { decidedAt: at, told: false }
}

function change(draft: Draft, id: ApplicationId, changed: Change, fields: Partial<Application>): void {
  draft.put('applications', id, { ...draft.room.applications.get(id)!, ...fields, changed })
}
