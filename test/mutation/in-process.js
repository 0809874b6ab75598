import * as chai from 'chai'
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  ChaiStyleAssertions,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect'

// What the pure tests use of vitest, in one process and without its workers: a mutant costs the tests that reach it, some
// milliseconds, and no start. `expect` is vitest's own.

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(ChaiStyleAssertions)
chai.use(JestAsymmetricMatchers)

/** @type {{ id: string, file: string, run: () => unknown }[]} Of the last load, in the order of the files. */
export let tests = []
let file = ''
let heading = ''

/** Forgets the tests of an earlier load. */
export function startLoad() {
  tests = []
}

/** Said by the bundle before the tests of each file. */
export function startFile(name) {
  file = name
}

export function describe(name, body) {
  const outer = heading
  heading = `${outer}${name} > `
  body()
  heading = outer
}

export function test(name, run) {
  const full = `${heading}${name}`
  tests.push({ id: `${file}: ${full}`, file, run })
}

test.each = (cases) => (name, run) => {
  cases.forEach((given, i) => {
    const values = Array.isArray(given) ? given : [given]
    test(`${name} (${i + 1})`, () => run(...values))
  })
}

/** The common and the cheap first: what plainly holds needs no chai. */
class Quick {
  constructor(value, message) {
    this.value = value
    this.message = message
  }
  toBe(expected) {
    if (!Object.is(this.value, expected)) this.slow.toBe(expected)
  }
  toEqual(expected) {
    if (!Object.is(this.value, expected) && !(isEmptyArray(this.value) && isEmptyArray(expected)))
      this.slow.toEqual(expected)
  }
  toBeGreaterThanOrEqual(expected) {
    if (!(this.value >= expected)) this.slow.toBeGreaterThanOrEqual(expected)
  }
  get slow() {
    return chai.expect(this.value, this.message)
  }
}
for (const name of Object.getOwnPropertyNames(chai.Assertion.prototype)) {
  if (name in Quick.prototype) continue
  const get = name.startsWith('to')
    ? function () {
        return (...given) => this.slow[name](...given)
      }
    : function () {
        return this.slow[name]
      }
  Object.defineProperty(Quick.prototype, name, { get })
}

function isEmptyArray(value) {
  return Array.isArray(value) && value.length === 0
}

export const expect = Object.assign(
  (value, message) => new Quick(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
)
