import { privacyLook } from './privacy.ts'
import type { Application, Joining, Plan, Room } from '../room.ts'
import { openRecord } from './floor.ts'
import { frame } from './frame.ts'
import { isInDoubt, meetingRecord, requestRecord, unseenBy } from './meetings.ts'
import { noticeRecord } from './notices.ts'
import type { ApplicationRecord, JoiningRecord, PlanRecord } from './records.ts'
import { plain, sealed } from './sealed.ts'
import { extended, iso, isoOrNull, type View } from './view.ts'

/** All of the room but what people write to each other: messages, reasons, single outcomes (V). */
export const staffView: View = {
  ...frame({
    room: ({ retentionDays }) => ({ retentionDays }),
    table: ({ reserved, url }) => ({ reserved: reserved?.text ?? null, url }),
    item: ({ signedUp }) => ({ signedUp }),
  }),
  staff: {
    ids: (room) => room.staff.keys(),
    record(room, id) {
      const member = room.staff.get(id)
      return (
        member &&
        sealed({ kind: 'staff', id, role: member.role, name: '', revoked: member.revoked }, { name: member.name })
      )
    },
  },
  participant: {
    ids: (room) => room.participants.keys(),
    record(room, id) {
      const person = room.participants.get(id)
      if (!person) return undefined
      const { state, stepFree, closedSlots, openedAt, checkedInAt } = person
      return sealed(
        extended(openRecord(room, person), {
          state,
          email: '',
          stepFree,
          closedSlots,
          openedAt: isoOrNull(openedAt),
          checkedInAt: isoOrNull(checkedInAt),
          asked: asked(room, id),
          listed: person.listed,
        }),
        { profile: person.profile },
      )
    },
  },
  request: {
    ids: (room) => room.requests.keys(),
    record(room, id) {
      const request = room.requests.get(id)
      return request && plain(requestRecord(request))
    },
  },
  meeting: {
    ids: (room) => room.meetings.keys(),
    record(room, id) {
      const meeting = room.meetings.get(id)
      return (
        meeting &&
        plain(
          extended(meetingRecord(room, meeting), { inDoubt: isInDoubt(meeting), unseenBy: unseenBy(room, meeting) }),
        )
      )
    },
  },
  notice: {
    ids: (room) => room.notices.keys(),
    record(room, id) {
      const notice = room.notices.get(id)
      return notice && plain(noticeRecord(notice))
    },
  },
  plan: {
    ids: (room) => room.plans.keys(),
    record(room, id) {
      const plan = room.plans.get(id)
      return plan && !plan.dropped ? sealed(planRecord(plan), { name: plan.name }) : undefined
    },
  },
  privacy: privacyLook,
  joining: {
    ids: (room) => (room.joining ? ['joining'] : []),
    record: ({ joining }) =>
      joining ? sealed(joiningRecord(joining), joining.words === null ? {} : { joining: joining.words }) : undefined,
  },
  application: {
    ids: (room) => room.applications.keys(),
    record(room, id) {
      const application = room.applications.get(id)
      if (!application || application.state === 'gone') return undefined
      // Who was let in and has left is told by the participant alone.
      if (application.state === 'accepted' && room.participants.get(id)?.state !== 'present') return undefined
      const { profile } = application
      return sealed(applicationRecord(room, application), profile === '' ? {} : { profile })
    },
  },
}

function joiningRecord({ open, until, decides, shows, sides }: Joining): JoiningRecord {
  return { kind: 'joining', id: 'joining', open, until: isoOrNull(until), text: '', place: '', decides, shows, sides }
}

function applicationRecord(room: Room, application: Application): ApplicationRecord {
  const { id, state, listed, appliedAt, decidedAt, told, times } = application
  const { kind, country, delegation, stepFree, online } = room.participants.get(id) ?? application.facts
  return {
    kind: 'application',
    id,
    state: state as ApplicationRecord['state'],
    name: '',
    organisation: '',
    organisationKind: kind,
    country,
    delegation,
    sectors: [],
    offers: [],
    seeks: [],
    markets: [],
    languages: [],
    email: '',
    stepFree,
    online,
    listed,
    appliedAt: iso(appliedAt),
    decidedAt: isoOrNull(decidedAt),
    told,
    times,
  }
}

function planRecord({ id, by, startedAt, published, publishes }: Plan): PlanRecord {
  const publishedAt = isoOrNull(published?.at ?? null)
  return { kind: 'plan', id, name: '', by, startedAt: iso(startedAt), publishedAt, publishes }
}

function asked(room: Room, participantId: string): number {
  const ids = room.requestsOf.get(participantId) ?? []
  return ids.filter((id) => room.requests.get(id)!.from === participantId).length
}
