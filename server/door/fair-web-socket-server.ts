import { type ServerOptions, WebSocketServer } from 'ws'

/** One frame a turn of the loop: a chunk full of the smallest ones must not keep everybody else waiting until its end. */
export class FairWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false, maxFragments: 1_024 } as ServerOptions)
  }
}
