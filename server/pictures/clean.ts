import { frameSize, jpegFrames, leastPixels, mostPictureBytes, mostPixels, sizeOf } from '../../shared/picture.ts'

/** A picture with nothing in it but the picture. */
export interface CleanPicture {
  type: 'image/jpeg' | 'image/webp'
  bytes: Buffer
}

/** Why a file is not taken. */
export type PictureFault = 'too-large' | 'not-a-picture' | 'wrong-size' | 'damaged'

/**
 * A JPEG or WebP as a phone makes it, without what else such files carry: where and when it was taken, thumbnails, profiles, comments.
 * Read by its structure; nothing is unpacked. No SVG (it is a program), no PNG (phones make the others), nothing that moves.
 */
export function cleanPicture(file: Uint8Array): CleanPicture | PictureFault {
  if (file.length > mostPictureBytes) return 'too-large'
  const size = sizeOf(file)
  if (!size || size.type === 'png') return 'not-a-picture'
  const { width, height } = size
  if (width !== height || width > mostPixels || width < leastPixels) return 'wrong-size'
  try {
    const bytes = size.type === 'jpeg' ? cleanJpeg(file) : cleanWebp(file, width)
    return bytes ? { type: `image/${size.type}`, bytes } : 'damaged'
  } catch (error) {
    // Read beyond the end.
    if (error instanceof RangeError) return 'damaged'
    throw error
  }
}

/** What a decoder needs: tables, the frame, restarts, scans. */
const kept = [0xdb, 0xc4, 0xdd, 0xda, ...jpegFrames]
const [startOfScan, endOfImage, adobe, comment] = [0xda, 0xd9, 0xee, 0xfe]

/** undefined: not a whole JPEG of one frame. */
function cleanJpeg(file: Uint8Array): Buffer | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const parts = [file.subarray(0, 2)]
  let frames = 0
  let scans = 0
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === endOfImage) {
      parts.push(file.subarray(at, at + 2))
      return frames === 1 && scans > 0 ? Buffer.concat(parts) : undefined
    }
    const length = view.getUint16(at + 2)
    let end = at + 2 + length
    if (length < 2 || end > file.length) return undefined
    if (jpegFrames.includes(marker)) frames++
    if (marker === startOfScan) {
      scans++
      end = endOfScan(view, end)
    }
    // How colours are coded stands in Adobe's segment of this length, and nothing else does.
    if (kept.includes(marker) || (marker === adobe && length === 14)) parts.push(file.subarray(at, end))
    else if (!(marker >= 0xe0 && marker <= 0xef) && marker !== comment) return undefined
    at = end
  }
}

/** The first marker after coded data that is no restart and no stuffed byte. @throws RangeError there is none */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at++) {
    if (view.getUint8(at) !== 0xff) continue
    const next = view.getUint8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
}

/** Of VP8X: the picture has an alpha channel. All else that its flags tell of is left out. */
const alphaFlag = 0x10

/** undefined: not one still picture of so many pixels a side. */
function cleanWebp(file: Uint8Array, side: number): Buffer | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = 8 + view.getUint32(4, true)
  if (end > file.length) return undefined
  const parts: Uint8Array[] = []
  let frames = 0
  for (let at = 12; at < end;) {
    const type = Buffer.from(file.subarray(at, at + 4)).toString('latin1')
    const next = at + 8 + view.getUint32(at + 4, true)
    if (next > end) return undefined
    const chunk = file.slice(at, next)
    if (type === 'VP8X') chunk[8] = chunk[8]! & alphaFlag
    if (type === 'ANIM' || type === 'ANMF') return undefined
    if (type === 'VP8 ' || type === 'VP8L') {
      const size = frameSize(chunk)
      if (size?.width !== side || size.height !== side) return undefined
      frames++
    }
    if (['VP8X', 'ALPH', 'VP8 ', 'VP8L'].includes(type)) parts.push(chunk, new Uint8Array(chunk.length % 2))
    at = next + (next % 2)
  }
  if (frames !== 1) return undefined
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
