import type { AdversaryRow, KeptResult, LawRow, OtherRow, ProofRow, StoreRow } from './results.ts'

/** The laws as RULES.md and the design say them, a line each. */
export const laws: Readonly<Record<string, string>> = {
  L1: 'Nobody and no table is in two meetings at once',
  L2: 'What was answered `ok` is in the log exactly once and survives',
  L3: 'A command sent again has no second effect and gets the same answer',
  L4: 'Changes folded one by one equal the view computed afresh',
  L5: 'What an audience may not see does not change a byte for it',
  L6: 'Every refusal has a code and what helps',
  L7: 'A pending request blocks nothing; limits come back',
  L8: 'Time in a room never runs backwards',
  L9: 'Who was away ends with the same view as who never was',
  L10: 'A node without its store says so and refuses',
  L11: 'Every change to a meeting is shown until it was seen',
}

const topics: Readonly<Record<OtherRow['topic'], string>> = {
  checker: 'The checker can fail: bugs put into the source one at a time',
  histories: 'Histories of real processes',
  privacy: 'Privacy, channel by channel',
  hygiene: 'Hygiene',
  mutation: 'Mutation: how many changed lines of the rules the tests notice',
  soak: 'Soak: a day of traffic in ten minutes',
}

/** `test/PROOF.md`, made of what the proofs have kept. */
export function proofPage(results: readonly KeptResult[]): string {
  const rows = results.flatMap((result) => result.rows.map((row) => ({ row, result })))
  const broken = rows.filter(({ row }) => !row.held).length
  return [
    '# What was tried, and what held',
    '',
    'Made by `npm run proof:page` from what the proofs below have kept in `test/proof/results`; `npm run proof` runs all of them first.',
    '`npm test` runs the short form of each.',
    '',
    broken === 0 ? `All ${rows.length} held.` : `**${broken} of ${rows.length} did not hold**, marked below.`,
    '',
    '## The laws',
    '',
    ...Object.entries(laws).flatMap(([law, says]) => lawPart(law, says, only(rows, isLaw))),
    '## The stores',
    '',
    ...table(
      ['store', 'promise', 'what tried to break it', 'tries', 'figure', ''],
      only(rows, isStore).map((row) => [row.store, row.promise, row.by, count(row), row.figure ?? '', verdict(row)]),
    ),
    '## The adversaries',
    '',
    'p99 is that of the honest people beside the abuser, without and with it, in one run.',
    '',
    ...table(
      ['adversary', 'tries', 'figure', ''],
      only(rows, isAdversary).map((row) => [row.adversary, count(row), row.figure, verdict(row)]),
    ),
    ...Object.entries(topics).flatMap(([topic, says]) =>
      otherPart(
        says,
        only(rows, isOther).filter((row) => row.topic === topic),
      ),
    ),
    '## The proofs',
    '',
    ...table(
      ['command', 'ended', 'took', 'on'],
      results.map(({ command, at, seconds, machine }) => [`\`${command}\``, minute(at), duration(seconds), machine]),
    ),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

function lawPart(law: string, says: string, rows: readonly LawRow[]): string[] {
  const own = rows.filter((row) => row.law === law)
  return [
    `### ${law} ${says}`,
    '',
    ...table(
      ['what tries to break it', 'tries', 'last seed', 'figure', ''],
      own.map((row) => [row.by, count(row), row.seed ?? '', row.figure ?? '', verdict(row)]),
    ),
  ]
}

function otherPart(says: string, rows: readonly OtherRow[]): string[] {
  const body = rows.map((row) => [row.what, row.tries === undefined ? '' : count(row), row.figure, verdict(row)])
  return [`## ${says}`, '', ...table(['what', 'tries', 'figure', ''], body)]
}

const isLaw = (row: ProofRow): row is LawRow => row.section === 'law'
const isStore = (row: ProofRow): row is StoreRow => row.section === 'store'
const isAdversary = (row: ProofRow): row is AdversaryRow => row.section === 'adversary'
const isOther = (row: ProofRow): row is OtherRow => row.section === 'other'

function only<R extends ProofRow>(rows: readonly { row: ProofRow }[], is: (row: ProofRow) => row is R): R[] {
  return rows.map(({ row }) => row).filter(is)
}

function verdict({ held }: { held: boolean }): string {
  return held ? 'held' : '**broken**'
}

function count({ tries, unit }: { tries?: number | undefined; unit?: string | undefined }): string {
  return [tries?.toLocaleString('en'), unit].filter((part) => part !== undefined).join(' ')
}

function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

function duration(seconds: number): string {
  return seconds < 100 ? `${seconds.toPrecision(2)} s` : `${Math.round(seconds / 60)} min`
}

/** A Markdown table; a line of its own where there is nothing to show. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return ['Not tried yet.', '']
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}
