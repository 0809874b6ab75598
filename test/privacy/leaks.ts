import type { Edit } from './leaky-source.ts'
import type { AudienceName } from './world.ts'

/** Leaks that somebody might build in, each with what it would let out. The proof of pairs has to notice every one of them. */
export const leaks: Record<string, Edit & { to: AudienceName }> = {
  'requests stand on the floor': {
    to: 'participant',
    file: 'shared/views/floor.ts',
    old: '  participant: {\n    ids: (room) => room.participants.keys(),',
    new: `  request: {
    ids: (room) => room.requests.keys(),
    record: (room, id) => ({ record: { ...room.requests.get(id)!, kind: 'request' } as never, keys: {}, mark: '' }),
  },
  participant: {
    ids: (room) => room.participants.keys(),`,
  },
  'the floor counts every commit': {
    to: 'lead',
    file: 'shared/views/project.ts',
    old: '    if (found.put.length + found.remove.length > 0) changes.set(audience, found)',
    new: "    if (audience === 'floor' || found.put.length + found.remove.length > 0) changes.set(audience, found)",
  },
  'a refusal says whether somebody is busy or has closed the slot': {
    to: 'participant',
    file: 'shared/fitting.ts',
    old: "{ code: 'person-busy', who: own",
    new: "{ code: closed ? 'person-closed' : 'person-busy', who: own",
  },
  'a meeting of others is not allowed, where an invented one is not found': {
    to: 'participant',
    file: 'shared/speaking.ts',
    old: '  return meeting && ownOf(room, issuer, meeting.participantIds).length > 0 ? meeting : undefined',
    new: '  return meeting',
  },
  'a corrected address is a change for the floor': {
    to: 'lead',
    file: 'shared/views/floor.ts',
    old: '{ profile: person.profile }, openMark(person.profile))',
    new: '{ profile: person.profile })',
  },
  'the floor is told how often somebody asked': {
    to: 'participant',
    file: 'shared/views/floor.ts',
    old: "    busy: person.state === 'present' ? busyIn(room, person.id) : [],",
    new: "    busy: person.state === 'present' ? busyIn(room, person.id) : [],\n    asked: (room.requestsOf.get(person.id) ?? []).length,",
  },
  'the order of changes tells who asked whom': {
    to: 'participant',
    file: 'shared/views/project.ts',
    old: 'put.push(...changed.sort(byId), ...added)',
    new: 'put.push(...changed, ...added)',
  },
  'a calendar counts what happens in the room': {
    to: 'calendar',
    file: 'server/calendar/agenda.ts',
    old: 'sequence: count',
    new: 'sequence: room.version',
  },
  'staff read messages': {
    to: 'facilitator',
    file: 'shared/views/staff.ts',
    old: 'return request && plain(requestRecord(request))',
    new: 'return request && sealed(requestRecord(request), request.message ? { message: request.message } : {})',
  },
  'staff read single outcomes': {
    to: 'facilitator',
    file: 'shared/views/staff.ts',
    old: 'inDoubt: isInDoubt(meeting), ',
    new: 'inDoubt: isInDoubt(meeting), outcomes: meeting.outcomes, ',
  },
  'the screen names organisations unasked': {
    to: 'screen',
    file: 'shared/views/screen.ts',
    old: "if (room.screen === 'numbers') return plain(record)",
    new: '',
  },
  'a push tells how much has happened in the room': {
    to: 'participant',
    file: 'server/push/pusher.ts',
    old: 'news: news(), language }',
    new: 'news: news(), language: `en ${host.room.version}` }',
  },
  'participants are told versions': {
    to: 'lead',
    file: 'server/session.ts',
    old: '...(isStaff(this.#token.issuer) && { version: outcome.version }),',
    new: 'version: outcome.version,',
  },
  'who is shut out is still sent frames': {
    to: 'shut out',
    file: 'server/session.ts',
    old: 'if (!stillHolds(this.#host.room, this.#token)) this.#end',
    new: 'if (this.#ended) this.#end',
  },
  'a ticket is refused in another way where there is such a document': {
    to: 'participant',
    file: 'server/yjs/grants.ts',
    old: "  const otherwise = isStaff(issuer) ? 'no-document' : 'none'",
    new: "  const otherwise = 'no-document' as const",
  },
  'a person of the room may have the notes of others': {
    to: 'participant',
    file: 'server/yjs/grants.ts',
    old: "  if (participantIds.includes(issuer.participantId)) return 'write'",
    new: "  if (participantIds.length > 0) return 'write'",
  },
  'the log names whom a command concerns': {
    to: 'participant',
    file: 'server/rooms/host.ts',
    old: '  perform(job: Job): Promise<Outcome> {',
    new: '  perform(job: Job): Promise<Outcome> {\n    this.#means.log.info({ by: job.by.issuer }, "performing")',
  },
}
