import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cutUpdate } from '../../client/yjs/cut-update.ts'

const MOST = 4_000

/** Pieces taken one by one: after each, nothing waits for something that is not there. */
function taken(pieces: readonly Uint8Array[], on = new Y.Doc()): Y.Doc {
  for (const piece of pieces) {
    Y.applyUpdate(on, piece)
    expect(on.store.pendingStructs).toBeNull()
    expect(on.store.pendingDs).toBeNull()
  }
  return on
}

/** Pages that wrote one after another and into each other, as after several reloads without a line. */
function written(pages: number, begin = new Y.Doc()): Y.Doc {
  let doc = begin
  for (let page = 0; page < pages; page++) {
    const next = new Y.Doc()
    Y.applyUpdate(next, Y.encodeStateAsUpdate(doc))
    const text = next.getText('text')
    for (let i = 0; i < 60; i++) {
      text.insert((i * 37) % (text.length + 1), `page ${page} line ${i} ${'x'.repeat(40)}`)
      if (i % 5 === 0) text.delete((i * 13) % (text.length - 10), 7)
      next.getMap('steps').set(`${page}.${i % 9}`, new Y.Map([['text', `step ${i}`]]))
    }
    doc = next
  }
  return doc
}

test('an update that fits into one message stays as it is', () => {
  const update = Y.encodeStateAsUpdate(written(1))
  expect(cutUpdate(update, update.length)).toEqual([update])
})

test('a long one comes in pieces that fit, each building only on those before it', () => {
  const doc = written(5)
  const pieces = cutUpdate(Y.encodeStateAsUpdate(doc), MOST)
  expect(pieces.length).toBeGreaterThan(3)
  for (const { length } of pieces) expect(length).toBeLessThan(MOST * 1.5)
  const copy = taken(pieces)
  expect(copy.getText('text').toJSON()).toBe(doc.getText('text').toJSON())
  expect(copy.getMap('steps').toJSON()).toEqual(doc.getMap('steps').toJSON())
  expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc))
})

test('what the other side has already is built on', () => {
  const before = written(2)
  const doc = written(3, before)
  const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(before))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(before))
  const pieces = cutUpdate(missing, MOST)
  expect(pieces.length).toBeGreaterThan(2)
  expect(taken(pieces, other).getText('text').toJSON()).toBe(doc.getText('text').toJSON())
})
