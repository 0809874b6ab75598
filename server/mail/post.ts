import { createTransport, type Transporter } from 'nodemailer'
import type { MailConfig } from '../config.ts'
import { inOneLine } from '../../shared/text.ts'
import type { Letter } from './letter.ts'
import { asHtml, asText, codeId } from './render.ts'

/** What came of handing a letter to the mail server. `words`: its own, or why it could not be spoken to. */
export type Delivery =
  | { is: 'sent' }
  /** This letter will not be taken, however often. */
  | { is: 'refused'; words: string }
  /** This letter was not taken for now. */
  | { is: 'later'; words: string }
  /** No letter goes: the server is away, or wants nothing from us. */
  | { is: 'down'; words: string }

/** A letter with its address on it. */
export interface Addressed {
  letter: Letter
  to: { name: string; address: string }
  /** Empty: answers go to the sender. */
  replyTo: string
  /** The same at each try, so that a reader who gets it twice may notice. */
  messageId: string
  /** PNG of the code; absent where the letter shows none. */
  code?: Buffer
}

/** Connections to the mail server at most. */
export const CONNECTIONS = 4
/** How long a step of the conversation may stand still, in ms. */
const STEP_MS = 30_000
/** After this a letter that is still being handed over is given up for now: longer than its lease it must not take. */
export const HANDING_OVER_MS = 90_000
/** A connection that stays unused is closed before servers do so by themselves. */
const IDLE_MS = 20_000
const LONGEST_WORDS = 300

/** The way out: one pool of connections to the mail server of this node. */
export class Post {
  readonly from: string
  readonly #transport: Transporter

  constructor({ smtpUrl, from, perSecond }: MailConfig) {
    this.from = from
    this.#transport = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS,
      rateLimit: perSecond,
      // What was cut off may have arrived: whether it is sent again is the outbox's to say.
      maxRequeues: 0,
      idleTimeout: IDLE_MS,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      dnsTimeout: STEP_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** Never rejects. */
  async send({ letter, to, replyTo, messageId, code }: Addressed): Promise<Delivery> {
    const { stop } = letter
    try {
      await this.#transport.sendMail({
        from: this.from,
        to,
        ...(replyTo && { replyTo }),
        subject: letter.subject,
        messageId: `<${messageId}>`,
        text: asText(letter),
        html: asHtml(letter),
        ...(code && {
          attachments: [{ filename: 'code.png', content: code, contentType: 'image/png', cid: codeId }],
        }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          // RFC 8058: mail programs end letters by one POST, without a page.
          ...(stop && { 'List-Unsubscribe': `<${stop.url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        signal: AbortSignal.timeout(HANDING_OVER_MS),
      })
      return { is: 'sent' }
    } catch (error) {
      return deliveryOf(error as SmtpError)
    }
  }

  close(): void {
    this.#transport.close()
  }
}

/** What nodemailer throws. */
interface SmtpError extends Error {
  code?: string
  /** SMTP's three figures. */
  responseCode?: number
  /** The server's line. */
  response?: string
  /** What was being said to it. */
  command?: string
}

/** The sender's fault is no letter's: then none goes until somebody mends it. */
function deliveryOf({ code, command, responseCode = 0, response, message }: SmtpError): Delivery {
  const words = inOneLine(response ?? message).slice(0, LONGEST_WORDS)
  const isAboutLetter = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM'
  if (!isAboutLetter || responseCode === 421) return { is: 'down', words }
  // An address that cannot even be said has no code.
  return { is: responseCode >= 500 || responseCode === 0 ? 'refused' : 'later', words }
}
