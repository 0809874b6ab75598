import type { Commit, CommitBy, PersonalEntry } from '../../shared/commit.ts'
import { decide } from '../../shared/decide.ts'
import { notesOf, planName, type DocumentName } from '../../shared/documents.ts'
import type { Deed } from '../../shared/deeds.ts'
import { evolveTracked } from '../../shared/evolve.ts'
import type { ApplicationId, Instant, ParticipantId, PersonalKey, Version } from '../../shared/ids.ts'
import type { Audience } from '../../shared/protocol.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Room, Touched } from '../../shared/room.ts'
import type { Reach } from '../../shared/views/ledger.ts'
import type { Words } from '../../shared/views/words.ts'
import type { NewId } from '../ids.ts'
import type { Write } from '../store/store.ts'
import { Identities } from './identities.ts'
import { waitingLineFor } from './waiting-line.ts'

/** The room at the moment in which a command is looked at, and what a preparation may ask it. */
export interface Standing {
  room: Room
  /** The last version in what an audience had been shown as of its cursor; undefined where it was never shown that, or too long ago. */
  versionSeen: (audience: Audience, reach: Reach) => Version | undefined
  words: Words
  newId: NewId
}

/** A deed, and the personal data that its events will name. */
export type Preparation = { ok: true; deed: Deed; put: readonly PersonalEntry[] } | { ok: false; rejection: Rejection }

/** One thing that is asked of the room. */
export interface Job {
  by: CommitBy
  /** Called anew whenever the room has moved on before the commit was in the log. */
  prepare(standing: Standing): Preparation
}

/** What became of a job: a commit of this batch, the earlier commit of the same command (L3), a refusal, or nothing (the clock had nothing to do). */
export type Fate =
  | { is: 'done'; commit: Commit }
  | { is: 'repeated'; version: Version }
  | { is: 'refused'; rejection: Rejection }
  | { is: 'idle' }

/** A commit with the room before and after it. */
export interface Step {
  commit: Commit
  before: Room
  after: Room
  touched: Touched
}

export interface Batch {
  /** One for each job, in their order. */
  fates: Fate[]
  steps: Step[]
  write: Write & { put: PersonalEntry[]; drop: PersonalKey[]; erase: ParticipantId[]; forget: DocumentName[] }
}

/** Decides jobs one after another, each on the room as those before it leave it. Nothing is written: that is for the caller. */
export function decideBatch(jobs: readonly Job[], from: Standing & { identities: Identities }, now: Instant): Batch {
  const fates: Fate[] = []
  const steps: Step[] = []
  const put = new Map<PersonalKey, PersonalEntry>()
  const own = new Identities()
  const words: Words = (key) => (put.has(key) ? put.get(key)!.value : from.words(key))
  let { room } = from
  for (const job of jobs) {
    const earlier = from.identities.versionOf(job.by) ?? own.versionOf(job.by)
    if (earlier !== undefined) {
      const commit = steps.find((step) => step.commit.version === earlier)?.commit
      fates.push(commit ? { is: 'done', commit } : { is: 'repeated', version: earlier })
      continue
    }
    const at = Math.max(now, room.at)
    const prepared = job.prepare({ room, versionSeen: from.versionSeen, words, newId: from.newId })
    const by = job.by.issuer.role === 'room' ? { ...job.by, seq: room.version + 1 } : job.by
    const waiting = prepared.ok ? waitingLineFor(prepared.deed, prepared.put, { ...from, room, words }) : undefined
    const decision = prepared.ok
      ? decide(room, { ...by, deed: prepared.deed, at, id: from.newId(), ...(waiting && { line: waiting.line }) })
      : prepared
    if (!decision.ok || !prepared.ok) {
      fates.push({ is: 'refused', rejection: (decision as { rejection: Rejection }).rejection })
      continue
    }
    if (by.issuer.role === 'room' && decision.events.length === 0) {
      fates.push({ is: 'idle' })
      continue
    }
    const named = namedIn(decision.events, [...prepared.put, ...(waiting?.put ?? [])])
    for (const entry of named) put.set(entry.key, entry)
    const commit: Commit = {
      version: room.version + 1,
      mark: from.newId(),
      at,
      by,
      type: prepared.deed.type,
      events: decision.events,
      answer: decision.answer,
      ...(named.length > 0 && { personal: named.map(({ key }) => key) }),
    }
    const { room: after, touched } = evolveTracked(room, commit)
    steps.push({ commit, before: room, after, touched })
    own.note(job.by, commit.version)
    fates.push({ is: 'done', commit })
    room = after
  }
  return { fates, steps, write: { commits: steps.map(({ commit }) => commit), ...beside(steps, [...put.values()]) } }
}

