import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { BesideStore, SideRecord } from '../store/beside.ts'
import type { CleanPicture } from './clean.ts'

/** Characters of base64 in one record: below what a store takes in one. */
const PIECE = 15_000

interface Piece {
  type: CleanPicture['type']
  base64: string
}

/** Pictures of people, beside their rooms: erased with who is in them. Whose is shown says the profile, by its mark. */
export class Pictures {
  readonly #beside: BesideStore

  constructor(beside: BesideStore) {
    this.#beside = beside
  }

  /** 'gone': whose picture it is was erased, or there is no such room. @throws StoreUnreachable, StoreFull */
  async put(roomId: RoomId, id: ParticipantId, mark: string, { type, bytes }: CleanPicture): Promise<'kept' | 'gone'> {
    const base64 = bytes.toString('base64')
    const count = Math.ceil(base64.length / PIECE)
    const pieces = Array.from({ length: count }, (_, n): SideRecord => {
      const value: Piece = { type, base64: base64.slice(n * PIECE, (n + 1) * PIECE) }
      return { key: `${prefixOf(id, mark)}${n}`, owners: [id], value }
    })
    return this.#beside.put(roomId, pieces)
  }

  /** undefined: it is not there (any more). @throws StoreUnreachable */
  async read(roomId: RoomId, id: ParticipantId, mark: string): Promise<CleanPicture | undefined> {
    const records = await this.#beside.read(roomId, prefixOf(id, mark))
    const pieces = records.map(({ value }) => value as Piece)
    const type = pieces[0]?.type
    return type && { type, bytes: Buffer.from(pieces.map(({ base64 }) => base64).join(''), 'base64') }
  }

  async drop(roomId: RoomId, id: ParticipantId, mark: string): Promise<void> {
    const records = await this.#beside.read(roomId, prefixOf(id, mark))
    await this.#beside.drop(
      roomId,
      records.map(({ key }) => key),
    )
  }
}

function prefixOf(id: ParticipantId, mark: string): string {
  return `picture/${id}/${mark}/`
}
