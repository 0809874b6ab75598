import { expect, test } from 'vitest'
import { call } from './program.ts'
import { company, fromNow, minutes, morning, openRoom, roomBody, serverForFile, type Room } from './room.ts'

const server = serverForFile()

const day = morning().startsAt.slice(0, 11)
const tour = (more: object = {}) => ({
  title: 'Tour',
  kind: 'tour',
  startsAt: `${day}10:40`,
  endsAt: `${day}11:40`,
  place: 'Gate',
  signUp: true,
  ...more,
})

async function itemOf(room: Room): Promise<string> {
  return (await room.fresh('G')).all('item')[0]!.id
}

test('[P.1] signing up never moves a meeting', async () => {
  const room = await openRoom(server, roomBody({ programme: [tour()] }))
  const itemId = await itemOf(room)
  const meetingId = await room.book('AB', 2, 1)
  const refused = await room.send('A', 'sign-up', { itemId })
  expect(refused).toMatchObject({ code: 'slot-has-meeting' })
  expect(JSON.stringify(refused)).toContain(meetingId)
  await room.ok('G', 'move-meeting', { meetingId, ...room.place(5, 1) })
  await room.ok('A', 'sign-up', { itemId })
  expect(await room.busy('A', 'C')).toEqual([2, 3, 4, 5])
})

test('[P.2] the last place goes to one', async () => {
  const room = await openRoom(server, roomBody({ programme: [tour({ capacity: 1 })] }))
  const itemId = await itemOf(room)
  const [a, b] = await Promise.all([room.as('A'), room.as('B')])
  const answers = await Promise.all([a.send('sign-up', { itemId }), b.send('sign-up', { itemId })])
  expect(answers.map(({ ok, code }) => (ok ? 'ok' : code)).sort()).toEqual(['item-full', 'ok'])
})

test('[P.3] signing off places who waited for it', async () => {
  const sessions = [morning({ startsAt: `${day}10:30`, slots: 2 })]
  const room = await openRoom(server, roomBody({ sessions, programme: [tour()] }))
  const itemId = await itemOf(room)
  await room.ok('A', 'sign-up', { itemId })
  const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
  expect(await room.meeting(meetingId!)).toMatchObject({ state: 'waiting' })
  await room.ok('A', 'sign-off', { itemId })
  expect(await room.meeting(meetingId!)).toMatchObject({ state: 'placed' })
})

test('[P] an item without sign-up binds nobody, and one that has begun is closed', async () => {
  const programme = [
    tour({ title: 'Lunch', signUp: false }),
    tour({ title: 'Walk', startsAt: fromNow(-minutes(5)), endsAt: fromNow(minutes(5)) }),
  ]
  const room = await openRoom(server, roomBody({ programme }))
  const items = (await room.fresh('A', 'floor')).all('item')
  const idOf = (title: string) => items.find((item) => item.title === title)!.id
  expect((await room.send('A', 'sign-up', { itemId: idOf('Lunch') })).ok).toBe(false)
  expect(await room.send('A', 'sign-up', { itemId: idOf('Walk') })).toMatchObject({ code: 'too-late' })
  expect(await room.busy('A', 'B')).toEqual([])
})

test('[S.1] the last valid move wins, unless it says from where', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  const from = room.place(1, 1)
  expect(await room.send('G', 'move-meeting', { meetingId, ...room.place(2, 1), from })).toMatchObject({ ok: true })
  const late = await room.send('H', 'move-meeting', { meetingId, ...room.place(3, 1), from })
  expect(late).toMatchObject({ code: 'moved-meanwhile', ...room.place(2, 1) })
  expect(JSON.stringify(late)).toContain('G')
  expect(await room.send('H', 'move-meeting', { meetingId, ...room.place(3, 1) })).toMatchObject({ ok: true })
  expect(await room.send('H', 'move-meeting', { meetingId, ...room.place(4, 1), from: null })).toMatchObject({
    code: 'moved-meanwhile',
  })
})

test('[S.2] two moves to one empty cell: one has it, the other stays where it was', async () => {
  const room = await openRoom(server)
  const [ab, cd] = [await room.book('AB', 1, 1), await room.book('CD', 1, 2)]
  const [g, h] = await Promise.all([room.as('G'), room.as('H')])
  const answers = await Promise.all([
    g.send('move-meeting', { meetingId: ab, ...room.place(2, 3) }),
    h.send('move-meeting', { meetingId: cd, ...room.place(2, 3) }),
  ])
  const lost = answers.findIndex(({ ok }) => !ok)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers[lost]).toMatchObject({ code: 'table-taken' })
  expect(answers[lost]!.alternatives).toHaveLength(3)
  expect(answers[lost]!.alternatives![0]!.slotId).toBe(room.slot(2))
  expect(await room.meeting([ab, cd][lost]!)).toMatchObject(room.place(1, lost + 1))
  const [first] = answers[lost]!.alternatives!
  expect(await room.send('G', 'move-meeting', { meetingId: [ab, cd][lost], ...first })).toMatchObject({ ok: true })
})

