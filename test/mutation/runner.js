import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin'
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner'
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { bundleTests } from './bundle.js'
import * as inProcess from './in-process.js'

/** What the instrumented sources read and write: which mutant is alive, and what was reached by which test. */
const stryker = (globalThis.__stryker__ = {})

/** Dearer tests, in milliseconds, keep their turn behind the cheap ones whatever they have killed. */
const DEAR = 50

/** Runs the pure tests in the process that Stryker gives us, the likeliest to fail first, until one fails. */
class PureTestRunner {
  #bundle = ''
  #loads = 0
  /** The mutant that was alive when the tests were loaded; null: none was, undefined: not loaded yet. */
  #loadedWith
  /** Milliseconds by test, when it first ran. */
  #cost = new Map()
  /** When a test last killed a mutant: neighbours tend to die by the same hand. */
  #killedAt = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#bundle = await bundleTests(process.cwd())
  }

  async dryRun() {
    await this.#load(null)
    const tests = []
    for (const test of inProcess.tests) {
      stryker.currentTestId = test.id
      const failureMessage = await this.#failureOf(test)
      const timeSpentMs = this.#cost.get(test.id)
      const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed
      tests.push({ id: test.id, name: test.id, fileName: resolve(test.file), timeSpentMs, status, failureMessage })
    }
    stryker.currentTestId = undefined
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant: { id }, testFilter, mutantActivation, hitLimit }) {
    stryker.hitLimit = hitLimit
    stryker.hitCount = hitLimit === undefined ? undefined : 0
    const begun = await this.#loadFor(mutantActivation === 'static' ? id : null)
    if (begun !== undefined) return this.#result(begun, 'loading', 1)
    stryker.activeMutant = id
    let ran = 0
    for (const test of this.#inTurn(testFilter && new Set(testFilter))) {
      ran++
      const failure = await this.#failureOf(test)
      if (failure === undefined) continue
      this.#killedAt.set(test.id, performance.now())
      return this.#result(failure, test.id, ran)
    }
    return this.#result(undefined, undefined, ran)
  }

  #result(failureMessage, killer, nrOfTests) {
    stryker.activeMutant = undefined
    if (failureMessage === undefined) return { status: MutantRunStatus.Survived, nrOfTests }
    if (stryker.hitCount > stryker.hitLimit) return { status: MutantRunStatus.Timeout, reason: failureMessage }
    return { status: MutantRunStatus.Killed, failureMessage, killedBy: [killer], nrOfTests }
  }

  /** Has the tests loaded as they are, or with a mutant alive from the first line on. Gives why they could not be. */
  async #loadFor(mutant) {
    if (mutant === null && this.#loadedWith === null) return undefined
    try {
      await this.#load(mutant)
      return undefined
    } catch (error) {
      this.#loadedWith = undefined
      return messageOf(error)
    }
  }

  async #load(mutant) {
    stryker.activeMutant = mutant ?? undefined
    inProcess.startLoad()
    await import(`${pathToFileURL(this.#bundle).href}?load=${++this.#loads}`)
    this.#loadedWith = mutant
  }

  /** The latest killers among the cheap first, then by what they cost. `wanted`: their ids; undefined: all. */
  #inTurn(wanted) {
    const cost = ({ id }) => this.#cost.get(id) ?? 0
    const killedAt = (test) => (cost(test) < DEAR ? (this.#killedAt.get(test.id) ?? 0) : 0)
    return inProcess.tests
      .filter(({ id }) => !wanted || wanted.has(id))
      .sort((a, b) => killedAt(b) - killedAt(a) || cost(a) - cost(b))
  }

  async #failureOf({ id, run }) {
    const begun = performance.now()
    try {
      await run()
      return undefined
    } catch (error) {
      return messageOf(error)
    } finally {
      if (!this.#cost.has(id)) this.#cost.set(id, performance.now() - begun)
    }
  }
}

function messageOf(error) {
  return String(error?.message ?? error).slice(0, 300) || 'failed'
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'pure', PureTestRunner)]
