import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What the node counts, for Prometheus. No label ever names a person, a room or a link. */
export class Metrics {
  readonly registry = new Registry()
  readonly commands = new Counter({
    name: 'rondo_commands_total',
    help: 'Commands answered, by result: ok or the code of the refusal',
    labelNames: ['result'],
    registers: [this.registry],
  })
  readonly commandSeconds = new Histogram({
    name: 'rondo_command_seconds',
    help: 'From the arrival of a command to its answer, in seconds',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  })
  readonly commits = new Counter({
    name: 'rondo_commits_total',
    help: 'Commits this node wrote',
    registers: [this.registry],
  })
  readonly conflicts = new Counter({
    name: 'rondo_conflicts_total',
    help: 'Appends that another node was quicker than',
    registers: [this.registry],
  })
  readonly sockets = new Gauge({ name: 'rondo_sockets', help: 'Sockets that are open', registers: [this.registry] })
  readonly documents = new Gauge({
    name: 'rondo_documents_open',
    help: 'Plans, notes and boards that somebody is at',
    registers: [this.registry],
  })
  readonly documentConnections = new Gauge({
    name: 'rondo_document_connections',
    help: 'Connections to documents that are open',
    registers: [this.registry],
  })
  readonly documentUpdates = new Counter({
    name: 'rondo_document_updates_total',
    help: 'Updates of documents this node stored',
    registers: [this.registry],
  })
  readonly documentsClosed = new Counter({
    name: 'rondo_document_connections_closed_total',
    help: 'Connections to documents that were closed from here, by close code',
    labelNames: ['code'],
    registers: [this.registry],
  })
  readonly pushes = new Counter({
    name: 'rondo_pushes_total',
    help: 'Posts to push services by what became of them: taken, gone, refused, failed (tried again) or dropped',
    labelNames: ['result'],
    registers: [this.registry],
  })
  readonly letters = new Counter({
    name: 'rondo_letters_total',
    help: 'Letters handed to the mail server, by what came of it: sent, refused, later or down',
    labelNames: ['result'],
    registers: [this.registry],
  })
  readonly rooms = new Gauge({ name: 'rondo_rooms_loaded', help: 'Rooms in memory', registers: [this.registry] })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }
}
