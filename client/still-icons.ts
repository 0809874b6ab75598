import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const ICON = /\/@lucide\/svelte\/dist\/icons\/[a-z0-9-]+\.svelte$/
const OPENING =
  '<svg class="lucide-icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" ' +
  'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'

/** An element's name and its attributes. */
type Shape = readonly [string, Readonly<Record<string, string>>]

/**
 * Lucide's icons as drawings that stand still: its components put each line together when they are drawn, so that size and colour may
 * change at any time. Here style sheets say both, and a slow phone draws a row of icons in a tenth of the time.
 */
export function stillIcons(): Plugin {
  return {
    name: 'rondo:still-icons',
    enforce: 'pre',
    async load(id) {
      if (!ICON.test(id)) return null
      const [, icon] = /const iconData = (\{.*\});/.exec(await readFile(id, 'utf8')) ?? []
      if (!icon) this.error(`Lucide writes its icons in another way now: ${id}`)
      const { node } = JSON.parse(icon) as { node: readonly Shape[] }
      return `${OPENING}${node.map(drawn).join('')}</svg>`
    },
  }
}

function drawn([name, attributes]: Shape): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return `<${name}${written.join('')} />`
}