test('[S.3] a swap is checked as a whole', async () => {
  const room = await openRoom(server)
  const [ab, ac] = [await room.book('AB', 1, 1), await room.book('AC', 2, 2)]
  await room.ok('G', 'swap-meetings', { meetingIds: [ab, ac] })
  expect(await room.meeting(ab)).toMatchObject(room.place(2, 2))
  expect(await room.meeting(ac)).toMatchObject(room.place(1, 1))
  await room.book('CD', 2, 1)
  const before = await room.fresh('G')
  expect(await room.send('G', 'swap-meetings', { meetingIds: [ab, ac] })).toMatchObject({ code: 'person-busy' })
  expect(await room.fresh('G')).toEqual(before)
})

test('[S.4] a lock holds the place, never the people', async () => {
  const room = await openRoom(server)
  const [ab, cd] = [await room.book('AB', 1, 1), await room.book('CD', 1, 2)]
  for (const meetingId of [ab, cd]) await room.ok('G', 'lock-meeting', { meetingId })
  expect(await room.meeting(ab)).toMatchObject({ locked: true })
  const acts = [
    ['move-meeting', { meetingId: ab, ...room.place(2, 1), overrule: true }],
    ['swap-meetings', { meetingIds: [ab, cd] }],
    ['unplace-meeting', { meetingId: ab }],
  ] as const
  for (const [type, fields] of acts) expect(await room.send('G', type, fields)).toMatchObject({ code: 'locked' })
  await room.ok('G', 'close-table', { tableId: room.table(2) })
  expect(await room.meeting(cd)).toMatchObject({ state: 'waiting', locked: false })
  expect(await room.send('G', 'lock-meeting', { meetingId: cd })).toMatchObject({ code: 'meeting-not-placed' })
  expect(await room.send('A', 'cancel-meeting', { meetingId: ab })).toMatchObject({ ok: true })
})

test('[S.5] booking makes a pending request of the same two accepted', async () => {
  const room = await openRoom(server)
  const requestId = await room.ask('A', 'B')
  const meetingId = await room.book('AB')
  expect((await room.fresh('A')).find('request', requestId)).toMatchObject({ state: 'accepted' })
  expect(await room.send('B', 'decline-request', { requestId })).toMatchObject({
    code: 'request-closed',
    state: 'accepted',
    meetingId,
  })
})

test('[S.6] a wish can be overruled, a fact cannot', async () => {
  const room = await openRoom(server)
  await room.ok('A', 'set-availability', { slotId: room.slot(4), open: false })
  const book = { participantIds: room.ids('AB'), ...room.place(4, 1) }
  expect(await room.send('G', 'book-meeting', book)).toMatchObject({ code: 'person-closed' })
  expect(await room.send('G', 'book-meeting', { ...book, overrule: true })).toMatchObject({ ok: true })
  expect((await room.fresh('A')).all('notice')).toHaveLength(1)
  expect(
    await room.send('G', 'book-meeting', { participantIds: room.ids('AC'), ...room.place(4, 2), overrule: true }),
  ).toMatchObject({ code: 'person-busy' })
})

test('[S.7] [V.3] a participant’s link may not run the board, whatever the id', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  for (const id of [meetingId, await room.book('CD', 1, 2), 'invented']) {
    const acts = [
      ['move-meeting', { meetingId: id, ...room.place(2, 2) }],
      ['swap-meetings', { meetingIds: [id, meetingId] }],
      ['book-meeting', { participantIds: [room.id('A'), id] }],
      ['lock-meeting', { meetingId: id }],
      ['unlock-meeting', { meetingId: id }],
      ['unplace-meeting', { meetingId: id }],
    ] as const
    const answers = await Promise.all(acts.map(([type, fields]) => room.send('A', type, fields)))
    expect(answers.map(({ code }) => code)).toEqual(acts.map(() => 'not-allowed'))
  }
  const sent = { body: [company('Z')], token: room.tokens.facilitator }
  const refused = await call(room.path('/participants'), 'POST', sent)
  expect(refused.status).toBe(403)
  expect(refused.json).toMatchObject({ code: 'not-allowed', message: expect.any(String) })
})

test('[S] the screen may nothing, and set-up is the organiser’s', async () => {
  const room = await openRoom(server)
  expect(await room.send('screen', 'send-request', { to: room.id('A') })).toMatchObject({ code: 'not-allowed' })
  const rules = { mayMeet: [], limits: {} }
  expect(await room.send('G', 'set-rules', { rules })).toMatchObject({ code: 'not-allowed' })
  expect(await room.send('A', 'set-rules', { rules })).toMatchObject({ code: 'not-allowed' })
  expect(await room.send('organiser', 'set-rules', { rules })).toMatchObject({ ok: true })
})

