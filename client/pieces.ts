import { resolve } from 'node:path'
import type { Rolldown } from 'vite'

type Naming = NonNullable<Exclude<Rolldown.CodeSplittingGroup['name'], string>>
type Context = Parameters<Naming>[1]

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it']

/**
 * In which pieces the client is built. A phone on a hall's network waits for each file there and back, and its processor for each that is
 * announced: so all that shows my day is one piece, what is needed as soon as somebody taps another, and each language's first words one.
 * Small parts that most other pages share are one too.
 */
export const pieces: Rolldown.CodeSplittingGroup[] = [
  { name: allOf('first', ['main.ts', 'text/counting.ts']), priority: 4 },
  ...languages.map((language) => ({ name: allOf(`words-${language}`, [`text/${language}/pocket.ts`]), priority: 3 })),
  { name: allOf('later', ['phone/rest.ts']), priority: 2 },
  { name: 'kit', test: /client\/ui\/|@lucide/, minShareCount: 3, priority: 1 },
]

const script = resolve(import.meta.dirname, 'main.ts')

/**
 * The piece of these files and all that they import, not of what they load later. The page's own script stays by itself: it waits for the
 * words, which wait for the piece that they share with it.
 */
function allOf(piece: string, files: readonly string[]): Naming {
  const roots = files.map((file) => resolve(import.meta.dirname, file))
  let within: ReadonlySet<string> | undefined
  return (id, context) => {
    within ??= reachedFrom(roots, context)
    return within.has(id) && id !== script ? piece : null
  }
}

function reachedFrom(roots: readonly string[], context: Context): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [...roots]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return reached
}
