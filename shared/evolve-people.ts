import type { Appliers } from './appliers.ts'
import type { Draft } from './draft.ts'
import { acceptedAt } from './evolve-joining.ts'
import type { ParticipantId } from './ids.ts'
import { noticeKey, unseenAfter } from './notices.ts'

type PeopleEvent =
  | 'staff-added'
  | 'staff-revoked'
  | 'shared-link-renewed'
  | 'participant-added'
  | 'participant-changed'
  | 'participant-removed'
  | 'participant-erased'
  | 'link-opened'
  | 'link-renewed'
  | 'checked-in'
  | 'availability-changed'
  | 'change-seen'

/** People, their links and what they have seen. */
export const peopleAppliers: Appliers<PeopleEvent> = {
  'staff-added': (draft, { type: _, staffId, ...member }) =>
    draft.put('staff', staffId, { id: staffId, ...member, linkGeneration: 1, revoked: false }),
  'staff-revoked': (draft, { staffId }) => {
    const member = draft.room.staff.get(staffId)!
    draft.put('staff', staffId, { ...member, revoked: true, linkGeneration: member.linkGeneration + 1 })
  },
  'shared-link-renewed': (draft, { link, generation }) =>
    draft.set({ linkGenerations: { ...draft.room.linkGenerations, [link]: generation } }),

  'participant-added': (draft, { participantId, facts, profile }, changed) =>
    draft.put('participants', participantId, {
      id: participantId,
      ...facts,
      profile,
      state: 'present',
      closedSlots: [],
      linkGeneration: 1,
      openedAt: null,
      checkedInAt: null,
      addedAt: changed.at,
      listed: false,
      changed,
    }),
  'participant-changed': (draft, { participantId, facts, profile }, changed) => {
    draft.change('participants', participantId, changed, { ...facts, profile, state: 'present' })
    // Somebody who was removed and asks to come back is in by a list too.
    const application = draft.room.applications.get(participantId)
    if (application && application.state !== 'gone' && application.state !== 'accepted')
      draft.put('applications', participantId, acceptedAt(application, changed))
  },
  'participant-removed': (draft, { participantId }, changed) => {
    const { linkGeneration } = draft.room.participants.get(participantId)!
    draft.change('participants', participantId, changed, { state: 'removed', linkGeneration: linkGeneration + 1 })
    forgetNotices(draft, participantId)
  },
  'participant-erased': (draft, { participantId }, changed) => {
    const { linkGeneration } = draft.room.participants.get(participantId)!
    draft.change('participants', participantId, changed, {
      state: 'erased',
      profile: '',
      closedSlots: [],
      linkGeneration: linkGeneration + 1,
      listed: false,
    })
    forgetNotices(draft, participantId)
    const application = draft.room.applications.get(participantId)
    if (application) draft.put('applications', participantId, { ...application, state: 'gone', profile: '', changed })
  },

  'link-opened': (draft, { participantId }, { at }) =>
    draft.put('participants', participantId, { ...draft.room.participants.get(participantId)!, openedAt: at }),
  'link-renewed': (draft, { participantId, generation }, changed) =>
    draft.change('participants', participantId, changed, { linkGeneration: generation, openedAt: null }),
  'checked-in': (draft, { participantId, present }, { at }) =>
    draft.put('participants', participantId, {
      ...draft.room.participants.get(participantId)!,
      checkedInAt: present ? at : null,
    }),
  'availability-changed': (draft, { participantId, slotId, open }, changed) => {
    const others = draft.room.participants.get(participantId)!.closedSlots.filter((id) => id !== slotId)
    draft.change('participants', participantId, changed, { closedSlots: open ? others : [...others, slotId] })
  },
  'change-seen': (draft, { participantId, meetingId, upTo }) => {
    const key = noticeKey(participantId, meetingId)
    const left = unseenAfter(draft.room.notices.get(key)!, upTo)
    if (left) draft.put('notices', key, left)
    else draft.delete('notices', key)
  },
}

/** Who has left is told nothing any more. */
function forgetNotices(draft: Draft, gone: ParticipantId): void {
  for (const [key, { participantId }] of draft.room.notices) if (participantId === gone) draft.delete('notices', key)
}
