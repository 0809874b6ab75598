interface Due {
  at: number
  order: number
  act: (() => void) | undefined
}

/** Virtual time: what is to happen, in the order of its time and then of its making. Nothing here waits. */
export class Timeline {
  /** ms since 1970 UTC. */
  now: number
  #heap: Due[] = []
  #made = 0

  constructor(now: number) {
    this.now = now
  }

  /** Returns how to call it off. */
  after(ms: number, act: () => void): () => void {
    const due: Due = { at: this.now + Math.max(0, ms), order: this.#made++, act }
    this.#push(due)
    return () => (due.act = undefined)
  }

  /** Goes to the next thing that happens before `until`, and lets it happen. False: there is none. */
  step(until: number): boolean {
    for (;;) {
      const due = this.#heap[0]
      if (!due || due.at >= until) {
        this.now = Math.max(this.now, until)
        return false
      }
      this.#pop()
      if (!due.act) continue
      this.now = due.at
      due.act()
      return true
    }
  }

  #push(due: Due): void {
    const heap = this.#heap
    let i = heap.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!isEarlier(due, heap[parent]!)) break
      heap[i] = heap[parent]!
      i = parent
    }
    heap[i] = due
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()!
    if (heap.length === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isEarlier(heap[child + 1]!, heap[child]!)) child++
      if (!isEarlier(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
  }
}

function isEarlier(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
