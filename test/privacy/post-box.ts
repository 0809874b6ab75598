import type { ParticipantId } from '../../shared/ids.ts'
import { Pusher } from '../../server/push/pusher.ts'
import { vapidKeys } from '../../server/push/vapid.ts'
import type { WayOut } from '../../server/push/way-out.ts'
import { PushService, toThisMachine } from '../push/push-service.ts'

type Means = Pick<ConstructorParameters<typeof Pusher>[0], 'store' | 'clock' | 'metrics' | 'log' | 'hostOf'>

const keys = vapidKeys('a secret of histories')
/** Asks of a post that differ from one to the next whatever it is about: the signature has the time, the address a port. */
const alwaysNew = new Set(['authorization', 'host', 'connection'])

/** The push service of an audience's own phone, for all histories of a run: whatever it is pushed is told. */
export class PostBox {
  #service: PushService | undefined

  async open(): Promise<void> {
    this.#service = await PushService.open(() => keys.publicKey)
  }

  async close(): Promise<void> {
    await this.#service?.close()
  }

  /** A history's own sender, and a phone that hears it. */
  serve(means: Means): {
    pusher: Pusher
    subscribe(roomId: string, id: ParticipantId): Promise<void>
    told(): Promise<string[]>
  } {
    const service = this.#service!
    let underWay = 0
    const wayOut: WayOut = {
      ...toThisMachine,
      request(endpoint, options) {
        underWay++
        return toThisMachine.request(endpoint, options).once('close', () => underWay--)
      },
    }
    const pusher = new Pusher({ ...means, keys, contact: 'mailto:desk@x.example', wayOut })
    const { length: before } = service.taken
    let heard = before
    return {
      pusher,
      subscribe: (roomId, id) =>
        pusher.addresses.put(roomId, id, { ...service.subscribe('phone'), language: 'en', generation: 1, at: 0 }),
      /** What has come since the last time, when nothing is on its way any more. */
      async told() {
        do await new Promise(setImmediate)
        while (underWay > 0)
        const fresh = service.taken.slice(heard)
        heard += fresh.length
        return fresh.map(({ text, headers, bytes }) => {
          const shown = Object.entries(headers).filter(([name]) => !alwaysNew.has(name))
          return `${means.clock.now()} ${text} ${bytes} ${JSON.stringify(shown)}`
        })
      },
    }
  }
}
