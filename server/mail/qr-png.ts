import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Pixels of a module: a code of 45 modules and its margin is some 320 pixels wide, sharp on a dense screen. */
const SCALE = 6
/** Modules of quiet around it. Source: ISO/IEC 18004. */
const BORDER = 4

/** A QR code at level M as a PNG of one bit a pixel: mail programs show no SVG. Some 1 kB. */
export function qrPng(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  const side = size * SCALE
  const lines = data.map((cells) => lineOf(cells, side))
  const pixels = Buffer.concat(lines.flatMap((line) => Array<Buffer>(SCALE).fill(line)))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit a pixel, grey; the rest is zero: the only compression, filter and order there are.
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One line of pixels: its filter (none), then a bit for each, 1 being white. */
function lineOf(cells: readonly boolean[], side: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil(side / 8))
  for (let x = 0; x < side; x++) if (!cells[Math.floor(x / SCALE)]) line[1 + (x >> 3)]! |= 0x80 >> (x & 7)
  return line
}

/** Length, name, content, and the checksum of the last two. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
