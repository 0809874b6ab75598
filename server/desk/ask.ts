import { request, type IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import type { OpenedRoom } from '../http/opened.ts'
import { CopyRefused } from '../store/backup-file.ts'
import type { Desk } from './desk.ts'
import { deskPath } from './serve.ts'

/** The desk of the server that has this data folder; undefined when none runs. */
export async function askDesk(dataDir: string): Promise<Desk | undefined> {
  const socketPath = deskPath(dataDir)
  const ask = (method: string, path: string, body?: Readable) => asked(socketPath, method, path, body)
  try {
    await text(await ask('GET', '/rooms'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined
    throw error
  }
  const json = async <T>(response: IncomingMessage) => JSON.parse(await text(response)) as T
  return {
    rooms: async () => json<string[]>(await ask('GET', '/rooms')),
    links: async (roomId) => json<OpenedRoom>(await ask('GET', `/links/${encodeURIComponent(roomId)}`)),
    backUp: async (roomId, file) => pipeline(await ask('GET', `/backup/${encodeURIComponent(roomId)}`), file),
    restore: async (file, as) =>
      json<string>(await ask('POST', `/restore${as === undefined ? '' : `?as=${encodeURIComponent(as)}`}`, file)),
    close: () => Promise.resolve(),
  }
}

function asked(socketPath: string, method: string, path: string, body?: Readable): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path }, (response) => {
      if (response.statusCode === 200) resolve(response)
      else void text(response).then((said) => reject(refusalOf(said)), reject)
    })
    sent.once('error', reject)
    if (body) body.pipe(sent)
    else sent.end()
  })
}

function refusalOf(said: string): Error {
  const { code, message } = JSON.parse(said) as { code?: CopyRefused['code']; message: string }
  return code === undefined ? new Error(message) : new CopyRefused(code, message)
}
