import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A letter as a mail server took it. */
export interface Taken {
  to: string
  /** As it came over the line. */
  raw: string
  mail: Email
}

/** What the server says of a recipient or a letter; absent: it takes it. */
export type Verdict = { code: number; words: string } | undefined

/** A real mail server on a free port of this machine, that keeps what it takes. */
export class MailServer {
  readonly taken: Taken[] = []
  /** About a recipient. */
  judge: (address: string) => Verdict = () => undefined
  /** Before a letter is taken; it is not where this rejects. */
  beforeTaking: (address: string) => Promise<void> = () => Promise.resolve()
  #server: SMTPServer | undefined
  #port = 0

  static async start(): Promise<MailServer> {
    const mailServer = new MailServer()
    await mailServer.start()
    return mailServer
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  /** On the port it had before, so that it can be down in between. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 50,
      onRcptTo: ({ address }, _session, answer) => {
        const verdict = this.judge(address)
        answer(verdict && Object.assign(new Error(verdict.words), { responseCode: verdict.code }))
      },
      onData: (stream, session, answer) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]!.address
          const raw = Buffer.concat(parts)
          this.beforeTaking(to).then(
            async () => {
              this.taken.push({ to, raw: raw.toString('utf8'), mail: await PostalMime.parse(raw) })
              answer()
            },
            () => {},
          )
        })
      },
    })
    // A client that is killed in mid-letter is no failure of the server.
    server.on('error', () => {})
    this.#server = server
    server.listen(this.#port, '127.0.0.1')
    await once(server.server, 'listening')
    this.#port = (server.server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  to(address: string): Taken[] {
    return this.taken.filter((letter) => letter.to === address)
  }
}
