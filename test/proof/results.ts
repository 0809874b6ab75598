import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { z } from 'zod'

// What each long proof found, kept beside the page that is made of it. A proof says what it tried and how often, and whether
// it held; that a thing did not hold is kept like everything else.

const tries = z.number().int().positive()

const lawRow = z.strictObject({
  section: z.literal('law'),
  law: z.string().regex(/^L([1-9]|10|11)$/),
  by: z.string().min(1),
  tries,
  /** What is counted: room-days, commands, pairs. */
  unit: z.string().min(1),
  seed: z.string().optional(),
  figure: z.string().optional(),
  held: z.boolean(),
})

const storeRow = z.strictObject({
  section: z.literal('store'),
  store: z.enum(['embedded', 'Redis, always', 'Redis, everysec', 'Redis, replicated with WAIT']),
  promise: z.string().min(1),
  by: z.string().min(1),
  tries,
  unit: z.string().min(1),
  figure: z.string().optional(),
  held: z.boolean(),
})

const adversaryRow = z.strictObject({
  section: z.literal('adversary'),
  adversary: z.string().min(1),
  tries,
  unit: z.string().min(1),
  figure: z.string().min(1),
  held: z.boolean(),
})

const otherRow = z.strictObject({
  section: z.literal('other'),
  topic: z.enum(['privacy', 'checker', 'hygiene', 'mutation', 'soak', 'histories']),
  what: z.string().min(1),
  tries: tries.optional(),
  unit: z.string().optional(),
  figure: z.string().min(1),
  held: z.boolean(),
})

const resultSchema = z.strictObject({
  /** Name of the proof and of its file. */
  proof: z.string().regex(/^[a-z-]+$/),
  /** What makes it again. */
  command: z.string().regex(/^npm run /),
  /** How long it took. */
  seconds: z.number().positive(),
  rows: z.array(z.discriminatedUnion('section', [lawRow, storeRow, adversaryRow, otherRow])).min(1),
})

export type LawRow = z.infer<typeof lawRow>
export type StoreRow = z.infer<typeof storeRow>
export type AdversaryRow = z.infer<typeof adversaryRow>
export type OtherRow = z.infer<typeof otherRow>
export type ProofRow = LawRow | StoreRow | AdversaryRow | OtherRow
export type ProofResult = z.infer<typeof resultSchema>

const keptSchema = resultSchema.extend({
  /** ISO 8601, when it ended. */
  at: z.string().datetime(),
  machine: z.string(),
})

/** A result with when and where it was found. */
export type KeptResult = z.infer<typeof keptSchema>

const folder = new URL('results/', import.meta.url)

/** Replaces what this proof found before. @throws ZodError for a result that says too little. */
export async function keepResult(result: ProofResult): Promise<void> {
  const machine = `Node ${process.versions.node}, ${cpus().length} cores`
  const kept: KeptResult = { ...resultSchema.parse(result), at: new Date().toISOString(), machine }
  const file = new URL(`${kept.proof}.json`, folder)
  const draft = new URL(`.${kept.proof}.draft`, folder)
  await mkdir(folder, { recursive: true })
  // Whole or not at all: a proof that is cut off leaves the result before it.
  await writeFile(draft, `${JSON.stringify(kept, null, 2)}\n`)
  await rename(draft, file)
}

/** Every kept result, by name. @throws ZodError for a file that no proof wrote. */
export async function keptResults(): Promise<KeptResult[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => keptSchema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))),
  )
}
