import * as Y from 'yjs'

/** A note as an export shows it. */
export interface NoteText {
  text: string
  /** What was agreed; `by`: a date as it was written. */
  steps: { what: string; who: string; by: string; done: boolean }[]
}

/** Characters of a note, and of a field of a step; steps: what lies beyond is left out. */
const LONGEST_TEXT = 100_000
const LONGEST_FIELD = 1_000
const MOST_STEPS = 500

/** Whatever is in the document: people write with programs of their own too. */
export function noteTextOf(doc: Y.Doc): NoteText {
  const steps = doc.getArray('steps').toArray().slice(0, MOST_STEPS)
  return {
    text: doc.getText('text').toString().slice(0, LONGEST_TEXT),
    steps: steps.filter((step) => step instanceof Y.Map).map(stepOf),
  }
}

function stepOf(step: Y.Map<unknown>): NoteText['steps'][number] {
  const field = (name: string) => {
    const value = step.get(name)
    return typeof value === 'string' || value instanceof Y.Text ? value.toString().slice(0, LONGEST_FIELD) : ''
  }
  return { what: field('what'), who: field('who'), by: field('by'), done: step.get('done') === true }
}
