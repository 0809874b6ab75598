/** One Socket.IO event, encoded once for every socket that it goes to. */
export interface Packet {
  /** A Socket.IO packet of protocol 5: `2` is an event in the default namespace. */
  text: string
  /** The whole WebSocket frame around it, unmasked and uncompressed, so that a thousand sockets need not frame it a thousand times. */
  frame: readonly [header: Buffer, payload: Buffer]
}

export function packetOf(event: string, payload: unknown): Packet {
  const text = `2${JSON.stringify([event, payload])}`
  // `4` is engine.io's message.
  const data = Buffer.from(`4${text}`)
  return { text, frame: [headerOf(data.length), data] }
}

/** Header of a final text frame, RFC 6455 section 5.2. */
function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([0x81, length])
  if (length < 65_536) {
    const header = Buffer.from([0x81, 126, 0, 0])
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.alloc(10)
  header.writeUInt8(0x81, 0)
  header.writeUInt8(127, 1)
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
