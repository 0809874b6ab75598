import type { Chance } from './chance.ts'
import type { Message } from './packets.ts'

// Frames of RFC 6455 as a client sends them: masked, and for once also wrongly.

const text = 0x1
const binary = 0x2

interface Frame {
  opcode: number
  final?: boolean
  /** RSV1 to RSV3, as they stand in the first byte. */
  reserved?: number
  masked?: boolean
  payload?: Buffer
  /** What the header says of the length, where that is not the truth. */
  says?: bigint
}

export function frame({
  opcode,
  final = true,
  reserved = 0,
  masked = true,
  payload = Buffer.alloc(0),
  says,
}: Frame): Buffer {
  const length = says ?? BigInt(payload.length)
  const wide = length < 126n ? 0 : length < 65_536n ? 2 : 8
  const header = Buffer.alloc(2 + wide + (masked ? 4 : 0))
  header[0] = (final ? 0x80 : 0) | reserved | opcode
  header[1] = (masked ? 0x80 : 0) | (wide === 0 ? Number(length) : wide === 2 ? 126 : 127)
  if (wide === 2) header.writeUInt16BE(Number(length), 2)
  if (wide === 8) header.writeBigUInt64BE(BigInt.asUintN(64, length), 2)
  // A mask of zeros is a mask: it leaves the payload as it is, and us the time for other things.
  return Buffer.concat([header, payload])
}

const dataOf = (message: Message) => (typeof message === 'string' ? Buffer.from(message) : message)
const opcodeOf = (message: Message) => (typeof message === 'string' ? text : binary)

/** A message whole, or in pieces with a ping between them. */
export function framed(chance: Chance, message: Message): Buffer {
  const payload = dataOf(message)
  const opcode = opcodeOf(message)
  if (!chance.once(12) || payload.length > 100_000) return frame({ opcode, payload })
  const cut = chance.int(payload.length + 1)
  return Buffer.concat([
    frame({ opcode, final: false, payload: payload.subarray(0, cut) }),
    ...(chance.once(2) ? [frame({ opcode: 0x9, payload: chance.bytes(chance.int(126)) })] : []),
    ...(chance.once(2) ? [frame({ opcode: 0x0, final: false })] : []),
    frame({ opcode: 0x0, payload: payload.subarray(cut) }),
  ])
}

/** Frames after which a server has to hang up. */
export function brokenFrame(chance: Chance): Buffer {
  const payload = Buffer.from('42["command",{}]')
  const close = (code: number) => Buffer.from([code >> 8, code & 0xff])
  return chance.pick<() => Buffer>([
    () => frame({ opcode: text, payload, masked: false }),
    () => frame({ opcode: text, payload, reserved: chance.pick([0x40, 0x20, 0x10, 0x70]) }),
    () => frame({ opcode: chance.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), payload }),
    () => frame({ opcode: chance.pick([0x8, 0x9, 0xa]), final: false, payload: Buffer.from([3, 232]) }),
    () => frame({ opcode: chance.pick([0x8, 0x9, 0xa]), payload: Buffer.alloc(126 + chance.int(300)) }),
    () => frame({ opcode: 0x0, payload }),
    () => Buffer.concat([frame({ opcode: text, final: false, payload }), frame({ opcode: text, payload })]),
    () => frame({ opcode: text, payload: Buffer.from([0x34, 0x32, 0xff, 0xfe, 0xc3, 0x28]) }),
    () => frame({ opcode: text, payload: Buffer.from([0x34, 0x32, 0xed, 0xa0, 0x80]) }),
    () => frame({ opcode: 0x8, payload: close(chance.pick([1000, 1001, 3000, 4999])) }),
    () => frame({ opcode: 0x8, payload: close(chance.pick([0, 999, 1004, 1005, 1006, 1015, 2000, 5000, 65_535])) }),
    () => frame({ opcode: 0x8, payload: Buffer.from([3]) }),
    () => frame({ opcode: 0x8, payload: Buffer.concat([close(1000), Buffer.from([0xff])]) }),
    () =>
      frame({
        opcode: text,
        payload,
        says: chance.pick([2_000_000n, 2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]),
      }),
    () => Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
  ])()
}
