/** Scratch files: copies of the sources, the last report, what is known of each change. Ignored by git and by every other tool. */
const work = 'test/mutation/node_modules/.stryker'

/**
 * No rule is made of these: what is only a shape, what the edge reads (tried by the fuzzer and over HTTP), figures after the day, snapshots,
 * and how long work is cut into steps.
 */
export const leftOut = [
  ...['commands', 'parse', 'spellings', 'protocol', 'report', 'snapshot'],
  ...['documents', 'joining-form', 'mail', 'mail-requests', 'picture', 'steps'],
]

/** Stryker on the rules: one change at a time, and a test has to fail. */
export default {
  mutate: ['shared/*.ts', 'shared/views/*.ts', `!shared/{${leftOut.join(',')}}.ts`],
  testRunner: 'pure',
  plugins: ['./test/mutation/runner.js'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A loop that a change made endless ends by its count of hits. The clock is the last resort: a busy machine is no endless loop.
  timeoutMS: 180_000,
  incremental: true,
  incrementalFile: `${work}/incremental.json`,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `${work}/report.json` },
  tempDirName: `${work}/sandboxes`,
  // With a slash the folder of that name here, not the one of tests.
  ignorePatterns: ['/client', '/server', 'dist', 'data', 'test/pictures', 'test/mutation'],
  symlinkNodeModules: true,
}
