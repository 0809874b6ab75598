import { createServer, type Server, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { CannotStart, type Config } from './config.ts'
import type { Clock } from './clock.ts'
import { DearWork } from './dear-work.ts'
import { Doorway } from './door/doorway.ts'
import { InTurns } from './door/in-turns.ts'
import { mostConnections } from './door/open-files.ts'
import { refuseUpgrade } from './door/refuse-upgrade.ts'
import { openGateway } from './gateway.ts'
import { httpApp } from './http/app.ts'
import type { NewId } from './ids.ts'
import { ListReader, type ListReaderMeans } from './import/list-reader.ts'
import { calendarOf } from './invitation.ts'
import { Limits } from './limits.ts'
import { Links } from './links.ts'
import { officeFor } from './mail/office.ts'
import { Metrics } from './metrics.ts'
import { LiveRehearsals } from './rehearsal/live.ts'
import { Pusher } from './push/pusher.ts'
import { vapidKeys } from './push/vapid.ts'
import { toInternet, type WayOut } from './push/way-out.ts'
import type { Means } from './rooms/means.ts'
import { keepRetention } from './rooms/retention.ts'
import { Rooms } from './rooms/rooms.ts'
import { sharedTurns } from './rooms/turns.ts'
import { DocumentThread, type DocumentThreadMeans } from './yjs/document-thread.ts'
import { Documents } from './yjs/documents.ts'
import { openDocumentDoor } from './yjs/door.ts'
import { Tickets } from './yjs/tickets.ts'
import type { RoomStore } from './store/store.ts'

/** How long a connection may take until it has said what it wants: a phone on a hall's network takes a second or two, a dead one for ever. */
const HEADERS_MS = 10_000
/** How long the whole of a request may take: a list of people of 5 MB over half a megabit. */
const REQUEST_MS = 120_000
/** How long a line may stand still while a request or its answer is under way: a reader who never reads holds the answer in memory. */
const STILL_MS = 60_000
/** How often those who take too long are looked for. */
const LOOK_MS = 1_000
/** Connections that wait until we get to them: a hall that comes back all at once. The system may allow fewer. */
const BACKLOG = 4_096

const patience: ServerOptions = {
  headersTimeout: HEADERS_MS,
  requestTimeout: REQUEST_MS,
  connectionsCheckingInterval: LOOK_MS,
}

/** All that the server does not make itself. */
export interface AppMeans {
  store: RoomStore
  clock: Clock
  newId: NewId
  config: Config
  log: Logger
  /** Where the built client lies. */
  clientDir: string
  /** Starts the thread that reads long lists, server/import/worker.ts. */
  startListThread: ListReaderMeans['start']
  /** Starts the thread that documents are kept in, server/yjs/worker.ts. */
  startDocumentThread: DocumentThreadMeans['start']
  /** How pushes leave; absent: to services on the internet. */
  wayOut?: WayOut
}

export interface App {
  /** Where this machine reaches it; port 0 in the configuration takes a free one. @throws CannotStart */
  listen(): Promise<string>
  /** Takes nothing more, answers what waits, saves snapshots. The store stays open. */
  close(): Promise<void>
}

/** The whole server around a store: HTTP, sockets and rooms, wired. */
export async function createApp({
  store,
  clock,
  newId,
  config,
  log,
  clientDir,
  startListThread,
  startDocumentThread,
  wayOut = toInternet,
}: AppMeans): Promise<App> {
  const secret = config.secret ?? (await store.secret())
  const links = new Links(secret)
  const limits = new Limits()
  const metrics = new Metrics()
  const { pushContact: contact } = config
  const pusher =
    contact === undefined
      ? undefined
      : new Pusher({
          ...{ store, clock, metrics, log, contact, wayOut, keys: vapidKeys(secret) },
          hostOf: (roomId) => rooms.get(roomId),
        })
  const roomMeans: Means = {
    store,
    clock,
    newId,
    log,
    metrics,
    calendarLink: (room, participantId, base) => calendarOf(room, participantId, links, base),
    turns: sharedTurns(),
    happened: (host, steps) => pusher?.happened(host, steps),
  }
  const rooms = new Rooms(roomMeans)
  const office = officeFor({ config, store, rooms, links, clock, log, metrics })
  const stopRetention = keepRetention(roomMeans, rooms)
  const rehearsals = new LiveRehearsals({
    url: () => ownUrl(server, config),
    createKey: config.createKey,
    onFailure: (error) => log.warn({ err: error }, 'a rehearsal failed'),
  })
  const areRoomsBusy = () => limits.areRoomsBusy
  const dearWork = new DearWork(areRoomsBusy)
  const inTurns = new InTurns(areRoomsBusy)
  const lists = new ListReader({
    start: startListThread,
    onFailure: (error) => log.warn({ err: error }, 'the thread that reads lists ended'),
  })
  const thread = new DocumentThread({
    start: startDocumentThread,
    onFailure: (error) => log.warn({ err: error }, 'the thread that keeps documents ended'),
  })
  const documents = new Documents({ store, thread, clock, metrics, log, node: newId() })
  const means = {
    config,
    rooms,
    store,
    documents,
    links,
    limits,
    inTurns,
    dearWork,
    lists,
    metrics,
    pusher,
    office,
    clock,
    newId,
  }
  const server: Server = createServer(patience, httpApp(means, rehearsals, log, clientDir))
  server.timeout = STILL_MS
  const doorway = new Doorway(server, limits, mostConnections())
  const { publicUrl } = config
  const atTheDoor = { rooms, limits, clock, log, publicUrl, doorway, inTurns, tickets: new Tickets(store.documents) }
  const gateway = openGateway(server, { ...atTheDoor, links, metrics })
  const toDocument = openDocumentDoor({ ...atTheDoor, documents })
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/yjs/')) toDocument(request, socket, head)
    else if (!request.url?.startsWith('/socket.io/')) refuseUpgrade(socket)
  })
  return {
    listen: () => listen(server, config),
    async close() {
      stopRetention()
      await office?.stop()
      await rehearsals.close()
      pusher?.close()
      await lists.close()
      await documents.close()
      await rooms.stop()
      const closed = gateway.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function listen(server: Server, config: Config): Promise<string> {
  const { port, host } = config
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use already' : `cannot be listened on (${error.code})`
      reject(new CannotStart(`Port ${port} ${why}. Set PORT to another one.`))
    })
    server.listen({ port, host, backlog: BACKLOG }, () => resolve(ownUrl(server, config)))
  })
}

/** All addresses are reached by this machine's own. */
function ownUrl(server: Server, { host }: Config): string {
  const { port } = server.address() as AddressInfo
  if (host === undefined || host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
