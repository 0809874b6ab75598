// Pictures made by hand, of the parts that matter: what a decoder would make of their coded data is not asked.

export const word = (value: number) => Buffer.from([value >> 8, value & 0xff])
const segment = (marker: number, body: Uint8Array) =>
  Buffer.concat([Buffer.from([0xff, marker]), word(body.length + 2), body])

/** Segments of a JPEG that tell of more than the picture. */
export const exif = segment(0xe1, Buffer.from('Exif\0\0 GPS 45.4642 N 9.1900 E'))
export const comment = segment(0xfe, Buffer.from('taken by Ana'))
export const colourProfile = segment(0xe2, Buffer.from('ICC_PROFILE\0 of a telephone'))

export function jpeg(
  width = 64,
  height = 64,
  more: { before?: Uint8Array[]; after?: Uint8Array; frames?: number } = {},
): Buffer {
  const frame = segment(
    0xc0,
    Buffer.concat([Buffer.from([8]), word(height), word(width), Buffer.from([1, 1, 0x11, 0])]),
  )
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(more.before ?? []),
    segment(0xdb, Buffer.alloc(65, 1)),
    ...Array.from({ length: more.frames ?? 1 }, () => frame),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Coded data with a stuffed byte and a restart in it.
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5]),
    Buffer.from([0xff, 0xd9]),
    more.after ?? Buffer.of(),
  ])
}

export function chunk(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

export function webp(chunks: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

export function lossy(width = 64, height = 64): Buffer {
  const body = Buffer.from([0x30, 1, 0, 0x9d, 1, 0x2a, 0, 0, 0, 0, 7, 7, 7])
  body.writeUInt16LE(width, 6)
  body.writeUInt16LE(height, 8)
  return chunk('VP8 ', body)
}

export function lossless(width = 64, height = 64): Buffer {
  const body = Buffer.alloc(12, 5)
  body[0] = 0x2f
  body.writeUInt32LE(width - 1 + ((height - 1) << 14), 1)
  return chunk('VP8L', body)
}

export function extended(flags: number, width = 64, height = 64): Buffer {
  const body = Buffer.alloc(10)
  body[0] = flags
  body.writeUIntLE(width - 1, 4, 3)
  body.writeUIntLE(height - 1, 7, 3)
  return chunk('VP8X', body)
}

export function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(13)
  head.write('IHDR', 4)
  head.writeUInt32BE(width, 8)
  head.writeUInt32BE(height, 12)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), head])
}
