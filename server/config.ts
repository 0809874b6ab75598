import { z } from 'zod'

/** What the process was started with; every field named as in the README. */
export interface Config {
  port: number
  /** Undefined: all addresses. */
  host: string | undefined
  /** Undefined: the embedded store in `dataDir`. */
  redisUrl: string | undefined
  dataDir: string
  /** Replicas of Redis that have a commit before it is answered. */
  waitReplicas: number
  /** Origin that links and QR codes lead to, without a slash at the end; undefined: that of the request. */
  publicUrl: string | undefined
  /** Undefined: everybody may open a room. */
  createKey: string | undefined
  /** Links are derived from it; undefined: the store's own. */
  secret: string | undefined
  /** Undefined: this server sends no mail. */
  mail: MailConfig | undefined
  /** `mailto:` or `https:` address of who runs this, told to push services; undefined: this server sends no pushes. */
  pushContact: string | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** How letters leave. Their links begin with `publicUrl`: nobody asks for a letter, so no request tells where we are reached. */
export interface MailConfig {
  smtpUrl: string
  /** `Name <address>`, or an address. */
  from: string
  /** Letters a second at most, of this node. */
  perSecond: number
}

/** An empty variable is as good as none: that is how shells and compose files leave one out. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const environmentSchema = z.object({
  PORT: optional(
    z.coerce
      .number({ error: 'must be a number from 0 to 65535' })
      .int('must be a whole number')
      .min(0, 'must be at least 0')
      .max(65535, 'must be at most 65535')
      .default(3000),
  ),
  HOST: optional(z.string().optional()),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'must begin with redis:// or rediss://' }).optional()),
  REDIS_WAIT_REPLICAS: optional(
    z.coerce
      .number({ error: 'must be a number of replicas' })
      .int('must be a whole number')
      .min(0, 'must be at least 0')
      .max(5, 'must be at most 5')
      .default(0),
  ),
  DATA_DIR: optional(z.string().default('./data')),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }).optional()),
  CREATE_KEY: optional(z.string().optional()),
  SECRET: optional(z.string().min(16, 'must have at least 16 characters').optional()),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional()),
  MAIL_FROM: optional(
    z
      .string()
      .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'must be an address, or a name and <address>')
      .optional(),
  ),
  MAIL_PER_SECOND: optional(
    z.coerce
      .number({ error: 'must be a number of letters' })
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(1000, 'must be at most 1000')
      .default(5),
  ),
  PUSH_CONTACT: optional(
    z.url({ protocol: /^(https|mailto)$/, error: 'must begin with mailto: or https://' }).optional(),
  ),
  LOG_LEVEL: optional(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, trace, silent',
      })
      .default('info'),
  ),
})

/** A start that cannot go on; its message is a sentence for the operator. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** @throws CannotStart naming every variable that is wrong. */
export function configFrom(environment: Record<string, string | undefined>): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    throw new CannotStart(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'))
  }
  const { PORT, HOST, REDIS_URL, REDIS_WAIT_REPLICAS, DATA_DIR, PUBLIC_URL, CREATE_KEY, SECRET, LOG_LEVEL } =
    parsed.data
  const publicUrl = PUBLIC_URL?.replace(/\/+$/, '')
  return {
    port: PORT,
    host: HOST,
    redisUrl: REDIS_URL,
    dataDir: DATA_DIR,
    waitReplicas: REDIS_WAIT_REPLICAS,
    publicUrl,
    createKey: CREATE_KEY,
    secret: SECRET,
    mail: mailFrom(parsed.data, publicUrl),
    // Browsers take pushes on pages of https only.
    pushContact: parsed.data.PUSH_CONTACT ?? (publicUrl?.startsWith('https:') ? publicUrl : undefined),
    logLevel: LOG_LEVEL,
  }
}

/** @throws CannotStart where letters could not be sent, or would lead nowhere */
function mailFrom(
  { SMTP_URL, MAIL_FROM, MAIL_PER_SECOND }: z.infer<typeof environmentSchema>,
  publicUrl: string | undefined,
): MailConfig | undefined {
  if (SMTP_URL === undefined) return undefined
  if (MAIL_FROM === undefined) throw new CannotStart('SMTP_URL needs MAIL_FROM: the address that letters come from.')
  if (publicUrl === undefined) throw new CannotStart('SMTP_URL needs PUBLIC_URL: the links in letters begin with it.')
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, perSecond: MAIL_PER_SECOND }
}
