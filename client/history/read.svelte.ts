import type { Asked, HistoryStep } from '../../shared/history.ts'
import type { RoomId, Version } from '../../shared/ids.ts'
import { ask } from '../room/http.ts'
import { enter } from '../room/links.ts'

interface Page {
  steps: readonly HistoryStep[]
  version: Version
  more: boolean
}

/** The history of a meeting, a table or the whole board, as far as it has been read. */
export class Reading {
  state = $state<'reading' | 'read' | 'failed'>('reading')
  readonly #roomId: RoomId
  readonly #asked: Asked
  /** Told of each page. */
  readonly #take: (steps: readonly HistoryStep[]) => void
  #version: Version = 0
  #going = false
  #again = false

  constructor(roomId: RoomId, asked: Asked, take: (steps: readonly HistoryStep[]) => void) {
    this.#roomId = roomId
    this.#asked = asked
    this.#take = take
  }

  /** Reads what has been added since. While it reads, being asked once more makes it look again at its end. */
  async readOn(): Promise<void> {
    this.#again = true
    if (this.#going) return
    this.#going = true
    while (this.#again) {
      this.#again = false
      const said = await ask<Page>(this.#path(), { method: 'GET', ...tokenOf(this.#roomId) })
      if (!said.ok) {
        this.state = 'failed'
        break
      }
      const { steps, version, more } = said.body
      this.#version = version
      if (steps.length > 0) this.#take(steps)
      this.#again ||= more
      if (!more) this.state = 'read'
    }
    this.#going = false
  }

  #path(): string {
    const query = new URLSearchParams({ after: String(this.#version) })
    for (const [name, value] of Object.entries(this.#asked)) if (value !== undefined) query.set(name, value)
    return `/api/rooms/${this.#roomId}/history?${query}`
  }
}

function tokenOf(roomId: RoomId) {
  const token = enter(roomId, undefined)?.token
  return token === undefined ? {} : { token }
}
