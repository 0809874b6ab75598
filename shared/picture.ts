// What a picture of a person may be, as phone and server both hold it to.

/** A square of so many pixels a side at most, and at least. */
export const mostPixels = 256
export const leastPixels = 16
/** Of the file, in bytes. */
export const mostPictureBytes = 40_000

export type PictureType = 'jpeg' | 'png' | 'webp'

export interface PictureSize {
  type: PictureType
  width: number
  height: number
}

const ascii = (bytes: Uint8Array, from: number, text: string) =>
  [...text].every((letter, i) => bytes[from + i] === letter.charCodeAt(0))

/**
 * What a file's beginning says that it holds: nothing is unpacked, for a few bytes can unpack to gigabytes. undefined: none of these
 * types, or its size comes later than these bytes.
 */
export function sizeOf(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (ascii(bytes, 0, '\x89PNG\r\n\x1a\n') && ascii(bytes, 12, 'IHDR'))
      return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
    if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return webpSize(bytes, view)
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view)
    return undefined
  } catch (error) {
    // Beyond the end.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function webpSize(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  const size24 = (at: number) => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (ascii(bytes, 12, 'VP8X')) return { type: 'webp', width: size24(24), height: size24(27) }
  return frameSize(bytes.subarray(12))
}

/** Of a chunk `VP8 ` or `VP8L`, with its head. @throws RangeError it is too short */
export function frameSize(chunk: Uint8Array): PictureSize | undefined {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  if (ascii(chunk, 0, 'VP8 ')) {
    if (view.getUint8(11) !== 0x9d || view.getUint8(12) !== 0x01 || view.getUint8(13) !== 0x2a) return undefined
    return { type: 'webp', width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff }
  }
  if (!ascii(chunk, 0, 'VP8L') || view.getUint8(8) !== 0x2f) return undefined
  const sizes = view.getUint32(9, true)
  return { type: 'webp', width: 1 + (sizes & 0x3fff), height: 1 + ((sizes >>> 14) & 0x3fff) }
}

/** Frames by Huffman codes: baseline, extended, progressive. No browser writes others. */
export const jpegFrames: readonly number[] = [0xc0, 0xc1, 0xc2]

function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (jpegFrames.includes(marker))
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else if (marker === 0xda || marker === 0xd9) return undefined
    else at += 2 + view.getUint16(at + 2)
  }
}
