/** Words that stand nowhere else, so that their bytes can be looked for: `Zqx7<who>q<what>`. */
export function mark(who: number | string, what: string): string {
  return `Zqx7${who}q${what}`
}

/** Every mark of one person that stands in a text. */
export function marksOf(who: number | string, text: string): string[] {
  return [...new Set(text.match(new RegExp(`zqx7${who}q[a-z]+`, 'gi')) ?? [])]
}

/** Everybody's. */
export function marksIn(text: string): string[] {
  return [...new Set(text.match(/zqx7[a-z0-9]{1,2}q[a-z]+/gi) ?? [])]
}

/** A text with all that could hide a mark from a search: UTF-16, and what base64 makes of it at any of its three offsets. */
export function readings(bytes: Buffer): string[] {
  const found = bytes.toString('latin1')
  const base64 = found.match(/[A-Za-z0-9+/_-]{16,}/g) ?? []
  const decoded = base64.flatMap((text) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(text.slice(skip), 'base64').toString('latin1')),
  )
  return [found, found.replaceAll('\0', ''), decoded.join('\n')]
}
