import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { SideRecord } from './beside.ts'
import { linesOf } from './lines.ts'

/** Raised when the program of yesterday could not read a file of today. 2: documents came to it. 3: side records. */
export const FORMAT_VERSION = 3
/** Commits or pieces of personal data held at once. */
export const PAGE = 500

const headerLine = z.object({
  format: z.literal('rondo-room'),
  formatVersion: z.number().int().positive(),
  roomId: z.string().regex(/^[a-z0-9]{1,64}$/),
})
/** What is in a commit is not looked at: the room's business, as in a store. */
const commitLine = z.object({ commit: z.looseObject({ version: z.number() }) })
const personalLine = z.object({
  personal: z.object({ key: z.string(), owners: z.array(z.string()), value: z.unknown() }),
})
/** A document whole: its updates in base64, or that it was erased. */
const documentLine = z.object({
  document: z.object({
    name: z.string().min(1).max(200),
    owners: z.array(z.string()),
    isGone: z.boolean(),
    updates: z.array(z.base64()),
  }),
})
const besideLine = z.object({
  beside: z.object({ key: z.string(), owners: z.array(z.string()), value: z.unknown() }),
})
const endLine = z.object({
  end: z.object({
    commits: z.number(),
    personal: z.number(),
    /** Absent before format 2. */
    documents: z.number().default(0),
    /** Absent before format 3. */
    beside: z.number().default(0),
    sha256: z.string(),
  }),
})
const anyLine = z.union([commitLine, personalLine, documentLine, besideLine, endLine])

export type Header = z.infer<typeof headerLine>
export type CopiedDocument = z.infer<typeof documentLine>['document']
export type Line =
  | { commit: Commit }
  | { personal: PersonalEntry }
  | { document: CopiedDocument }
  | { beside: SideRecord }
  | z.infer<typeof endLine>

export type CopyRefusal =
  /** There is nothing to back up under this id. */
  | 'no-such-room'
  /** Not a file that `backUp` wrote. */
  | 'not-a-backup'
  /** Written by a later Rondo, in a format that this one does not know. */
  | 'newer-format'
  /** The end is missing. */
  | 'truncated'
  /** The end is there, but what comes before it is not what was written. */
  | 'damaged'
  /** The store has this room already; nothing of it was changed. */
  | 'room-exists'

/** Why a room was not copied. The message is for the operator. */
export class CopyRefused extends Error {
  override name = 'CopyRefused'
  readonly code: CopyRefusal

  constructor(code: CopyRefusal, message: string) {
    super(message)
    this.code = code
  }
}

/** Some of a room's commits, some of its personal data and of its side records, and a document. */
export interface Page {
  commits: Commit[]
  personal: PersonalEntry[]
  beside: SideRecord[]
  document?: CopiedDocument
}

/**
 * The room's id, and its content as it comes in. Only after the last page is it known that the file is whole.
 * @throws CopyRefused not-a-backup, newer-format; later, from `pages`: truncated, damaged
 */
export async function openBackup(file: Readable): Promise<{ roomId: RoomId; pages: AsyncGenerator<Page> }> {
  const lines = linesOf(file)
  const first: unknown = (await lines.next()).value
  const text = typeof first === 'string' ? first : ''
  const header = headerLine.safeParse(jsonOf(text))
  if (!header.success) throw new CopyRefused('not-a-backup', 'This is not the backup of a room.')
  if (header.data.formatVersion > FORMAT_VERSION) {
    throw new CopyRefused(
      'newer-format',
      `The backup has format ${header.data.formatVersion}; this Rondo reads up to ${FORMAT_VERSION}. Update it first.`,
    )
  }
  return { roomId: header.data.roomId, pages: pagesOf(lines, text) }
}

async function* pagesOf(lines: AsyncGenerator<string>, header: string): AsyncGenerator<Page> {
  const hash = createHash('sha256').update(header)
  const count = { commits: 0, personal: 0, documents: 0, beside: 0 }
  let page = emptyPage()
  for await (const text of lines) {
    const line = anyLine.safeParse(jsonOf(text))
    if (!line.success) throw text.endsWith('\n') ? damaged() : truncated()
    if ('end' in line.data) {
      const { sha256, ...counted } = line.data.end
      if (Object.entries(count).some(([what, number]) => counted[what as keyof typeof count] !== number))
        throw damaged()
      if (sha256 !== hash.digest('hex')) throw damaged()
      if (!(await lines.next()).done) throw damaged()
      yield page
      return
    }
    hash.update(text)
    if ('document' in line.data) {
      count.documents++
      yield { ...page, document: line.data.document }
      page = emptyPage()
      continue
    }
    if ('commit' in line.data) {
      if (line.data.commit.version !== ++count.commits) throw damaged()
      page.commits.push(line.data.commit as unknown as Commit)
    } else if ('beside' in line.data) {
      count.beside++
      page.beside.push(line.data.beside)
    } else {
      count.personal++
      page.personal.push(line.data.personal)
    }
    if (page.commits.length + page.personal.length + page.beside.length === PAGE) {
      yield page
      page = emptyPage()
    }
  }
  throw truncated()
}

function emptyPage(): Page {
  return { commits: [], personal: [], beside: [] }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function truncated(): CopyRefused {
  return new CopyRefused('truncated', 'The end of the backup is missing.')
}

function damaged(): CopyRefused {
  return new CopyRefused('damaged', 'The backup is damaged: its content is not what was written.')
}
