import assert from 'node:assert/strict'
import type { Answer } from '../../shared/protocol.ts'
import { call, Guest, morning, openRoom, type Opened } from '../server/house.ts'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'
import { smallDisk, type SmallDisk } from './small-disk.ts'

/** More commands than any disk of ours has space for. */
const MOST = 5_000

export interface Filled {
  rounds: number
  /** Commands that were answered ok before, between and after. */
  answered: number
  refused: number
  /** Starts on the full disk that were refused with a sentence, or came to listen. */
  starts: { refused: number; ready: number }
  /** Whether it was a disk of its own, and not only a limit of files. */
  disk: boolean
}

/**
 * A server with the embedded store whose disk gets full: it refuses commands, stays up and readable, goes on by itself when there is
 * space again, and forgets nothing, also where it is killed -9 while the disk is full. @throws AssertionError
 */
export async function fillDisks(rounds: number): Promise<Filled> {
  const [file] = await bundled('full-disk', ['main.ts'])
  const filled: Filled = { rounds: 0, answered: 0, refused: 0, starts: { refused: 0, ready: 0 }, disk: true }
  for (; filled.rounds < rounds; filled.rounds++) {
    const disk = await smallDisk()
    filled.disk &&= disk.isDisk
    try {
      await fillOne(file!, disk, filled)
    } finally {
      await disk.remove()
    }
  }
  return filled
}

async function fillOne(file: string, disk: SmallDisk, filled: Filled): Promise<void> {
  const start = () => startProcess(file, { DATA_DIR: `${disk.dir}/data` }, disk.within)
  const free = () => startProcess(file, { DATA_DIR: `${disk.dir}/data` }, disk.isDisk ? disk.within : [])
  let server = await start()
  const room = await openRoom(server, morning())
  const hall = new Hall(room)
  await hall.come(server)
  await hall.add()
  await disk.fill(slack())

  await hall.addUntilFull()
  for (let again = 0; again < 3; again++)
    assert.deepEqual(await hall.add(), full, '[L10] it is refused while it is full')
  await hall.expectReadable(server)
  await disk.makeRoom(server.child.pid!)
  await hall.addUntilOk()
  await hall.expectReadable(server)

  if (disk.isDisk) {
    await disk.fill(slack())
    await hall.addUntilFull()
  }
  await server.end('SIGKILL')
  const words = await start().then(
    (started) => {
      server = started
      filled.starts.ready++
    },
    (error: Error) => error.message,
  )
  if (words !== undefined) {
    filled.starts.refused++
    assert.match(words, /^Rondo cannot start\. The data folder .* cannot be used: /)
  }
  await server.end('SIGKILL')
  await disk.makeRoom(server.child.pid!)
  server = await free()
  await hall.come(server)
  await hall.expectReadable(server)
  await hall.addUntilOk()
  filled.answered += hall.answered.length
  filled.refused += hall.refused
  hall.leave()
  assert.equal(await server.end('SIGTERM'), 0)
}

/** Bytes that are left: so that it is full in the middle of a write, too. */
function slack(): number {
  return Math.floor(Math.random() * 300_000)
}

const full: Answer = { ok: false, code: 'store-unreachable' }

/** A facilitator who adds people with long words, one after another. */
class Hall {
  readonly answered: string[] = []
  refused = 0
  readonly #room: Opened
  #guest: Guest | undefined
  #seq = 1

  constructor(room: Opened) {
    this.#room = room
  }

  async come(server: ServerProcess): Promise<void> {
    this.#guest = await Guest.join(server.url, this.#room.tokens.facilitator)
  }

  /** The same person again, until that was answered ok. */
  async add(): Promise<Answer> {
    const name = `Person ${this.#seq}`
    const profile = {
      name,
      organisation: `${name} Ltd`,
      kind: 'company',
      country: 'IT',
      email: `p${this.#seq}@x.example`,
    }
    const offers = Array.from({ length: 20 }, (_, i) => `${i} ${'x'.repeat(60)}`)
    const sent = { clientId: 'desk', seq: this.#seq, type: 'add-participant', ...profile, offers }
    const answer = await this.#guest!.sendAs(sent)
    if (answer.ok) {
      this.answered.push(name)
      this.#seq++
    } else this.refused++
    return answer
  }

  async addUntilFull(): Promise<void> {
    for (let tries = 0; tries < MOST; tries++) {
      const answer = await this.add()
      if (answer.ok) continue
      assert.deepEqual(answer, full)
      return
    }
    assert.fail('The disk is never full.')
  }

  /** What was refused is asked again, and needs no restart to be done. */
  async addUntilOk(): Promise<void> {
    for (let tries = 0; tries < MOST; tries++) if ((await this.add()).ok) return
    assert.fail('It is refused although there is space.')
  }

  /** Somebody who comes anew sees everybody who was added, once, and nobody else. */
  async expectReadable(server: ServerProcess): Promise<void> {
    const guest = await Guest.join(server.url, this.#room.tokens.facilitator)
    const names = guest.records('staff', 'participant').map(({ name }) => name)
    assert.deepEqual(
      names.sort(),
      [...this.answered].sort(),
      '[L2] all that was answered, and nothing of what was refused',
    )
    assert.equal((await call(server, 'GET', '/readyz')).status, 200)
    guest.leave()
  }

  leave(): void {
    this.#guest?.leave()
  }
}
