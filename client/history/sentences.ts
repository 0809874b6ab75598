import type { HistoryStep, MeetingDid, MeetingStep, Spot } from '../../shared/history.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import { cardName } from '../board/cards.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'

/** Before what else a step did: the meeting that was acted on rather than those that came after it. */
const firstTold: readonly MeetingDid[] = ['cancelled', 'missed', 'moved', 'put-aside']

/** What became of a meeting, from where to where: `Moved by Anna, from table 3 at 11:00 to table 7 at 11:30`. */
export function meetingSentence(here: Staff, step: HistoryStep, meeting: MeetingStep): string {
  const words = t().history
  const { did, from, to, joined = [], left = [], byRoom } = meeting
  const by = byRoom ? t().staff.atDesk.room : actors(here, step)
  const sentence = words.meeting[did](by, placeText(here, from), placeText(here, to))
  const people = [
    joined.length > 0 && words.joined(namesOf(here, joined)),
    left.length > 0 && words.left(namesOf(here, left)),
  ]
  const why = byRoom ? words.cameFree : howText(here, step)
  const all = [why, ...people].filter((one) => typeof one === 'string').join('; ')
  return all ? words.because(sentence, all) : sentence
}

/** What one act did to the board, in a line. */
export function stepSentence(here: Staff, step: HistoryStep): string {
  const words = t().history
  const by = actors(here, step)
  const [table, slot] = [step.tables[0], step.slots[0]]
  if (step.what === 'open-room') return words.opened
  if (table && step.tables.length === 1) return words.table[table.did](by, table.now?.label ?? '')
  if (slot) return words.slot[slot.did](by, slot.now ? here.when(slot.now.startsAt) : '')
  const { meetings } = step
  const first = meetings.find(({ did }) => firstTold.includes(did)) ?? meetings[0]
  if (!first) return words.setUp(by)
  if (meetings.length === 1 || meetings.some(({ byRoom }) => byRoom))
    return `${cardOf(here, first)}: ${meetingSentence(here, step, first)}`
  const alike = meetings.filter(({ did }) => did === first.did).length
  const sentence = words.meetings[first.did](by, alike)
  const why = howText(here, step)
  return why ? words.because(sentence, why) : sentence
}

/** `Cuyo · Ebro`, by the labels of today; a dash for who was erased. */
export function cardOf(here: Staff, { people }: Pick<MeetingStep, 'people'>): string {
  const named = new Map([...here.captions].filter(([, { label }]) => label !== ''))
  return cardName(people, named)
}

/** By which act, where the sentence does not tell by itself. A plan that was dropped since has no name. */
function howText(here: Staff, { what, planId }: HistoryStep): string | undefined {
  if (planId === undefined) return t().history.how[what]
  return t().history.plan(here.room.records.of('plan').get(planId)?.name ?? '')
}

function actors(here: Staff, step: HistoryStep): string {
  const who = actor(here, step.by)
  return step.for ? t().history.acted(who, actor(here, step.for)) : who
}

/** Whoever was erased has no name. */
function actor(here: Staff, by: string): string {
  return here.actor(by) || t().staff.atDesk.person
}

function namesOf(here: Staff, ids: readonly ParticipantId[]): string {
  return ids.map((id) => here.nameOf(id)).join(', ')
}

function placeText(here: Staff, spot: Spot | null): string {
  return spot ? t().history.place(spot.table, here.when(spot.startsAt)) : ''
}
