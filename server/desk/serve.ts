import { chmod, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { CopyRefused } from '../store/backup-file.ts'
import type { Desk } from './desk.ts'

/** Where a server with an embedded store takes its operator's orders: whoever may use the folder may use the socket in it. */
export function deskPath(dataDir: string): string {
  return join(dataDir, 'desk.sock')
}

/** Serves the desk on a socket file. One process has the data folder, so the tools have to ask it. Returns how to stop. */
export async function serveDesk(desk: Desk, dataDir: string, log: Logger): Promise<() => Promise<void>> {
  const path = deskPath(dataDir)
  // Left behind by a process that was killed; no other one has this folder.
  await rm(path, { force: true })
  const server = createServer((request, response) => {
    answer(desk, request, response).catch((error: unknown) => refuse(response, error))
  })
  try {
    await listen(server, path)
    await chmod(path, 0o600)
  } catch (error) {
    log.warn({ err: error }, 'npm run links, backup and restore will not reach this server')
  }
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/** `GET /rooms`, `GET /links/:roomId`, `GET /backup/:roomId`, `POST /restore?as=:roomId`. */
async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://desk')
  const [what, roomId = ''] = url.pathname.slice(1).split('/')
  if (what === 'backup') return desk.backUp(roomId, response)
  const said =
    what === 'rooms'
      ? await desk.rooms()
      : what === 'links'
        ? await desk.links(roomId)
        : await desk.restore(request, url.searchParams.get('as') ?? undefined)
  response.end(JSON.stringify(said))
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const known = error instanceof CopyRefused
  response.statusCode = known ? 409 : 500
  response.end(JSON.stringify(known ? { code: error.code, message: error.message } : { message: String(error) }))
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve())
  })
}
