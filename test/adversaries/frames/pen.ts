import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import { oddityUpTo } from './json.ts'

/** Somebody's own copy of a document, who writes in it whatever can be written; each update builds only on those before it. */
export class Pen {
  readonly doc = new Y.Doc()
  #made: Uint8Array = empty
  #clock = 0

  constructor(chance: Chance) {
    this.doc.clientID = 1 + chance.int(2 ** 31)
    this.doc.on('update', (update: Uint8Array) => (this.#made = update))
  }

  /** An update that any server of version 1 takes. */
  update(chance: Chance): Uint8Array {
    this.#made = empty
    this.doc.transact(() => {
      for (let acts = 1 + chance.int(MOST_ACTS); acts > 0; acts--) this.#act(chance)
    })
    return this.#made
  }

  /** Two updates, of which the second is of no use without the first. */
  twoUpdates(chance: Chance): [Uint8Array, Uint8Array] {
    const text = this.doc.getText('text')
    const one = () => (text.insert(text.length, `${chance.int(1_000)}`), this.#made)
    return [one(), one()]
  }

  /** All of it in the encoding that is not spoken here. */
  updateV2(chance: Chance): Uint8Array {
    this.update(chance)
    return Y.encodeStateAsUpdateV2(this.doc)
  }

  /** Of this client in awareness, never twice the same. */
  nextClock(): number {
    return ++this.#clock
  }

  #act(chance: Chance): void {
    const text = this.doc.getText('text')
    const steps = this.doc.getArray('steps')
    const map = this.doc.getMap(chance.pick(['intents', 'locks', 'notes', '__proto__', '', 'x']))
    const at = chance.int(text.length + 1)
    chance.pick<() => void>([
      () => text.insert(at, chance.pick(['a', 'agreed', '\u0000', '\ud800', '👩‍👩‍👧‍👦', '\u202e', 'x'.repeat(200)])),
      () => text.insert(at, 'bold', { bold: valueOf(chance) }),
      () => text.insertEmbed(at, { image: valueOf(chance) }),
      () => text.delete(at, chance.int(text.length - at + 1)),
      () => map.set(chance.pick(['m1', '__proto__', 'constructor', '', 'x'.repeat(300)]), valueOf(chance)),
      () => map.delete('m1'),
      () => map.set('bytes', new Uint8Array(chance.bytes(chance.int(50)))),
      () => steps.push([valueOf(chance)]),
      () => steps.push([new Y.Map([['what', 'samples']])]),
      () => steps.push([new Y.Text('nested'), new Y.Array(), new Y.XmlElement('p')]),
      () => steps.delete(0, Math.min(steps.length, chance.int(3))),
      () => steps.push([new Y.Doc()]),
      () => this.doc.getXmlFragment('xml').push([new Y.XmlElement('script'), new Y.XmlText('x')]),
    ])()
  }
}

const empty = Y.encodeStateAsUpdate(new Y.Doc())

/** Acts in one update at most. */
const MOST_ACTS = 3
/** Bytes: an update of all its acts stays below the 64 KB of a message. */
const LARGEST_VALUE = 20_000

/** A list of any value of JSON: by itself it might call itself a type of Yjs. */
function valueOf(chance: Chance): unknown[] {
  return [JSON.parse(oddityUpTo(chance, LARGEST_VALUE))]
}
