import type { DeedOf } from '../../shared/deeds.ts'
import { MINUTE } from '../../shared/timetable.ts'

/** Two halls whose slots overlap in time, a step-free, a plain and a virtual table, and a tour beside them. */
export function walkRoom(opening: number): DeedOf<'open-room'> {
  const table = { zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  const session = { slotMinutes: 25, changeoverMinutes: 5 }
  return {
    type: 'open-room',
    roomId: 'room',
    logId: 'log',
    title: 'Walk',
    timeZone: 'Europe/Rome',
    screen: 'numbers',
    retentionDays: 180,
    opensAt: null,
    closesAt: null,
    rules: { mayMeet: [], limits: { meetingsPerParticipant: 8 }, requestsExpireAfterMinutes: 90, leadMinutes: 5 },
    sessions: [
      { ...session, name: 'Hall', startsAt: opening + 120 * MINUTE, slots: 6 },
      { ...session, name: 'Studio', startsAt: opening + 190 * MINUTE, slots: 4 },
    ],
    tables: [
      { ...table, label: '1', stepFree: true },
      { ...table, label: '2' },
      { ...table, label: 'V', url: 'https://meet.example.org/v' },
    ],
    items: [
      {
        title: 'Tour',
        kind: 'tour',
        startsAt: opening + 150 * MINUTE,
        endsAt: opening + 200 * MINUTE,
        place: '',
        signUp: true,
        capacity: 3,
      },
    ],
  }
}
