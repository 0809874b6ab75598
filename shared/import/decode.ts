export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'

export interface Decoded {
  text: string
  encoding: Encoding
}

/**
 * The text of a file of unknown encoding: UTF-16 by its byte order mark; otherwise UTF-8; otherwise, when it holds no
 * multi-byte letter of UTF-8 at all, Windows-1252. Bytes that fit none become U+FFFD, which the judgement finds in its cell.
 * @param windows1252 handed in, because Node's own decoder is wrong for 0x80-0x9F (nodejs/node issue 56542)
 */
export function decoded(bytes: Uint8Array, windows1252: (bytes: Uint8Array) => string): Decoded {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    const hasMark = first === 0xef && second === 0xbb && bytes[2] === 0xbf
    const text = new TextDecoder('utf-8').decode(bytes)
    if (hasMark || /[^\0-\x7f\uFFFD]/.test(text)) return { text, encoding: 'UTF-8' }
    return { text: windows1252(bytes), encoding: 'Windows-1252' }
  }
}
