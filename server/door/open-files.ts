import { readFileSync } from 'node:fs'

/** What a server keeps open beside connections: its store, its libraries' files, pipes. */
const OWN_FILES = 64
/** Where the system does not say, in files. */
const UNKNOWN = 10_000

/** How many connections this process may have at once, so that it never runs out of files: then it could not even refuse one. */
export function mostConnections(): number {
  return Math.max(OWN_FILES, mostFiles() - OWN_FILES)
}

function mostFiles(): number {
  try {
    const soft = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
    return soft === undefined ? UNKNOWN : Number(soft)
  } catch {
    return UNKNOWN
  }
}
