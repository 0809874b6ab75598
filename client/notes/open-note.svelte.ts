import type { MeetingId } from '../../shared/ids.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'
import { type OpenDocument, openDocument } from '../yjs/open-document.svelte.ts'
import { type Here, othersAt } from './here.ts'
import { KeptNote } from './kept-note.ts'
import { type NextStep, NextSteps } from './next-steps.ts'

export type NoteKind = 'note' | 'staff-note'

/** A note that is open in this browser. Make it with `openNote`, and `leave` it. */
export class OpenNote {
  readonly document: OpenDocument
  readonly steps: NextSteps
  list = $state.raw<readonly NextStep[]>([])
  /** The others who have it open. */
  others = $state.raw<readonly Here[]>([])
  /** It has been seen whole, or there is no line to see it by: from then on it may be written in. */
  seen = $derived.by<boolean>(() => (this.#seen ||= this.document.status === 'live' || this.#isHereAlone))
  /** What lies of it on this device has been read; without one there is nothing to read. */
  readonly ready: Promise<void>
  #seen = false
  #isClosed = false
  #room: RoomClient
  #kept: KeptNote | undefined
  #isRead = $state(false)
  #isHereAlone = $derived.by<boolean>(() => this.#isRead && this.#room.line === 'offline')
  #unobserve: () => void
  #unwatch = () => {}

  constructor(room: RoomClient, name: string) {
    this.#room = room
    this.document = openDocument(room, name)
    this.#kept = room.device && new KeptNote(room.device, name, this.document.doc)
    this.ready = this.#keep().catch(() => undefined)
    const { doc, awareness } = this.document
    this.steps = new NextSteps(doc)
    this.#unobserve = this.steps.observe(() => (this.list = this.steps.list()))
    awareness.setLocalState({ came: room.clock.now, cursor: null })
    awareness.on('change', this.#look)
  }

  get text() {
    return this.document.doc.getText('text')
  }

  /** What is written survives the page. */
  get isKept(): boolean {
    return this.#isRead
  }

  close(): void {
    this.#isClosed = true
    this.#unwatch()
    this.#unobserve()
    void this.#kept?.close()
    this.document.awareness.off('change', this.#look)
    this.document.close()
  }

  async #keep(): Promise<void> {
    await this.#kept?.read()
    if (!this.#kept || this.#isClosed) return
    this.#isRead = true
    this.#unwatch = $effect.root(() => {
      $effect(() => void this.#kept?.note(!this.document.saved).catch(() => undefined))
    })
  }

  #look = (): void => {
    this.others = othersAt(this.document.awareness)
  }
}

/** Left while something in them was not stored yet: kept until it is, and taken up again by who comes back. */
const leaving = new Map<string, { note: OpenNote; stay: () => void }>()

export function openNote(room: RoomClient, kind: NoteKind, meetingId: MeetingId): OpenNote {
  const name = `${kind}:${meetingId}`
  const kept = leaving.get(name)
  kept?.stay()
  return kept?.note ?? new OpenNote(room, name)
}

/** Nobody looks at it any more. It is closed as soon as all that was typed here is stored, or never will be. */
export function leaveNote(note: OpenNote, kind: NoteKind, meetingId: MeetingId): void {
  const name = `${kind}:${meetingId}`
  const isDone = () => note.document.saved || note.document.status === 'refused'
  if (isDone()) return note.close()
  note.document.awareness.setLocalStateField('cursor', null)
  const warn = (event: BeforeUnloadEvent) => {
    if (!note.isKept) event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  const unwatch = $effect.root(() => {
    $effect(() => {
      if (!isDone()) return
      queueMicrotask(() => {
        if (leaving.get(name)?.note !== note) return
        stay()
        note.close()
      })
    })
  })
  const stay = () => {
    leaving.delete(name)
    removeEventListener('beforeunload', warn)
    unwatch()
  }
  leaving.set(name, { note, stay })
}