/** What a commit puts, drops and erases beside the log, for several of them. What is put for somebody who is erased after it is left out. */
function beside(steps: readonly Step[], entries: PersonalEntry[]) {
  const erase = steps.flatMap(erasedBy)
  const drop = steps.flatMap(droppedBy)
  const forget = steps.flatMap(forgottenBy)
  const put = entries.filter(({ key, owners }) => !drop.includes(key) && !owners.some((owner) => erase.includes(owner)))
  return { put, drop, erase, forget }
}

/** Whom this commit erases. */
export function erasedBy({ commit, before }: Step): ParticipantId[] {
  return commit.events.flatMap((event) => {
    if (event.type === 'participant-erased') return [event.participantId]
    if (event.type !== 'application-erased' || before.participants.has(event.applicationId)) return []
    return [event.applicationId]
  })
}

/** Documents that this commit ends: notes go with the first of their people who is erased, what was tried out with its plan. */
function forgottenBy(step: Step): DocumentName[] {
  const erased = erasedBy(step)
  const meetings = erased.length === 0 ? [] : [...step.before.meetings.values()]
  const theirs = meetings.filter(({ participantIds }) => participantIds.some((id) => erased.includes(id)))
  const dropped = step.commit.events.flatMap((event) => (event.type === 'plan-dropped' ? [planName(event.planId)] : []))
  return [...theirs.flatMap(({ id }) => notesOf(id)), ...dropped]
}

/** Profiles, names of plans and the organiser's words for who may join that this commit replaces. Nothing names them any more: no undo reaches past such a change. */
export function droppedBy({ commit, before }: Step): PersonalKey[] {
  return commit.events.flatMap((event) => {
    if (event.type === 'plan-renamed' || event.type === 'plan-dropped') return [before.plans.get(event.planId)!.name]
    const { applications, participants, joining, privacy } = before
    // What is in common with somebody who was removed from the room stays with them [V6].
    const profileOf = (id: ApplicationId) => participants.get(id)?.profile ?? ''
    switch (event.type) {
      case 'privacy-described':
        return privacy === null ? [] : [privacy]
      case 'joining-set':
        return joining?.words && joining.words !== event.joining.words ? [joining.words] : []
      case 'applied':
      case 'application-corrected':
        return others([applications.get(event.applicationId)?.profile], event.profile, profileOf(event.applicationId))
      case 'application-erased':
        return others([applications.get(event.applicationId)?.profile], profileOf(event.applicationId))
      case 'participant-added':
      case 'participant-changed': {
        const { participantId, profile } = event
        return others([participants.get(participantId)?.profile, applications.get(participantId)?.profile], profile)
      }
      default:
        return []
    }
  })
}

/** Keys of words that there are, and that are none of `still`. */
function others(keys: readonly (PersonalKey | undefined)[], ...still: readonly PersonalKey[]): PersonalKey[] {
  return keys.filter((key) => key !== undefined && key !== '' && !still.includes(key)) as PersonalKey[]
}

/** Those of `entries` whose key stands somewhere in `events`: what a refusal or "nothing to do" leaves over is not kept. */
function namedIn(events: readonly unknown[], entries: readonly PersonalEntry[]): PersonalEntry[] {
  if (entries.length === 0) return []
  const texts = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value)
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) look(part)
  }
  look(events)
  return entries.filter(({ key }) => texts.has(key))
}
