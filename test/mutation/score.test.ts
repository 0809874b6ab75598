import { expect, test } from 'vitest'
import { percentOf, scoreOf, stillKnown, survivorsOf, triesOf, type Report } from './score.ts'

const change = (status: string, line: number, replacement: string) => ({
  mutatorName: 'Literal',
  status,
  replacement,
  location: { start: { line, column: 7 }, end: { line, column: 8 } },
})
const report: Report = {
  files: {
    'a.ts': {
      source: 'a === 1\nb === 2\n',
      mutants: [
        change('Killed', 1, '0'),
        change('Timeout', 1, '9'),
        change('Survived', 2, '7'),
        change('Ignored', 1, '3'),
      ],
    },
    'b.ts': { source: 'b === 2', mutants: [change('NoCoverage', 1, '3'), change('CompileError', 1, '4')] },
    'c.ts': { source: '', mutants: [] },
  },
}

test('a change counts as noticed when a test failed or never ended, and as not noticed when none did or none came by', () => {
  expect(scoreOf(report, ['a.ts'])).toEqual({ killed: 2, survived: 1 })
  expect(scoreOf(report, ['a.ts', 'b.ts'])).toEqual({ killed: 2, survived: 2 })
})

test('what was taken out, or does not compile, counts for nothing', () => {
  expect(triesOf(scoreOf(report, ['a.ts', 'b.ts', 'c.ts']))).toBe(4)
  expect(percentOf(scoreOf(report, ['a.ts', 'b.ts']))).toBe(50)
  expect(percentOf(scoreOf(report, ['c.ts']))).toBe(100)
})

test('what nothing noticed is told with what stood there', () => {
  expect(survivorsOf(report, 'a.ts')).toEqual(['a.ts:2:7 Literal: 2 -> 7'])
  expect(survivorsOf(report, 'b.ts')).toEqual(['b.ts:1:7 Literal (reached by none): 2 -> 3'])
})

test('what is alive while the tests are loaded, and was not noticed, is tried again; of what is tried no more nothing is known', () => {
  const [killed, survived] = [change('Killed', 1, '0'), change('Survived', 1, '9')]
  const always = [killed, survived, change('NoCoverage', 1, '8')].map((mutant) => ({ ...mutant, static: true }))
  const [mutants, isTried] = [[killed, survived, ...always], (file: string) => file !== 'gone.ts']
  const known = stillKnown({ files: { 'a.ts': { source: 'a', mutants }, 'gone.ts': { source: '', mutants } } }, isTried)
  expect(known).toEqual({ files: { 'a.ts': { source: 'a', mutants: [killed, survived, always[0]] } } })
})
