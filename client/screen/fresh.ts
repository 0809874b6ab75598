/** "Just booked" fades over 4 s. Source: LOOK, motion. */
const FADES_MS = 4000

/**
 * Lets what was booked at `bookedAt` glow in yellow until it is 4 s old; older things rest. An animation, not a state: it needs no
 * timer, and a page that was opened 2 s after begins in its middle.
 * @param frames from glowing to resting
 */
export function glow(
  bookedAt: string,
  now: () => number,
  frames: Keyframe[],
): (element: Element) => (() => void) | undefined {
  return (element) => {
    const age = Math.max(0, now() - Date.parse(bookedAt))
    if (age >= FADES_MS) return undefined
    const animation = element.animate(frames, { duration: FADES_MS, easing: 'cubic-bezier(0.4, 0, 1, 1)' })
    animation.currentTime = age
    return () => animation.cancel()
  }
}
