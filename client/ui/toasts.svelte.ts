/** How long a word that needs no answer stays, in ms. */
const STAYS_MS = 5000
let shown = $state.raw<readonly { id: number; text: string }[]>([])
let last = 0

export function toasts(): readonly { id: number; text: string }[] {
  return shown
}

/** Says something that needs no answer. What does need one stands in its own place instead. */
export function toast(text: string): void {
  const one = { id: ++last, text }
  shown = [...shown.filter((other) => other.text !== text), one]
  setTimeout(() => (shown = shown.filter((other) => other !== one)), STAYS_MS)
}
