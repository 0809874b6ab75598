import { clockOf, isDate, laterDay, minuteOf, wholeNumber } from '../room/local.ts'

/** What is filled into the form; figures as the fields hold them. */
export interface OpeningForm {
  title: string
  /** `2026-06-12` */
  firstDay: string
  days: string
  /** `09:30`, local to the event; `9:30`, `9.30` and `9` are understood too. */
  from: string
  to: string
  meetingMinutes: string
  changeoverMinutes: string
  lunch: boolean
  lunchFrom: string
  lunchTo: string
  tables: string
  timeZone: string
  /** Only where the server asks for it. */
  createKey: string
}

export type OpeningFault =
  | 'title'
  | 'firstDay'
  | 'days'
  | 'from'
  | 'to'
  | 'tooShort'
  | 'meetingMinutes'
  | 'changeoverMinutes'
  | 'lunch'
  | 'tables'

/** Body of `POST /api/rooms`, as far as the form fills it. */
export interface Opening {
  title: string
  timeZone: string
  tables: number
  sessions: { name: string; startsAt: string; slotMinutes: number; changeoverMinutes: number; slots: number }[]
}

export interface SessionWords {
  /** `2026-06-12` as people read it. */
  dayOf: (date: string) => string
  morning: (day: string) => string
  afternoon: (day: string) => string
}

const MOST = { days: 30, meetingMinutes: 480, changeoverMinutes: 120, tables: 1000 }

export function emptyForm(today: string, timeZone: string): OpeningForm {
  return {
    title: '',
    firstDay: laterDay(today, 28),
    days: '2',
    from: '09:30',
    to: '17:25',
    meetingMinutes: '25',
    changeoverMinutes: '5',
    lunch: false,
    lunchFrom: '12:30',
    lunchTo: '13:30',
    tables: '30',
    timeZone,
    createKey: '',
  }
}

/** What is wrong, by field. Nothing is wrong: an empty object. */
export function faultsOf(form: OpeningForm): Partial<Record<keyof OpeningForm, OpeningFault>> {
  const faults: Partial<Record<keyof OpeningForm, OpeningFault>> = {}
  const within = (field: 'days' | 'meetingMinutes' | 'changeoverMinutes' | 'tables', least: number) => {
    const figure = wholeNumber(form[field])
    if (figure === undefined || figure < least || figure > MOST[field]) faults[field] = field
  }
  if (form.title.trim() === '') faults.title = 'title'
  if (!isDate(form.firstDay)) faults.firstDay = 'firstDay'
  within('days', 1)
  within('meetingMinutes', 1)
  within('changeoverMinutes', 0)
  within('tables', 1)
  const [from, to] = [minuteOf(form.from), minuteOf(form.to)]
  if (from === undefined) faults.from = 'from'
  if (to === undefined || (from !== undefined && to <= from)) faults.to = 'to'
  if (hasLunch(form) && !breakFits(form)) faults.lunchTo = 'lunch'
  if (Object.keys(faults).length === 0 && timesADay(form) === 0) faults.to = 'tooShort'
  return faults
}

/** Whether a break at midday is worth asking for: the day goes on from before noon until after two. */
export function spansMidday({ from, to }: OpeningForm): boolean {
  return (minuteOf(from) ?? NOON) < NOON && (minuteOf(to) ?? 0) > NOON + 120
}

/** What a form comes to. */
export interface Meaning {
  /** Times to meet, over all days. */
  times: number
  tables: number
  /** When the last meeting of a day ends, `17:25`, and whether that is before the end that was asked for. */
  lastEnds: string
  endsEarly: boolean
}

/** undefined where the form means nothing yet; its name does not matter. */
export function meaningOf(form: OpeningForm): Meaning | undefined {
  const { title: _, ...faults } = faultsOf(form)
  if (Object.keys(faults).length > 0) return undefined
  const last = blocksOf(form).at(-1)!
  const { meeting, changeover } = lengthsOf(form)
  const end = last.from + last.slots * (meeting + changeover) - changeover
  return {
    times: timesADay(form) * Number(form.days),
    tables: Number(form.tables),
    lastEnds: clockOf(end),
    endsEarly: end < minuteOf(form.to)!,
  }
}

/** The room that the form describes: a session a day, two where there is a break. For a form without faults. */
export function openingOf(form: OpeningForm, words: SessionWords): Opening {
  const { meeting, changeover } = lengthsOf(form)
  const blocks = blocksOf(form)
  const sessions = Array.from({ length: Number(form.days) }, (_, day) => laterDay(form.firstDay, day)).flatMap((date) =>
    blocks.map(({ from, slots }, part) => ({
      name: nameOf(words, date, blocks.length === 1 ? undefined : part),
      startsAt: `${date}T${clockOf(from)}`,
      slotMinutes: meeting,
      changeoverMinutes: changeover,
      slots,
    })),
  )
  return { title: form.title.trim(), timeZone: form.timeZone, tables: Number(form.tables), sessions }
}

const NOON = 12 * 60

function nameOf({ dayOf, morning, afternoon }: SessionWords, date: string, part: number | undefined): string {
  if (part === undefined) return dayOf(date)
  return part === 0 ? morning(dayOf(date)) : afternoon(dayOf(date))
}

/** Parts of a day in which meetings fit, minutes since midnight. */
function blocksOf(form: OpeningForm): { from: number; slots: number }[] {
  const { meeting, changeover } = lengthsOf(form)
  const [from, to] = [minuteOf(form.from)!, minuteOf(form.to)!]
  const parts = hasLunch(form)
    ? [
        { from, to: minuteOf(form.lunchFrom)! },
        { from: minuteOf(form.lunchTo)!, to },
      ]
    : [{ from, to }]
  return parts
    .map((part) => ({
      from: part.from,
      slots: Math.floor((part.to - part.from + changeover) / (meeting + changeover)),
    }))
    .filter(({ slots }) => slots > 0)
}

function timesADay(form: OpeningForm): number {
  return blocksOf(form).reduce((sum, { slots }) => sum + slots, 0)
}

function lengthsOf({ meetingMinutes, changeoverMinutes }: OpeningForm): { meeting: number; changeover: number } {
  return { meeting: Number(meetingMinutes), changeover: Number(changeoverMinutes) }
}

function hasLunch(form: OpeningForm): boolean {
  return form.lunch && spansMidday(form)
}

function breakFits({ from, to, lunchFrom, lunchTo }: OpeningForm): boolean {
  const [a, b, c, d] = [minuteOf(from), minuteOf(lunchFrom), minuteOf(lunchTo), minuteOf(to)]
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false
  return a <= b && b < c && c <= d
}
