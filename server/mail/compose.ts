import { changeOf } from '../../shared/changes.ts'
import type { ApplicationId, Instant, ParticipantId } from '../../shared/ids.ts'
import type { LetterKind, LetterLanguage, MailSettings } from '../../shared/mail.ts'
import { awaitsWord, openRequestsTo, untoldNotices } from '../../shared/mail-due.ts'
import type { Notice, Room } from '../../shared/room.ts'
import { inOneLine } from '../../shared/text.ts'
import { noticeRecord } from '../../shared/views/notices.ts'
import { profileAt, type Profile, type Words } from '../../shared/views/words.ts'
import { languageFor, letterWords } from './language.ts'
import type { Block, Letter } from './letter.ts'
import { letterTimes } from './times.ts'

/** What letters of a room are made of. */
export interface Desk {
  room: Room
  words: Words
  now: Instant
  settings: MailSettings
  /** The personal link that holds now. */
  linkOf(participantId: ParticipantId): string
  /** Where who asked to take part sees what became of it. */
  statusOf(applicationId: ApplicationId): string
  /** Where they end letters. */
  stopOf(participantId: ParticipantId): string
}

/** In which language somebody is written to. */
export function languageOf(desk: Desk, participantId: ParticipantId): LetterLanguage {
  return languageFor(profileOf(desk, participantId).languages, desk.settings.language)
}

/** What a letter is to say. `told`: the version up to which this person was told of changes by mail. */
export type Wanted = { kind: Exclude<LetterKind, 'changes'> } | { kind: 'changes'; told: number }

/**
 * A letter as the room is now; undefined where there is nothing left to say: all was seen or answered meanwhile. `language`: not that of its
 * reader, for a preview.
 */
export function compose(
  desk: Desk,
  participantId: ParticipantId,
  wanted: Wanted,
  language = languageOf(desk, participantId),
): Letter | undefined {
  const { room } = desk
  const say = letterWords[language]
  const name = shown(profileOf(desk, participantId).name)
  const body = bodyOf(desk, participantId, wanted, language)
  if (!body) return undefined
  return {
    language,
    subject: inOneLine(say[wanted.kind].subject(inOneLine(room.title))),
    blocks: [{ is: 'text', text: say.hello(name) }, ...body],
    foot: [
      ...(hasTimes(wanted.kind) ? [say.timesOf(room.timeZone)] : []),
      (wanted.kind === 'decision' ? say.decision : say).why(room.title),
    ],
    stop: { label: say.stop, url: desk.stopOf(participantId) },
  }
}

function hasTimes(kind: LetterKind): boolean {
  return kind === 'changes'
}

function bodyOf(
  desk: Desk,
  participantId: ParticipantId,
  wanted: Wanted,
  language: LetterLanguage,
): Block[] | undefined {
  const { room, settings } = desk
  const say = letterWords[language]
  const url = desk.linkOf(participantId)
  const times = letterTimes(say.locale, room.timeZone)
  switch (wanted.kind) {
    case 'invitation':
    case 'reminder': {
      return [
        { is: 'text', text: say[wanted.kind].lead(room.title, times.ofRoom(room)) },
        ...(settings.words ? [{ is: 'words' as const, text: settings.words }] : []),
        { is: 'text', text: say.invitation.means },
        { is: 'act', label: say.invitation.open, url },
        { is: 'code', label: say.invitation.scan },
        { is: 'text', text: say.invitation.yours },
      ]
    }
    case 'changes': {
      const own = [...room.notices.values()].filter((notice) => notice.participantId === participantId)
      const untold = untoldNotices(room, own, wanted.told, desk.now)
      if (untold.length === 0) return undefined
      return [
        { is: 'text', text: say.changes.lead(untold.length) },
        { is: 'rows', rows: untold.toSorted(soonestFirst).map((notice) => changeRow(desk, notice, language)) },
        { is: 'act', label: say.changes.open, url },
      ]
    }
    case 'decision': {
      const application = room.applications.get(participantId)
      if (!awaitsWord(room, application)) return undefined
      const said = application.state === 'deferred' ? say.decision.deferred : say.decision.declined
      return [
        { is: 'text', text: said(room.title) },
        { is: 'act', label: say.decision.open, url: desk.statusOf(participantId) },
      ]
    }
    case 'digest': {
      const open = openRequestsTo(room, participantId, desk.now)
      if (open.length === 0) return undefined
      return [
        { is: 'text', text: say.digest.lead(open.length) },
        { is: 'rows', rows: open.map(({ from }) => personRow(profileOf(desk, from))) },
        { is: 'text', text: say.digest.nothingBlocked },
        { is: 'act', label: say.digest.open, url },
      ]
    }
  }
}

function changeRow(desk: Desk, notice: Notice, language: LetterLanguage): { title: string; detail: string } {
  const { room } = desk
  const say = letterWords[language]
  const { dayTime } = letterTimes(say.locale, room.timeZone)
  const { seen, now, participantId } = notice
  const partners = now.participantIds.filter((id) => id !== participantId).map((id) => profileOf(desk, id))
  const place = room.tables.get(now.tableId ?? '')
  const table = place ? (place.url === null ? say.table(place.label) : say.online) : ''
  const told = {
    before: dayTime(seen?.startsAt),
    time: dayTime(now.startsAt),
    table,
    partners: say.and(partners.map(({ name }) => shown(name))),
  }
  const houses = [...new Set(partners.map(({ organisation }) => shown(organisation)))]
  const detail = [table, place?.zone ?? '', ...houses].filter((part) => part !== '').join(' · ')
  return { title: say.changes.change[changeOf(noticeRecord(notice))](told), detail }
}

function personRow({ name, organisation }: Profile): { title: string; detail: string } {
  return { title: shown(name), detail: shown(organisation) }
}

/** Of somebody in the room, or who asks to be: then what they said last. */
function profileOf({ words, room }: Desk, id: ParticipantId): Profile {
  return profileAt(words, room.applications.get(id)?.profile || room.participants.get(id)?.profile)
}

/** What is not over soonest comes first, by the earlier of the time it had and the one it has. */
function soonestFirst(a: Notice, b: Notice): number {
  return startOf(a) - startOf(b)
}

function startOf({ seen, now }: Notice): Instant {
  const starts = [seen?.startsAt, now.startsAt].filter((start) => start !== null && start !== undefined)
  return Math.min(...starts, Number.MAX_SAFE_INTEGER)
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** A name in a sentence of ours: one that reads from the right is kept apart, so that it does not turn what stands beside it. */
function shown(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name
}
