import { open } from 'node:fs/promises'

/** Some systems cannot do it, or not for this user; there a new file is as safe as they make it. */
const impossible = new Set<unknown>(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM', 'EROFS'])

/** Resolves when the names of the files in a folder are on disk: a file that was flushed is of no use when a power cut takes its name. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!impossible.has((error as NodeJS.ErrnoException).code)) throw error
  }
}
