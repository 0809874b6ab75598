import type { Command } from '../../shared/commands.ts'
import type { Alternative, Rejection } from '../../shared/rejections.ts'
import { t } from '../text/language.svelte.ts'
import { toast } from '../ui/toasts.svelte.ts'
import { room } from '../room/here.svelte.ts'
import type { RoomClient } from '../room/room-client.svelte.ts'

/** The same act at another place. */
type Instead = (place: Alternative) => Command

/** What became of an act: the room did it, or this phone keeps it until there is a line; false: the room said no. */
export type Done = 'done' | 'kept' | false

/** One place on the page from which something is asked of the room, and where its refusal is shown. */
export class Deed {
  /** Why the room said no, until the next try. */
  refusal = $state.raw<Rejection>()
  /** Carries out the act with a place that the room offered instead. */
  retry = $state.raw<((place: Alternative) => Promise<Done>) | undefined>()
  #room: RoomClient

  /** Made while a component is set up. */
  constructor() {
    this.#room = room()
  }

  /** The room cannot save now, so nothing can be asked. */
  get locked(): boolean {
    return !this.#room.storing
  }

  async do(command: Command, instead?: Instead): Promise<Done> {
    const answer = await this.#room.act(command)
    if (answer === 'kept') {
      this.refusal = undefined
      toast(t().device.keptNow)
      return 'kept'
    }
    this.refusal = answer.ok ? undefined : answer
    this.retry = instead && ((place) => this.do(instead(place), instead))
    return answer.ok && 'done'
  }
}
