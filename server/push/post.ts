import type { IncomingMessage } from 'node:http'
import webPush from 'web-push'
import type { PushAddress, PushMessage } from '../../shared/push.ts'
import type { VapidKeys } from './vapid.ts'
import type { WayOut } from './way-out.ts'

/** How long a service keeps a push for a phone that is off, in s: what is older, the phone shows when it is opened. */
export const KEPT_S = 4 * 3600
/** ms */
const ANSWER_MS = 10_000
/** Bytes of every message, filled up with blanks: its length tells nobody on the way what it is about. */
const LENGTH = 160

/** What a push service made of it. */
export type Posted =
  | { is: 'taken' }
  /** The browser has taken its subscription back. */
  | { is: 'gone' }
  /** It will not take it later either. */
  | { is: 'refused'; status: number }
  /** It does not answer, or has too much to do; `afterMs`: when it said to come again. */
  | { is: 'not-now'; afterMs: number | undefined }

/** What every push is sent with. */
export interface PostMeans {
  keys: VapidKeys
  /** `mailto:` or `https:` address at which a push service finds who runs this server. */
  contact: string
  wayOut: WayOut
}

/**
 * Encrypts a message for one browser and hands it to its push service. `topic`: of two with the same that wait for a phone, the service keeps the
 * later; `keptS`: so long, in seconds. Never rejects.
 */
export async function post(
  { keys, contact, wayOut }: PostMeans,
  address: PushAddress,
  message: PushMessage,
  { topic, keptS }: { topic: string; keptS: number },
): Promise<Posted> {
  try {
    const endpoint = new URL(address.endpoint)
    if (!wayOut.allows(endpoint)) return { is: 'gone' }
    const { method, headers, body } = webPush.generateRequestDetails(address, JSON.stringify(message).padEnd(LENGTH), {
      vapidDetails: { subject: contact, ...keys },
      TTL: keptS,
      urgency: 'high',
      topic,
    })
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = wayOut.request(endpoint, { method, headers, signal: AbortSignal.timeout(ANSWER_MS) })
      asked.on('response', resolve).on('error', reject).end(body)
    })
    // What it says beside its status is of no use to us.
    answer.on('error', () => undefined).resume()
    return postedBy(answer)
  } catch {
    return { is: 'not-now', afterMs: undefined }
  }
}

function postedBy({ statusCode: status = 0, headers }: IncomingMessage): Posted {
  if (status >= 200 && status < 300) return { is: 'taken' }
  if (status === 404 || status === 410) return { is: 'gone' }
  if (status !== 429 && status < 500) return { is: 'refused', status }
  const seconds = Number(headers['retry-after'])
  return { is: 'not-now', afterMs: seconds > 0 ? seconds * 1000 : undefined }
}
