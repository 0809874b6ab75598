import { randomBytes } from 'node:crypto'

/** Makes a fresh random id of `a-z0-9`; 12 characters unless told, 62 bits. */
export type NewId = (length?: number) => string

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

export const randomId: NewId = (length = 12) => {
  let id = ''
  // 252 is the largest multiple of 36 in a byte: bytes above it would make the first letters likelier.
  while (id.length < length)
    for (const byte of randomBytes(length)) if (byte < 252 && id.length < length) id += letters[byte % 36]
  return id
}
