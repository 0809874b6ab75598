import * as Y from 'yjs'

/** What was agreed: who does what, by when. `by`: a date as `2030-05-20`; empty fields are not filled in yet. */
export interface NextStep {
  id: string
  what: string
  who: string
  by: string
  done: boolean
}

export type StepField = 'what' | 'who' | 'by'
type Written = Y.Map<string | boolean>

/** The list of next steps in a shared note. Of two who fill in the same field at once, the later one's words stay. */
export class NextSteps {
  readonly #steps: Y.Array<Written>

  constructor(doc: Y.Doc) {
    this.#steps = doc.getArray('steps')
  }

  /** Whatever is in the document: it may have been written by another program. */
  list(): NextStep[] {
    return this.#steps.toArray().flatMap((step, index) => (step instanceof Y.Map ? [stepOf(step, index)] : []))
  }

  observe(look: () => void): () => void {
    this.#steps.observeDeep(look)
    return () => this.#steps.unobserveDeep(look)
  }

  /** At the end, or where it was. Returns its id. */
  add(step: Omit<NextStep, 'id'>, index = this.#steps.length): string {
    const id = newId()
    const written: Written = new Y.Map<string | boolean>(Object.entries({ id, ...step }))
    this.#steps.insert(Math.min(index, this.#steps.length), [written])
    return id
  }

  change(id: string, fields: Partial<Omit<NextStep, 'id'>>): void {
    const step = this.#steps.toArray()[this.#indexOf(id)]
    if (!step) return
    this.#steps.doc?.transact(() => {
      for (const [name, value] of Object.entries(fields)) if (step.get(name) !== value) step.set(name, value)
    })
  }

  /** Returns what was removed and from where; undefined: somebody else has done so. */
  remove(id: string): { step: NextStep; index: number } | undefined {
    const index = this.#indexOf(id)
    if (index < 0) return undefined
    const step = stepOf(this.#steps.get(index), index)
    this.#steps.delete(index)
    return { step, index }
  }

  #indexOf(id: string): number {
    return this.#steps.toArray().findIndex((step, index) => step instanceof Y.Map && stepOf(step, index).id === id)
  }
}

function stepOf(step: Written, index: number): NextStep {
  const text = (name: string) => {
    const value = step.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    id: text('id') || `#${index}`,
    what: text('what'),
    who: text('who'),
    by: text('by'),
    done: step.get('done') === true,
  }
}

/** `crypto.randomUUID` is missing on plain http, which is what a hall's own network often speaks. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
