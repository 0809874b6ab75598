import { randomFillSync } from 'node:crypto'

/** Makes a fresh random id of `a-z0-9`; 12 characters unless told, 62 bits. */
export type NewId = (length?: number) => string

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Drawn ahead: asking for a few bytes costs as much as for all of these, and a list of 5,000 people takes 10,000 ids. Each is used once. */
const drawn = Buffer.alloc(4_096)
let used = drawn.length

export const randomId: NewId = (length = 12) => {
  let id = ''
  while (id.length < length) {
    if (used === drawn.length) {
      randomFillSync(drawn)
      used = 0
    }
    const byte = drawn[used++]!
    // 252 is the largest multiple of 36 in a byte: bytes above it would make the first letters likelier.
    if (byte < 252) id += letters[byte % 36]
  }
  return id
}
