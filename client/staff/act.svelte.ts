import type { Command } from '../../shared/commands.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Alternative, Rejection } from '../../shared/rejections.ts'
import { room } from '../room/here.svelte.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'

export type Granted = Extract<Answer, { ok: true }>

/** Other ways to the same end: at a place the room offered, or against somebody's wish. */
export interface Ways {
  at?: (place: Alternative) => Command
  anyway?: () => Command
}

/** One place on the page from which something is asked of the room, and where its refusal is shown. */
export class Act {
  /** Why the room said no, until the next try. */
  refusal = $state.raw<Rejection>()
  ways = $state.raw<Ways>({})
  /** Called with every yes, also one that came by another way. */
  ongranted: ((answer: Granted) => void) | undefined
  #room: RoomClient

  /** Made while a component is set up. */
  constructor(ongranted?: (answer: Granted) => void) {
    this.#room = room()
    this.ongranted = ongranted
  }

  /** The room cannot save now, so nothing can be asked. */
  get locked(): boolean {
    return !this.#room.storing
  }

  /** The room's yes; undefined where it said no, which is then shown. */
  async do(command: Command, ways: Ways = {}): Promise<Granted | undefined> {
    const answer = await this.#room.send(command)
    this.refusal = answer.ok ? undefined : answer
    this.ways = ways
    if (!answer.ok) return undefined
    this.ongranted?.(answer)
    return answer
  }

  forget(): void {
    this.refusal = undefined
  }
}
