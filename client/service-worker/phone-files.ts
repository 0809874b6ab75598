import type { Plugin, Rolldown } from 'vite'

/** Folders of the pages that only staff, the big screen and who opens a room see: they need a network anyway. */
const elsewhere = /\/client\/(staff|board|plan|presence|history|screen|setup|report|welcome|join|paper)\//
/** Whole languages, which those pages load instead of the phone's own part. */
const wholeLanguage = /\/client\/text\/[a-z]{2}\.ts$/

/**
 * Which of the built files a participant's phone can come to need: all that can be reached from the page without passing through a page of
 * somebody else. `keeps` answers once the files have been built.
 */
export function phoneFiles(): { plugin: Plugin; keeps(url: string): boolean } {
  const kept = new Set<string>()
  return {
    plugin: {
      name: 'phone-files',
      apply: 'build',
      generateBundle(_options, bundle) {
        const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry)
        if (entry?.type === 'chunk') gather(entry, bundle, kept)
      },
    },
    keeps: (url) => (!url.endsWith('.js') && !url.endsWith('.css') ? isShown(url) : kept.has(url)),
  }
}

/** Pictures and letters: the page, its icon, and the two alphabets that most names are written in. */
function isShown(url: string): boolean {
  return !url.endsWith('.woff2') || /-latin(-ext)?-/.test(url)
}

function gather(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, kept: Set<string>): void {
  if (kept.has(chunk.fileName)) return
  kept.add(chunk.fileName)
  for (const file of chunk.viteMetadata?.importedCss ?? []) kept.add(file)
  for (const file of [...chunk.imports, ...chunk.dynamicImports]) {
    const next = bundle[file]
    if (next?.type !== 'chunk') continue
    const page = next.facadeModuleId ?? ''
    if (!elsewhere.test(page) && !wholeLanguage.test(page)) gather(next, bundle, kept)
  }
}
