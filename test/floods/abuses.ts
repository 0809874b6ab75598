import type { Abuse } from './abuse.ts'
import { deadConnections, handshakes, knocks } from './abuses-at-the-door.ts'
import { documents } from './abuses-on-documents.ts'
import { calendars, exports, guesses, imports, newRooms, pages, slowBodies } from './abuses-over-http.ts'
import { bigFrames, deafCommands, frames, loudRoom, neverReading, pings } from './abuses-over-sockets.ts'

/** An abuse by its name: how it is called on the page of proofs, what is counted, and how it begins. */
export interface Kind {
  says: string
  unit: string
  /** Resolves when it is under way; it goes on until it is ended. */
  begin: (abuse: Abuse) => Promise<void>
}

export const abuses = {
  frames: {
    says: 'a guest of the room sends commands as fast as the line takes them, on 20 sockets',
    unit: 'frames',
    begin: frames,
  },
  'big-frames': { says: 'a guest sends commands of a megabyte', unit: 'frames', begin: bigFrames },
  pings: { says: 'a guest sends pings and takes no pong', unit: 'pings', begin: pings },
  'deaf-commands': {
    says: 'a guest on 50 sockets sends commands and reads no answer',
    unit: 'frames',
    begin: deafCommands,
  },
  'never-reading': {
    says: '200 sockets that never read, while the room changes',
    unit: 'sockets',
    begin: neverReading,
  },
  'loud-room': { says: 'another room: 60 people send good commands without a pause', unit: 'frames', begin: loudRoom },
  documents: {
    says: 'a guest writes and waves in one note as fast as the line takes it, on 50 document sockets',
    unit: 'messages',
    begin: documents,
  },
  'dead-connections': {
    says: '10,000 half-open handshakes of five kinds',
    unit: 'connections',
    begin: deadConnections,
  },
  handshakes: { says: 'sockets opened with forged links, without a pause', unit: 'handshakes', begin: handshakes },
  knocks: { says: 'connections opened and closed, without a pause', unit: 'connections', begin: knocks },
  pages: { says: 'pages and metrics asked for on 100 lines, without a pause', unit: 'requests', begin: pages },
  exports: { says: 'exports and backups of a room of 1,000, on 30 lines', unit: 'requests', begin: exports },
  imports: { says: 'lists of 2,000 people imported on 8 lines', unit: 'requests', begin: imports },
  'slow-bodies': { says: '300 bodies that trickle in', unit: 'connections', begin: slowBodies },
  calendars: { says: 'one calendar asked for on 30 lines', unit: 'requests', begin: calendars },
  guesses: { says: 'tokens and calendar keys guessed on 50 lines', unit: 'requests', begin: guesses },
  'new-rooms': { says: 'rooms opened without a pause', unit: 'requests', begin: newRooms },
} satisfies Record<string, Kind>

export type AbuseName = keyof typeof abuses
