import { createServer, request, Agent, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express, { Router } from 'express'
import type { Logger } from 'pino'
import { backupRoutes } from '../../server/http/backup.ts'
import { calendarRoutes } from '../../server/http/calendar.ts'
import type { HttpMeans } from '../../server/http/context.ts'
import { answerErrors, notFound } from '../../server/http/errors.ts'
import { exportRoutes } from '../../server/http/exports.ts'
import { logRequests } from '../../server/http/log.ts'
import { participantRoutes } from '../../server/http/participants.ts'
import { PostBox } from './post-box.ts'

/** One real HTTP server for all histories of a run: each history in its turn is what it serves. */
export class Desk {
  readonly #server: Server
  readonly #agent = new Agent({ keepAlive: true })
  readonly postBox = new PostBox()
  #serves: RequestListener = () => undefined

  constructor() {
    this.#server = createServer((incoming, response) => this.#serves(incoming, response))
  }

  async open(): Promise<void> {
    await this.postBox.open()
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  serve(means: HttpMeans, log: Logger): void {
    const app = express()
    app.disable('x-powered-by')
    app.use(logRequests(log))
    const api = Router()
    api.use(calendarRoutes(means), exportRoutes(means), participantRoutes(means), backupRoutes(means), notFound)
    app.use('/api', api)
    app.use(answerErrors(log))
    this.#serves = app
  }

  /** Status, headers but for the time of day, and body. */
  ask(path: string, token?: string): Promise<string> {
    const { port } = this.#server.address() as AddressInfo
    const headers = { host: 'rondo.example', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    return new Promise((resolve, reject) => {
      const asked = request({ port, path, headers, agent: this.#agent }, (response) => {
        const parts: string[] = []
        response.setEncoding('utf8')
        response.on('data', (part: string) => parts.push(part))
        response.on('end', () => {
          const { date: _, ...rest } = response.headers
          resolve([path, response.statusCode, JSON.stringify(rest), parts.join('')].join('\n'))
        })
      })
      asked.once('error', reject)
      asked.end()
    })
  }

  async close(): Promise<void> {
    await this.postBox.close()
    this.#agent.destroy()
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }
}
