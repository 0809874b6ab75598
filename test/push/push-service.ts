import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WayOut } from '../../server/push/way-out.ts'
import type { PushAddress } from '../../shared/push.ts'

/** To services of this machine, as no server may outside of tests. */
export const toThisMachine: WayOut = {
  allows: ({ protocol, hostname }) => protocol === 'http:' && hostname === '127.0.0.1',
  request: (endpoint, options) => request(endpoint, options),
}

/** What a service was handed for a browser, unsealed as that browser would. */
export interface Taken {
  browser: string
  /** As it was decrypted, blanks and all. */
  text: string
  message: unknown
  headers: IncomingMessage['headers']
  bytes: number
}

interface Browser {
  curve: ECDH
  auth: Buffer
}

/** A push service with its browsers, over real HTTP: it checks who posts (RFC 8292) and unseals what was posted (RFC 8188, 8291). */
export class PushService {
  readonly taken: Taken[] = []
  /** What it answers to posts for a browser; else 201. May be changed at any time. */
  readonly answers = new Map<string, { status: number; retryAfter?: number }>()
  /** Posts that were answered otherwise than by taking them. */
  turnedAway = 0
  readonly #server: Server
  readonly #browsers = new Map<string, Browser>()
  readonly #publicKey: () => string

  private constructor(publicKey: () => string) {
    this.#publicKey = publicKey
    this.#server = createServer((asked, answer) => {
      const parts: Buffer[] = []
      asked.on('data', (part: Buffer) => parts.push(part))
      asked.on('end', () => {
        const { status, retryAfter } = this.#answerTo(asked, Buffer.concat(parts))
        if (status >= 300) this.turnedAway++
        if (retryAfter !== undefined) answer.setHeader('retry-after', retryAfter)
        answer.writeHead(status).end()
      })
    })
  }

  /** `publicKey`: of the server that may post here. */
  static async open(publicKey: () => string): Promise<PushService> {
    const service = new PushService(publicKey)
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve))
    return service
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** A browser subscribes: what it would hand to its page. */
  subscribe(browser: string): PushAddress {
    const curve = createECDH('prime256v1')
    const auth = randomBytes(16)
    curve.generateKeys()
    this.#browsers.set(browser, { curve, auth })
    const keys = { p256dh: curve.getPublicKey('base64url'), auth: auth.toString('base64url') }
    return { endpoint: `${this.url}/send/${browser}`, keys }
  }

  for(browser: string): Taken[] {
    return this.taken.filter((one) => one.browser === browser)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answerTo(asked: IncomingMessage, body: Buffer): { status: number; retryAfter?: number } {
    const name = asked.url!.slice('/send/'.length)
    const browser = this.#browsers.get(name)
    if (!browser) return { status: 404 }
    if (!isSignedBy(this.#publicKey(), asked.headers.authorization ?? '', this.url)) return { status: 403 }
    const answer = this.answers.get(name) ?? { status: 201 }
    if (answer.status >= 300) return answer
    const text = unsealed(browser, body)
    const { headers } = asked
    this.taken.push({ browser: name, text, message: JSON.parse(text), headers, bytes: body.length })
    return answer
  }
}

/** RFC 8292: `vapid t=<token>, k=<public key>`, the token for this service, not over and not for longer than a day. */
function isSignedBy(publicKey: string, authorization: string, audience: string): boolean {
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as Record<string, unknown>
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! }
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const inS = Number(exp) - Date.now() / 1000
  return isSigned && key === publicKey && aud === audience && inS > 0 && inS <= 86_400 && /^mailto:/.test(String(sub))
}

/** RFC 8291: aes128gcm with a key that only the server's passing key and the browser's own give. One record. */
function unsealed({ curve, auth }: Browser, body: Buffer): string {
  const [salt, length] = [body.subarray(0, 16), body[20]!]
  const theirs = body.subarray(21, 21 + length)
  const derive = (secret: Buffer, with_: Buffer, info: Buffer, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, with_, info, bytes))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), theirs])
  const secret = derive(curve.computeSecret(theirs), auth, info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const sealed = body.subarray(21 + length)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  // The last record ends in 2 and zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}
