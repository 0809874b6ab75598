/** A page that nobody looks at paints nothing: then it goes on after this, ms. */
const LONGEST_MS = 500

/** Resolves when what has been drawn is on the screen. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, LONGEST_MS)
  })
}
