import { mkdtemp, readFile, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for one test's files. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'rondo-store-'))
}

/** The files under `dir` in which these bytes are found, however the store calls them. Files that vanish meanwhile hold nothing. */
export async function filesWith(dir: string, text: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const held = await Promise.all(
    files.map((file) =>
      readFile(file).then(
        (bytes) => bytes.includes(text),
        () => false,
      ),
    ),
  )
  return files.filter((_, index) => held[index])
}
