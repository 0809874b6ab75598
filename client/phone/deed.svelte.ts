import type { Command } from '../../shared/commands.ts'
import type { Alternative, Rejection } from '../../shared/rejections.ts'
import { room } from '../room/here.svelte.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'

/** The same act at another place. */
type Instead = (place: Alternative) => Command

/** One place on the page from which something is asked of the room, and where its refusal is shown. */
export class Deed {
  /** Why the room said no, until the next try. */
  refusal = $state.raw<Rejection>()
  /** Carries out the act with a place that the room offered instead. */
  retry = $state.raw<((place: Alternative) => Promise<boolean>) | undefined>()
  #room: RoomClient

  /** Made while a component is set up. */
  constructor() {
    this.#room = room()
  }

  /** The room cannot save now, so nothing can be asked. */
  get locked(): boolean {
    return !this.#room.storing
  }

  /** Whether the room said yes. */
  async do(command: Command, instead?: Instead): Promise<boolean> {
    const answer = await this.#room.send(command)
    this.refusal = answer.ok ? undefined : answer
    this.retry = instead && ((place) => this.do(instead(place), instead))
    return answer.ok
  }
}