test('[S] staff act for others in their own name', async () => {
  const room = await openRoom(server)
  const { requestId } = await room.ok('G', 'send-request', { from: room.id('A'), to: room.id('B') })
  expect((await room.fresh('B')).find('request', requestId)).toMatchObject({ from: room.id('A'), state: 'pending' })
  expect(await room.send('C', 'send-request', { from: room.id('A'), to: room.id('D') })).not.toMatchObject({ ok: true })
})

/** A and C of one delegation that L leads, and others. */
const delegation = [
  company('A', { delegation: 'Alps' }),
  company('C', { delegation: 'Alps' }),
  company('L', { delegation: 'Alps', lead: true }),
  ...[...'BDEFIJK'].map((name) => company(name)),
]

test('[D.1] the first answer in the log stands, and the other is told who answered', async () => {
  const room = await openRoom(server, roomBody(), delegation)
  const requestId = await room.ask('B', 'A')
  const [member, lead] = await Promise.all([room.as('A'), room.as('L')])
  expect(lead.own.find('request', requestId)).toMatchObject({ to: room.id('A') })
  const [accepted, declined] = await Promise.all([
    member.send('accept-request', { requestId }),
    lead.send('decline-request', { requestId }),
  ])
  expect([accepted.ok, declined.ok].filter(Boolean)).toHaveLength(1)
  const late = accepted.ok ? declined : accepted
  expect(late).toMatchObject({ code: 'request-closed', state: accepted.ok ? 'accepted' : 'declined' })
  expect(JSON.stringify(late)).toContain(room.id(accepted.ok ? 'A' : 'L'))
})

test('[D.2] a substitute takes over all but what clashes, and each is noticed once', async () => {
  const room = await openRoom(server, roomBody(), delegation)
  const meetings = []
  for (const [i, who] of [...'BDEFIJ'].entries()) meetings.push(await room.book(`A${who}`, i + 1, 1))
  await room.book('CK', 3, 2)
  for (const who of 'ABDEFIJCK') {
    const person = await room.fresh(who)
    for (const { meetingId } of person.all('notice')) await room.ok(who, 'acknowledge', { meetingId })
  }
  const answer = await room.ok('L', 'substitute', { participantId: room.id('A'), by: room.id('C') })
  expect(JSON.stringify(answer)).toContain(meetings[2])
  const staff = await room.fresh('G')
  for (const [i, id] of meetings.entries()) {
    const { participantIds, ...meeting } = staff.find('meeting', id)!
    expect(meeting).toMatchObject(room.place(i + 1, 1))
    expect(participantIds!.includes(room.id('C'))).toBe(i !== 2)
    expect(participantIds!.includes(room.id('A'))).toBe(i === 2)
  }
  const noticed = staff.all('notice').map(({ participantId }) => participantId)
  expect(noticed.sort()).toEqual([...room.ids('AAAAACCCCC'), ...room.ids('BDFIJ')].sort())
})

test('[D.3] who already meets the same people is listed as a clash', async () => {
  const room = await openRoom(server, roomBody(), delegation)
  const ab = await room.book('AB', 1, 1)
  await room.book('CB', 2, 1)
  const answer = await room.send('G', 'substitute', { participantId: room.id('A'), by: room.id('C'), meetingId: ab })
  expect(JSON.stringify(answer)).toContain(ab)
  expect(await room.meeting(ab)).toMatchObject({ participantIds: room.ids('AB'), ...room.place(1, 1) })
})

test('[D.4] a running meeting can be taken over', async () => {
  const sessions = [morning({ startsAt: fromNow(-minutes(5)) })]
  const room = await openRoom(server, roomBody({ sessions }), delegation)
  const ab = await room.book('AB', 1, 1)
  await room.ok('G', 'substitute', { participantId: room.id('A'), by: room.id('C') })
  const meeting = await room.meeting(ab)
  expect(meeting).toMatchObject({ state: 'running' })
  expect(meeting!.participantIds!.slice().sort()).toEqual(room.ids('CB').sort())
  await room.ok('G', 'skip-round')
  await room.send('G', 'substitute', { participantId: room.id('C'), by: room.id('A') })
  expect((await room.meeting(ab))!.participantIds!.slice().sort()).toEqual(room.ids('CB').sort())
})

test('[D] a stranger is no substitute, but for staff', async () => {
  const room = await openRoom(server, roomBody(), delegation)
  await room.book('AB', 1, 1)
  expect((await room.send('L', 'substitute', { participantId: room.id('A'), by: room.id('D') })).ok).toBe(false)
  expect((await room.send('D', 'substitute', { participantId: room.id('A'), by: room.id('D') })).ok).toBe(false)
  expect(await room.send('G', 'substitute', { participantId: room.id('A'), by: room.id('D') })).toMatchObject({
    ok: true,
  })
})
